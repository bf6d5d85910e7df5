import { datePartsOf, type DateParts } from "../../kernel/fields.ts";
import { field } from "./field.ts";

type Boxes<N extends string> = `${N}-${"day" | "month" | "year"}`;

export type DateTyped<N extends string> = Readonly<Record<Boxes<N>, string>>;

/** The three boxes of a date under one name, for the shape of a form. */
export const dateInput = <N extends string>(name: N) =>
  ({
    [`${name}-day`]: field(),
    [`${name}-month`]: field(),
    [`${name}-year`]: field(),
  }) as Record<Boxes<N>, ReturnType<typeof field>>;

export const dateOf = <N extends string>(typed: DateTyped<N>, name: N): DateParts => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
});

/** A date as it stands in its boxes; empty where there is none. */
export function dateTyped<N extends string>(name: N, on: string | null): DateTyped<N> {
  const { day, month, year } = on === null ? { day: "", month: "", year: "" } : datePartsOf(on);
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
  } as DateTyped<N>;
}
