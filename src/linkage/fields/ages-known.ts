import { textAt, Packing } from "../packed/packed.ts";
import { codesOf } from "../packed/shared.ts";
import { yearsIn } from "./dates.ts";
import { counted, type Field } from "./field.ts";
import { dated } from "../priors/reading.ts";

const { fewestWithAge: fewest, agreeingOnMoment: agreeing } = dated;

type Names = {
  readonly forename: Field | undefined;
  readonly surname: Field | undefined;
  readonly forenameInitial?: Field;
  readonly surnameInitial?: Field;
};

/**
 * Years of age, or of school, completed with what a date of birth comes to: one list tells when somebody
 * was born and another how old they were. When that was is found from those who alone have their names in
 * both, by the initial where a list has no more of a forename or of a surname; where they do not agree on
 * it, the years are left as they are.
 */
export function agesKnown(
  ages: Field,
  birth: Field | undefined,
  { forename, surname, forenameInitial, surnameInitial }: Names,
): Field {
  if (!birth) return ages;
  const named = [
    [forename, surname],
    [forenameInitial, surname],
    [forename, surnameInitial],
    [forenameInitial, surnameInitial],
  ] as const;
  for (const [first, last] of named) {
    const moment = first && last && momentOf(intervals(ages, birth, { first, last }));
    if (moment !== undefined) return completedAt(moment, ages, birth);
  }
  return ages;
}

/** Who has no age and a birth to count it from. */
const isUntold = (ages: Field, birth: Field, row: number): boolean =>
  (ages.codes[row] ?? -1) < 0 && (birth.codes[row] ?? -1) >= 0;

const isToldAlone = (ages: Field, birth: Field, row: number): boolean =>
  (ages.codes[row] ?? -1) >= 0 && (birth.codes[row] ?? -1) < 0;

/** For each name that one record with an age and one with a birth have: the first moment at which the one comes to the other. It lasts a year. */
function intervals(
  ages: Field,
  birth: Field,
  { first, last }: { readonly first: Field; readonly last: Field },
): Float64Array {
  const names = last.texts.ends.length;
  const nameOf = (row: number): number => {
    const [one, other] = [first.codes[row] ?? -1, last.codes[row] ?? -1];
    return one < 0 || other < 0 ? -1 : one * names + other;
  };
  const told = onlyOnes(ages.codes.length, (row) =>
    isToldAlone(ages, birth, row) ? nameOf(row) : -1,
  );
  const untold = onlyOnes(ages.codes.length, (row) =>
    isUntold(ages, birth, row) ? nameOf(row) : -1,
  );
  const [ageOf, bornAt] = [numbersIn(ages, Number), numbersIn(birth, yearsOf)];
  const found: number[] = [];
  const add = (withAge: number, withBirth: number): void => {
    const [age, born] = [ages.codes[withAge] ?? -1, birth.codes[withBirth] ?? -1];
    if (age >= 0 && born >= 0) found.push((bornAt[born] ?? 0) + (ageOf[age] ?? 0));
  };
  for (const [name, row] of told) add(row, untold.get(name) ?? -1);
  for (let row = 0; row < ages.codes.length; row += 1) add(row, row);
  return Float64Array.from(found).toSorted();
}

/** The row of each name that one row alone has; -1 where more have it. */
function onlyOnes(rows: number, nameOf: (row: number) => number): Map<number, number> {
  const only = new Map<number, number>();
  for (let row = 0; row < rows; row += 1) {
    const name = nameOf(row);
    if (name >= 0) only.set(name, only.has(name) ? -1 : row);
  }
  return only;
}

const yearsOf = (form: string): number => yearsIn(Number(form));

const numbersIn = ({ forms }: Field, read: (form: string) => number): Float64Array =>
  Float64Array.from({ length: forms.ends.length }, (_, at) => read(textAt(forms, at)));

/** The moment that lies in most of the years that begin so, in order; undefined where too few agree on one. */
function momentOf(begins: Float64Array): number | undefined {
  let [most, moment] = [0, Number.NaN];
  for (let last = 0, first = 0; last < begins.length; last += 1) {
    while ((begins[last] ?? 0) - (begins[first] ?? 0) >= 1) first += 1;
    if (last - first + 1 <= most) continue;
    most = last - first + 1;
    moment = ((begins[last] ?? 0) + (begins[first] ?? 0) + 1) / 2;
  }
  return most >= fewest && most >= agreeing * begins.length ? moment : undefined;
}

function completedAt(moment: number, ages: Field, birth: Field): Field {
  const texts = new Packing();
  for (let at = 0; at < ages.texts.ends.length; at += 1) texts.place(textAt(ages.texts, at));
  const bornAt = numbersIn(birth, yearsOf);
  const comesTo = Int32Array.from(bornAt, (born) =>
    texts.place(String(Math.max(0, Math.floor(moment - born)))),
  );
  const codes = codesOf(ages.codes.length);
  for (let row = 0; row < codes.length; row += 1)
    codes[row] = isUntold(ages, birth, row)
      ? (comesTo[birth.codes[row] ?? -1] ?? -1)
      : (ages.codes[row] ?? -1);
  const packed = texts.packed();
  return counted({ name: ages.name, codes, texts: packed, forms: packed });
}
