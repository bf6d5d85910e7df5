import { ownOrder } from "../packed/own-order.ts";
import { hashOf, textsIn } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import type { Dataset } from "./dataset.ts";
import type { Field } from "./field.ts";

/** Records in an order of their own, made ready to be compared. */
export type Ordered = {
  readonly data: Dataset;
  /** The row that each row was given as. */
  readonly given: Int32Array;
};

/**
 * The same records in an order that what stands in them decides: whatever is drawn, summed or broken as a tie
 * afterwards does not depend on the order in which they were given. The codes of all their fields stand record after
 * record as well: pairs are of rows from anywhere, and with a column for each field every field of a row is waited
 * for, so only once.
 */
export function byRow(data: Dataset): Ordered {
  const fields = Object.values(data)
    .flatMap((value: unknown) => value)
    .filter(isField);
  const given = ownOrder(data.rows, fields.map(hashed));
  const stride = fields.length;
  const codes = codesOf(data.rows * stride);
  const placed = new Map<Field, Field>();
  for (const [offset, field] of fields.entries()) {
    const own = codesOf(data.rows);
    for (let row = 0; row < data.rows; row += 1) {
      const code = field.codes[given[row] ?? -1] ?? -1;
      own[row] = code;
      codes[row * stride + offset] = code;
    }
    placed.set(field, { ...field, codes: own, inRows: { codes, stride, offset } });
  }
  const place = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(place);
    return isField(value) ? placed.get(value) : value;
  };
  const made = Object.entries(data).map(([name, value]) => [name, place(value)]);
  return { data: Object.fromEntries(made) as Dataset, given };
}

function hashed({ codes, forms }: Field) {
  const values = textsIn(forms);
  const hashes = Uint32Array.from({ length: values.length }, (_, at) => hashOf(values, at));
  return { codes, hashes };
}

const isField = (value: unknown): value is Field =>
  typeof value === "object" && value !== null && "codes" in value;
