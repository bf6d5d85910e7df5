import type { Dataset } from "../fields/dataset.ts";
import { textAt } from "../packed/packed.ts";
import { placesOf } from "../packed/shared.ts";
import type { Field } from "../fields/field.ts";
import { isCounted, yearAndMonthOf } from "../fields/dates.ts";
import { asName } from "../fields/names.ts";
import { asText } from "../fields/texts.ts";
import { outward } from "../comparing/postcodes.ts";
import { soundOf } from "../text/sounds.ts";
import { atomsIn, type AtomName } from "./atoms.ts";
import { hashNumber, hashText } from "../packed/hashes.ts";
import { fillKeys, firstKeys, withFirstKeys } from "./first-keys.ts";
import type { HashTable } from "./key-maker.ts";
import { passesOf, type Pass } from "./passes.ts";
import { atoms } from "../priors/blocking.ts";

const { otherAddresses: mostOtherAddresses, kinds: mostKinds, yearsAloneFrom } = atoms;

/**
 * The ways to find pairs, and what their keys are made of, record after record: whoever looks at a
 * record finds all of it in one place of the memory. Plain data, which threads share.
 */
export type KeyTable = HashTable & { readonly passes: readonly Pass[] };

/** What an atom is made from: a field and what is taken of its values. */
type Made = { readonly field: Field; readonly hash: (form: string) => number };

export function keyTable(data: Dataset): KeyTable {
  const made = Object.entries(namedIn(data)) as [AtomName, Made][];
  const { identifiers, email, phones, formers, otherPostcodes } = data;
  const exact = [...identifiers, ...(email ? [email] : [])];
  const otherAddresses = data.addresses.slice(1, 1 + mostOtherAddresses);
  const kinds = kindsOf(data);
  const all = [
    ...made.map(([, one]) => one),
    ...[...exact, ...phones].map((field) => ({ field, hash: hashText })),
    ...formers.map((field) => ({ field, hash: hashSound })),
    ...otherPostcodes.map((field) => ({ field, hash: hashText })),
    ...otherAddresses.map((field) => ({ field, hash: hashAddress })),
    ...kinds.map((field) => ({ field, hash: hashText })),
  ];
  const passes = passesOf(
    atomsIn({
      named: made.map(([name]) => name),
      exact: exact.map(({ name }) => name),
      phones: phones.map(({ name }) => name),
      formers: formers.length,
      otherPostcodes: otherPostcodes.length,
      otherAddresses: otherAddresses.length,
      kinds: kinds.length,
    }),
  );
  const first = firstKeys(passes);
  const width = all.length + first.length;
  const table = { hashes: placesOf(data.rows * width), width };
  fill(table, all.map(hashed));
  fillKeys(first, table, all.length);
  return { ...table, passes: withFirstKeys(passes, first, all.length) };
}

/** The codes of an atom's field, and the hash of each value. */
type Hashed = { readonly codes: Int32Array; readonly hashes: Uint32Array };

/** Hashes each value once. */
function hashed({ field: { codes, forms }, hash }: Made): Hashed {
  const hashes = new Uint32Array(forms.ends.length);
  for (let code = 0; code < hashes.length; code += 1) hashes[code] = hash(textAt(forms, code));
  return { codes, hashes };
}

/** So many rows are filled at a time: what is written of them stays near until all atoms are there. */
const rowsAtATime = 1 << 11;

/** Puts the hashes of values at the rows that have them, an atom in each of the first columns. */
function fill({ hashes: into, width }: HashTable, all: readonly Hashed[]): void {
  const rows = all[0]?.codes.length ?? 0;
  for (let from = 0; from < rows; from += rowsAtATime) {
    const to = Math.min(rows, from + rowsAtATime);
    for (let at = 0; at < all.length; at += 1) {
      const { codes, hashes } = all[at] as Hashed;
      for (let row = from; row < to; row += 1)
        into[row * width + at] = hashes[codes[row] ?? -1] ?? 0;
    }
  }
}

/** Looked for only where both names and a whole date of birth are not there: they find little else. */
function kindsOf({ forename, surname, birth, ...data }: Dataset): readonly Field[] {
  const hasDays = birth !== undefined && tellsDays(birth);
  if (forename && surname && hasDays) return [];
  const { sex, ages, house, places, categories, texts } = data;
  const all = [
    ...categories,
    ...ages,
    ...texts,
    ...places,
    ...(house ? [house] : []),
    ...(sex ? [sex] : []),
  ];
  return all.filter(({ texts }) => texts.ends.length > 1).slice(0, mostKinds);
}

