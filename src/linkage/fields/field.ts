import { Packing, textAt, type Packed } from "../packed/packed.ts";
import { codesOf, countsOf } from "../packed/shared.ts";
import type { Column } from "../tables/table.ts";

/** The code of a row stands at `row * stride + offset`. */
export type RowCodes = {
  readonly codes: Int32Array;
  readonly stride: number;
  readonly offset: number;
};

/** A column made ready to be compared, each different value once. Plain data: threads can share it. */
export type Field = {
  readonly name: string;
  readonly codes: Int32Array;
  /** The same codes among those of the other fields, record after record, where they were put so. */
  readonly inRows?: RowCodes;
  /** The text under which each value is known in a model. */
  readonly texts: Packed;
  /** What each value is read from when it is compared; mostly the text itself. */
  readonly forms: Packed;
  /** How often each value stands in the data. */
  readonly counts: Float64Array;
  /** Rows with a value. */
  readonly filled: number;
  /** What a number must pass to be whole, where its kind is known. */
  readonly check?: NumberCheck;
};

export type NumberCheck = "nhs number" | "upn";

/** Where the codes of a field stand, record after record if they have been put so. */
export const rowCodesOf = ({ codes, inRows }: Field): RowCodes =>
  inRows ?? { codes, stride: 1, offset: 0 };

/** What a raw value is read as; undefined is missing. Values with the same text are one. */
export type Reading = { readonly text: string; readonly form: string } | undefined;

/** Reads each different value once; values that read alike become one. */
export function fieldOf({ name, values, codes }: Column, read: (raw: string) => Reading): Field {
  const texts = new Packing();
  const forms = new Map<number, string>();
  const recode = new Int32Array(values.length).fill(-1);
  for (let at = 0; at < values.length; at += 1) {
    const reading = read(values.at(at) ?? "");
    if (reading === undefined) continue;
    const { text, form } = reading;
    const place = texts.place(text);
    recode[at] = place;
    // Of several forms with one text the first of the alphabet: Mary Ann, not Maryann, whichever comes first.
    if (form !== text && (forms.get(place) ?? text) > form) forms.set(place, form);
  }
  const own = codesOf(codes.length);
  for (let row = 0; row < own.length; row += 1) own[row] = recode[codes[row] ?? -1] ?? -1;
  const packed = texts.packed();
  return counted({ name, codes: own, texts: packed, forms: formsOf(packed, forms) });
}

/** The texts themselves where none has another form. */
function formsOf(texts: Packed, others: ReadonlyMap<number, string>): Packed {
  if (others.size === 0) return texts;
  const forms = new Packing();
  for (let at = 0; at < texts.ends.length; at += 1) forms.add(others.get(at) ?? textAt(texts, at));
  return forms.packed();
}

export function counted(field: Omit<Field, "counts" | "filled">): Field {
  const counts = countsOf(field.texts.ends.length);
  let filled = 0;
  const { codes } = field;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + 1;
    filled += 1;
  }
  return { ...field, counts, filled };
}

/** So many values at most are kept as they were read; the others are read again when they are met. */
const keptAtMost = 1 << 14;

/** The values of a field in the form they are compared in. */
export function valuesOf<V>({ forms }: Field, read: (form: string) => V): (code: number) => V {
  let room = 1;
  while (room < forms.ends.length && room < keptAtMost) room *= 2;
  const [codes, values] = [new Int32Array(room).fill(-1), new Array<V | undefined>(room)];
  return (code) => {
    const slot = code & (room - 1);
    if (codes[slot] !== code) {
      codes[slot] = code;
      values[slot] = read(textAt(forms, code));
    }
    return values[slot] as V;
  };
}
