import { codesOf } from "../columns/shared.ts";
import type { Dataset } from "./dataset.ts";
import type { Field } from "./field.ts";

/**
 * The same records, the codes of all their fields also record after record. Pairs are of rows from
 * anywhere: with a column for each field every field of a row is waited for, so only once.
 */
export function byRow(data: Dataset): Dataset {
  const fields = Object.values(data)
    .flatMap((value: unknown) => value)
    .filter(isField);
  const stride = fields.length;
  const codes = codesOf(data.rows * stride);
  for (const [offset, field] of fields.entries())
    for (let row = 0; row < data.rows; row += 1)
      codes[row * stride + offset] = field.codes[row] ?? -1;
  const placed = new Map(
    fields.map((field, offset) => [field, { ...field, inRows: { codes, stride, offset } }]),
  );
  const place = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(place);
    return isField(value) ? placed.get(value) : value;
  };
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, place(value)]),
  ) as Dataset;
}

const isField = (value: unknown): value is Field =>
  typeof value === "object" && value !== null && "codes" in value;
