import { textAt, textsIn } from "../packed/packed.ts";
import { fieldOf, type Field } from "./field.ts";
import { looked as samples, partly } from "../priors/reading.ts";
import { somePlaces } from "../packed/some-of.ts";

const { districts: looked } = samples;
const { fewestDistricts: fewest, districts: slips } = partly;

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

/** How many rows have a whole postcode, a part, and a part that is a sector, of those that are looked at. */
function rowsByShape({ texts, counts }: Field) {
  const rows = { wholes: 0, parts: 0, sectors: 0, all: 0 };
  const values = textsIn(texts);
  for (const at of somePlaces(values, looked)) {
    const [text, count] = [textAt(texts, at), counts[at] ?? 0];
    rows.all += count;
    if (whole.test(text)) rows.wholes += count;
    else if (part.test(text)) rows.parts += count;
    if (sector.test(text)) rows.sectors += count;
  }
  return rows;
}

/** Divides postcodes into whole ones and the part that all tell; as they are where hardly any is a part, or all are. */
export function postcodesAndDistricts(postcode: Field | undefined): Postcodes {
  if (postcode === undefined) return { postcode };
  const { wholes, parts, sectors, all } = rowsByShape(postcode);
  if (Math.min(wholes, parts) < Math.max(fewest, all * slips)) return { postcode };
  const cut = sectors * 5 > parts ? 2 : 3;
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
