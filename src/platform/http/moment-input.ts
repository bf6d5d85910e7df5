import { z } from "zod";
import { field } from "./field.ts";
import { formText } from "./text.ts";

/** The four boxes of a moment under one name. */
export const momentInput = <N extends string>(name: N) =>
  ({
    [`${name}-day`]: field(),
    [`${name}-month`]: field(),
    [`${name}-year`]: field(),
    [`${name}-time`]: field(),
  }) as Record<`${N}-${"day" | "month" | "year" | "time"}`, ReturnType<typeof field>>;

/** Boxes that can be ticked together: none, one or several. */
export const several = z
  .union([field(), z.array(formText())])
  .default([])
  .transform((keys) => (typeof keys === "string" ? [keys].filter((one) => one !== "") : keys));
