import { textsIn } from "../columns/packed.ts";
import { valuesOf, type Field } from "../fields/field.ts";
import { asName, type NameValue } from "../fields/names.ts";
import { jaroWinkler, jaroWinklerAtMost } from "../text/jaro-winkler.ts";
import { mayBeOneName } from "../text/nicknames.ts";
import { exact, notKnown, unknown, type Comparison } from "./comparison.ts";

/** A name of each row, as it is compared. */
type NameIn = {
  readonly field: Field;
  readonly value: (code: number) => NameValue;
};
type Part = "forename" | "middle" | "surname";
export type Names = Readonly<Record<Part, NameIn | undefined>> & {
  readonly formers: readonly NameIn[];
};

/** The names of the records: read here once for all comparisons that look at them. */
export function namesIn(
  fields: Readonly<Record<Part, Field | undefined>> & { readonly formers: readonly Field[] },
): Names {
  const known = (field: Field): NameIn => ({ field, value: valuesOf(field, asName) });
  const nameIn = (field: Field | undefined) => field && known(field);
  return {
    forename: nameIn(fields.forename),
    middle: nameIn(fields.middle),
    surname: nameIn(fields.surname),
    formers: fields.formers.map(known),
  };
}

const near = 0.92;
const alike = 0.8;

/** Places in the lists of levels below. */
export const forenameLevel = { near: 2, nickname: 3, swapped: 4, part: 5, alike: 6, different: 7 };
const surnameLevel = { near: 2, part: 3, alike: 4, different: 5 };

function valueOf(name: NameIn | undefined, row: number): NameValue | undefined {
  if (name === undefined) return undefined;
  const code = name.field.codes[row] ?? -1;
  return code < 0 ? undefined : name.value(code);
}

const isClose = (left: NameValue, right: NameValue): boolean =>
  left === right ||
  left.text === right.text ||
  (jaroWinklerAtMost(left, right) >= near - hair && jaroWinkler(left.text, right.text) >= near);

/** How alike two names are; 0 where they cannot be alike enough to matter. */
const likenessOf = (left: NameValue, right: NameValue): number =>
  jaroWinklerAtMost(left, right) < alike - hair ? 0 : jaroWinkler(left.text, right.text);

/** More than sums may come out apart by in the last place. */
const hair = 1e-9;

export function forenameComparison(names: Names): Comparison | undefined {
  const { forename } = names;
  return (
    forename && {
      name: "forename",
      isShared: false,
      rarity: "full",
      levels: forenameLevels,
      compare: (left, right) => levelOfForenames(forename, names, [left, right]),
      ...rest(forename.field),
    }
  );
}

const forenameLevels = [
  unknown,
  { label: "the same", usual: 0.75 },
  { label: "nearly the same", usual: 0.1 },
  { label: "a short or other form of the same name", usual: 0.03 },
  { label: "swapped with the surname", usual: 0.02 },
  { label: "an initial, a part or the middle name", usual: 0.04 },
  { label: "somewhat alike", usual: 0.03 },
  { label: "different", usual: 0.03 },
];

function levelOfForenames(
  forename: NameIn,
  names: Names,
  [left, right]: readonly [number, number],
): number {
  const { codes } = forename.field;
  const leftCode = codes[left] ?? -1;
  if (leftCode >= 0 && leftCode === codes[right]) return exact;
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  if (one === undefined || other === undefined)
    return isHalfSwapped(names, left, right) ? forenameLevel.swapped : notKnown;
  const likeness = likenessOf(one, other);
  if (likeness >= near) return forenameLevel.near;
  if (mayBeOneName(one.nicknames, other.nicknames)) return forenameLevel.nickname;
  if (isSwapped(names, left, right)) return forenameLevel.swapped;
  if (isPart(one, other) || isMiddle(names, left, right)) return forenameLevel.part;
  return likeness >= alike ? forenameLevel.alike : forenameLevel.different;
}

/** What every comparison of one field has. */
export function rest({ codes, counts, texts, filled }: Field) {
  const valueAt = (row: number): number => codes[row] ?? -1;
  return { valueAt, counts, texts: textsIn(texts), filled };
}

function isSwapped({ forename, surname }: Names, left: number, right: number): boolean {
  const [oneLast, otherLast] = [valueOf(surname, left), valueOf(surname, right)];
  if (oneLast === undefined || otherLast === undefined) return false;
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  if (one === undefined || other === undefined) return false;
  return isClose(one, otherLast) && isClose(oneLast, other);
}