/** Whether dates are known to the day, and not years alone. */
function tellsDays({ forms }: Field): boolean {
  const some = Math.min(forms.ends.length, 200);
  for (let at = 0; at < some; at += 1) if (asFarAsKnown(textAt(forms, at)) % 100 !== 0) return true;
  return false;
}

function namedIn(data: Dataset): Partial<Record<AtomName, Made>> {
  const { forename, middle, surname, birth, postcode, email } = data;
  const [address] = data.addresses;
  const [place] = data.places;
  const [age] = data.ages;
  return {
    ...(forename && {
      forename: { field: forename, hash: hashSound },
      forenameStart: { field: data.forenameInitial ?? forename, hash: hashStart },
    }),
    ...initialsIn(data),
    ...(middle && { middle: { field: middle, hash: hashSound } }),
    ...(surname && {
      surname: { field: surname, hash: hashSound },
      lastPart: { field: surname, hash: hashLastPart },
      surnameStart: { field: data.surnameInitial ?? surname, hash: hashStart },
    }),
    ...(birth && birthAtoms(birth)),
    ...(birth && age && { age: { field: age, hash: hashText } }),
    ...(birth && hasYearsAlone(birth) && { yearAlone: { field: birth, hash: hashYear } }),
    ...(postcode && {
      postcode: { field: postcode, hash: hashText },
      district: data.district
        ? { field: data.district, hash: hashText }
        : { field: postcode, hash: hashDistrict },
    }),
    ...(address && { address: { field: address, hash: hashAddress } }),
    ...(place && { place: { field: place, hash: (text) => hashText(soundOf(text)) } }),
    ...(email && {
      emailName: { field: email, hash: (text) => hashText(text.split("@")[0] ?? "") },
    }),
  };
}

const initialsIn = ({ forenameInitial, surnameInitial }: Dataset) => ({
  ...(forenameInitial && { forenameInitial: { field: forenameInitial, hash: hashStart } }),
  ...(surnameInitial && { surnameInitial: { field: surnameInitial, hash: hashStart } }),
});

const hashSound = (form: string): number => hashText(soundOf(asName(form).text));
const hashStart = (form: string): number => hashText(form.slice(0, 1));
const hashDistrict = (text: string): number => (text.length >= 5 ? hashText(outward(text)) : 0);

function hashLastPart(form: string): number {
  const { parts } = asName(form);
  return parts.length > 1 ? hashText(soundOf(parts.at(-1) ?? "")) : 0;
}

/** A date, and of a birth that is counted from an age the year alone. */
function asFarAsKnown(form: string): number {
  const date = Number(form);
  return isCounted(date) ? yearAndMonthOf(date)[0] * 10_000 : date;
}

const hashYear = (form: string): number => hashNumber(Math.floor(asFarAsKnown(form) / 10_000));

/** Whether so many records tell of a birth no more than its year that it is worth looking for them. */
function hasYearsAlone({ texts, counts, filled }: Field): boolean {
  let alone = 0;
  for (const [at, count] of counts.entries())
    if (asFarAsKnown(textAt(texts, at)) % 10_000 === 0) alone += count;
  return alone * yearsAloneFrom >= filled;
}

function birthAtoms(field: Field) {
  const part = (of: (date: number) => number) => ({
    field,
    hash: (form: string): number => {
      const date = asFarAsKnown(form);
      return date % 100 === 0 ? 0 : hashNumber(of(date));
    },
  });
  return {
    birth: part((date) => date),
    year: { field, hash: hashYear },
    yearMonth: {
      field,
      hash: (form: string): number => {
        const month = Math.floor(asFarAsKnown(form) / 100);
        return month % 100 === 0 ? 0 : hashNumber(30_000_000 + month);
      },
    },
    monthDay: part((date) => 40_000_000 + (date % 10_000)),
    yearDay: part((date) => 50_000_000 + Math.floor(date / 10_000) * 100 + (date % 100)),
  };
}

/** The words of a line in order of the alphabet, without the shortest: rupp place, Place Rupp. */
const hashAddress = (form: string): number =>
  hashText(
    asText(form)
      .words.filter((word) => word.length > 1)
      .toSorted()
      .join(" "),
  );
