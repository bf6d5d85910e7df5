import { z } from "zod";
import { field } from "./field.ts";

/**
 * A field of a form that is taken from anybody: one that comes several times is read together, and
 * what is no text is left out. Nothing that somebody tells is lost for its shape.
 */
export const anyText = () => z.preprocess(asText, field());

function asText(value: unknown): string {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  return texts
    .filter((one) => typeof one === "string")
    .join("\n")
    .toWellFormed();
}
