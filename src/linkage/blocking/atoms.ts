import type { Dataset } from "../fields/dataset.ts";
import type { Field } from "../fields/field.ts";
import type { NameValue } from "../fields/names.ts";
import type { TextValue } from "../fields/texts.ts";
import { outward } from "../comparing/texts.ts";
import { soundOf } from "../text/sounds.ts";
import { hashNumber, hashText } from "./hashes.ts";

/** A part of a key for one record, as a hash; 0 where the record does not have it. */
export type Atom = (row: number) => number;

/** What keys are made of. A name that is missing in the data is missing here. */
export type Atoms = {
  readonly forename?: Atom;
  readonly forenameStart?: Atom;
  readonly middle?: Atom;
  readonly surname?: Atom;
  /** The last word of a surname in several. */
  readonly lastPart?: Atom;
  readonly surnameStart?: Atom;
  readonly birth?: Atom;
  readonly year?: Atom;
  readonly yearMonth?: Atom;
  readonly monthDay?: Atom;
  readonly yearDay?: Atom;
  readonly postcode?: Atom;
  readonly district?: Atom;
  readonly address?: Atom;
  readonly place?: Atom;
  readonly emailName?: Atom;
  readonly exact: readonly { readonly name: string; readonly atom: Atom }[];
};

export function atomsOf(data: Dataset): Atoms {
  const { forename, middle, surname, birth, postcode, email } = data;
  const [address] = data.addresses;
  const [place] = data.places;
  return {
    ...(forename && {
      forename: byValue(forename, ({ sound }) => hashText(sound)),
      forenameStart: byValue(forename, ({ text }) => hashText(text.slice(0, 1))),
    }),
    ...(middle && { middle: byValue(middle, ({ sound }) => hashText(sound)) }),
    ...(surname && surnameAtoms(surname)),
    ...(birth && birthAtoms(birth)),
    ...(postcode && {
      postcode: byValue(postcode, hashText),
      district: byValue(postcode, (text) => (text.length >= 5 ? hashText(outward(text)) : 0)),
    }),
    ...(address && { address: byValue(address, addressHash) }),
    ...(place && { place: byValue(place, (text) => hashText(soundOf(text))) }),
    ...(email && {
      emailName: byValue(email, (text) => hashText(text.split("@")[0] ?? "")),
    }),
    exact: [...data.identifiers, ...(email ? [email] : []), ...data.phones].map((field) => ({
      name: field.name,
      atom: byValue(field, hashText),
    })),
  };
}

function byValue<V>(field: Field<V>, hash: (value: V) => number): Atom {
  const hashes = Uint32Array.from(field.values, hash);
  const { codes } = field;
  return (row) => {
    const code = codes[row] ?? -1;
    return code < 0 ? 0 : (hashes[code] ?? 0);
  };
}

function surnameAtoms(surname: Field<NameValue>) {
  return {
    surname: byValue(surname, ({ sound }) => hashText(sound)),
    lastPart: byValue(surname, ({ parts }) =>
      parts.length > 1 ? hashText(soundOf(parts.at(-1) ?? "")) : 0,
    ),
    surnameStart: byValue(surname, ({ text }) => hashText(text.slice(0, 1))),
  };
}

function birthAtoms(birth: Field<number>) {
  const part = (of: (date: number) => number) =>
    byValue(birth, (date) => (date % 100 === 0 ? 0 : hashNumber(of(date))));
  return {
    birth: part((date) => date),
    year: byValue(birth, (date) => hashNumber(Math.floor(date / 10_000))),
    yearMonth: part((date) => 30_000_000 + Math.floor(date / 100)),
    monthDay: part((date) => 40_000_000 + (date % 10_000)),
    yearDay: part((date) => 50_000_000 + Math.floor(date / 10_000) * 100 + (date % 100)),
  };
}

/** The words of a line in order of the alphabet, without the shortest: rupp place, Place Rupp. */
const addressHash = ({ words }: TextValue): number =>
  hashText(
    words
      .filter((word) => word.length > 1)
      .toSorted()
      .join(" "),
  );