/** One record has no forename, and its surname is the other's forename. */
function isHalfSwapped({ forename, surname }: Names, left: number, right: number): boolean {
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  const [oneLast, otherLast] = [valueOf(surname, left), valueOf(surname, right)];
  if (oneLast !== undefined && otherLast !== undefined && isClose(oneLast, otherLast)) return false;
  if (one === undefined && other && oneLast) return isClose(oneLast, other);
  if (other === undefined && one && otherLast) return isClose(one, otherLast);
  return false;
}

/** An initial of the other, or a word of a name in several words. */
function isPart(one: NameValue, other: NameValue): boolean {
  const [short, long] = one.text.length <= other.text.length ? [one, other] : [other, one];
  if (short.text.length <= 2) return long.text.startsWith(short.text);
  if (short.text.length >= 3 && long.text.startsWith(short.text)) return true;
  return sharesPart(one, other);
}

function sharesPart(one: NameValue, other: NameValue): boolean {
  if (one.parts.length === 1 && other.parts.length === 1) return false;
  return one.parts.some((part) => part.length > 1 && other.parts.includes(part));
}

function isMiddle({ forename, middle }: Names, left: number, right: number): boolean {
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  const [oneMiddle, otherMiddle] = [valueOf(middle, left), valueOf(middle, right)];
  return Boolean(
    (one && otherMiddle && one.text.length > 1 && isClose(one, otherMiddle)) ||
    (other && oneMiddle && other.text.length > 1 && isClose(oneMiddle, other)),
  );
}

export function surnameComparison({ surname, formers }: Names): Comparison | undefined {
  if (surname === undefined) return undefined;
  const isFormer = (left: number, right: number): boolean =>
    formers.length > 0 && haveInCommon(formers, surname, [left, right]);
  const { codes } = surname.field;
  const compare = (left: number, right: number): number => {
    const leftCode = codes[left] ?? -1;
    const rightCode = codes[right] ?? -1;
    if (leftCode < 0 || rightCode < 0) return notKnown;
    if (leftCode === rightCode) return exact;
    const [one, other] = [surname.value(leftCode), surname.value(rightCode)];
    const likeness = likenessOf(one, other);
    if (likeness >= near) return surnameLevel.near;
    if (sharesPart(one, other) || isFormer(left, right)) return surnameLevel.part;
    return likeness >= alike ? surnameLevel.alike : surnameLevel.different;
  };
  return {
    name: "surname",
    isShared: true,
    rarity: "full",
    levels: [
      unknown,
      { label: "the same", usual: 0.75 },
      { label: "nearly the same", usual: 0.1 },
      { label: "a part in common, or a former name", usual: 0.05 },
      { label: "somewhat alike", usual: 0.04 },
      { label: "different", usual: 0.06 },
    ],
    compare,
    ...rest(surname.field),
  };
}

/** Whether a former surname of one is a surname of the other, former or not. */
function haveInCommon(
  formers: readonly NameIn[],
  surname: NameIn,
  [left, right]: readonly [number, number],
): boolean {
  const former = (row: number) => formers.flatMap((name) => valueOf(name, row) ?? []);
  const [ones, others] = [former(left), former(right)];
  if (ones.length === 0 && others.length === 0) return false;
  const [one, other] = [valueOf(surname, left), valueOf(surname, right)];
  const isIn = (name: NameValue | undefined, all: readonly NameValue[]): boolean =>
    name !== undefined && all.some((its) => isClose(its, name));
  return isIn(one, others) || isIn(other, ones) || ones.some((its) => isIn(its, others));
}

export function middleNameComparison({ middle }: Names): Comparison | undefined {
  if (middle === undefined) return undefined;
  const compare = (left: number, right: number): number => {
    const [one, other] = [valueOf(middle, left), valueOf(middle, right)];
    if (one === undefined || other === undefined) return notKnown;
    if (one.text === other.text) return exact;
    return isPart(one, other) || isClose(one, other) ? 2 : 3;
  };
  return {
    name: "middle name",
    isShared: false,
    rarity: "full",
    levels: [
      unknown,
      { label: "the same", usual: 0.8 },
      { label: "an initial, a part or nearly the same", usual: 0.12 },
      { label: "different", usual: 0.08 },
    ],
    compare,
    ...rest(middle.field),
  };
}
