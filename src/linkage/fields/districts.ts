import { textAt, textsIn } from "../columns/packed.ts";
import { fieldOf, type Field } from "./field.ts";

/** Postcodes as far as records tell them. */
export type Postcodes = {
  /** Where all of it is known. */
  readonly postcode: Field | undefined;
  /** As much of it as all tell, a district or a sector, where some tell no more. */
  readonly district?: Field;
};

const whole = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/;
/** A district, EM1, or a sector, EM1 2; a sector of EM12 has three figures, and tells which of the two it is of the others. */
const part = /^[A-Z]{1,2}(\d{1,3}|\d[A-Z]\d?)$/;
const sector = /^[A-Z]{1,2}(\d{3}|\d[A-Z]\d)$/;

/** Fewer rows are slips. */
const fewest = 10;
const slips = 1 / 50;

/** Divides postcodes into whole ones and the part that all tell; as they are where hardly any is a part, or all are. */
export function postcodesAndDistricts(postcode: Field | undefined): Postcodes {
  if (postcode === undefined) return { postcode };
  const rowsOf = (shape: RegExp): number =>
    postcode.counts.reduce(
      (rows, count, at) => (shape.test(textAt(postcode.texts, at)) ? rows + count : rows),
      0,
    );
  const [wholes, parts] = [rowsOf(whole), rowsOf(part)];
  const isDivided = Math.min(wholes, parts) >= Math.max(fewest, postcode.filled * slips);
  if (!isDivided) return { postcode };
  const cut = rowsOf(sector) * 5 > parts ? 2 : 3;
  const { name, codes } = postcode;
  const column = { name, values: textsIn(postcode.texts), codes };
  return {
    postcode: fieldOf(column, (text) => (part.test(text) ? undefined : { text, form: text })),
    district: fieldOf(column, (raw) => {
      const text = whole.test(raw) ? raw.slice(0, -cut) : raw;
      return { text, form: text };
    }),
  };
}
