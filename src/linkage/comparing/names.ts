import type { Field } from "../fields/field.ts";
import type { NameValue } from "../fields/names.ts";
import { jaroWinkler } from "../text/jaro-winkler.ts";
import { mayBeOneName } from "../text/nicknames.ts";
import { exact, notKnown, unknown, type Comparison } from "./comparison.ts";

type NameField = Field<NameValue>;
export type NameFields = {
  readonly forename: NameField | undefined;
  readonly middle: NameField | undefined;
  readonly surname: NameField | undefined;
  readonly former: NameField | undefined;
};

const near = 0.92;
const alike = 0.8;

/** Places in the lists of levels below. */
export const forenameLevel = { near: 2, nickname: 3, swapped: 4, part: 5, alike: 6, different: 7 };
const surnameLevel = { near: 2, part: 3, alike: 4, different: 5 };

function valueOf(field: NameField | undefined, row: number): NameValue | undefined {
  if (field === undefined) return undefined;
  const code = field.codes[row] ?? -1;
  return code < 0 ? undefined : field.values[code];
}

const isClose = (left: NameValue, right: NameValue): boolean =>
  left === right || left.text === right.text || jaroWinkler(left.text, right.text) >= near;

export function forenameComparison(forename: NameField, names: NameFields): Comparison {
  return {
    name: "forename",
    isShared: false,
    rarity: "full",
    levels: forenameLevels,
    compare: (left, right) => levelOfForenames(forename, names, [left, right]),
    valueAt: (row) => forename.codes[row] ?? -1,
    ...rest(forename),
  };
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
  forename: NameField,
  names: NameFields,
  [left, right]: readonly [number, number],
): number {
  const leftCode = forename.codes[left] ?? -1;
  const rightCode = forename.codes[right] ?? -1;
  if (leftCode === rightCode && leftCode >= 0) return exact;
  const one = leftCode < 0 ? undefined : forename.values[leftCode];
  const other = rightCode < 0 ? undefined : forename.values[rightCode];
  if (one === undefined || other === undefined)
    return isHalfSwapped(names, left, right) ? forenameLevel.swapped : notKnown;
  const likeness = jaroWinkler(one.text, other.text);
  if (likeness >= near) return forenameLevel.near;
  if (mayBeOneName(one.nicknames, other.nicknames)) return forenameLevel.nickname;
  if (isSwapped(names, left, right)) return forenameLevel.swapped;
  if (isPart(one, other) || isMiddle(names, left, right)) return forenameLevel.part;
  return likeness >= alike ? forenameLevel.alike : forenameLevel.different;
}

export function rest<V>({ counts, texts, filled }: Field<V>) {
  return { counts, texts, filled };
}

function isSwapped({ forename, surname }: NameFields, left: number, right: number): boolean {
  const [oneLast, otherLast] = [valueOf(surname, left), valueOf(surname, right)];
  if (oneLast === undefined || otherLast === undefined) return false;
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  if (one === undefined || other === undefined) return false;
  return isClose(one, otherLast) && isClose(oneLast, other);
}

/** One record has no forename, and its surname is the other's forename. */
function isHalfSwapped({ forename, surname }: NameFields, left: number, right: number): boolean {
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

function isMiddle({ forename, middle }: NameFields, left: number, right: number): boolean {
  const [one, other] = [valueOf(forename, left), valueOf(forename, right)];
  const [oneMiddle, otherMiddle] = [valueOf(middle, left), valueOf(middle, right)];
  return Boolean(
    (one && otherMiddle && one.text.length > 1 && isClose(one, otherMiddle)) ||
    (other && oneMiddle && other.text.length > 1 && isClose(oneMiddle, other)),
  );
}

export function surnameComparison(surname: NameField, { former }: NameFields): Comparison {
  const isFormer = (left: number, right: number): boolean => {
    const [one, other] = [valueOf(surname, left), valueOf(surname, right)];
    const [oneFormer, otherFormer] = [valueOf(former, left), valueOf(former, right)];
    return Boolean(
      (one && otherFormer && isClose(one, otherFormer)) ||
      (other && oneFormer && isClose(oneFormer, other)),
    );
  };
  const compare = (left: number, right: number): number => {
    const leftCode = surname.codes[left] ?? -1;
    const rightCode = surname.codes[right] ?? -1;
    if (leftCode < 0 || rightCode < 0) return notKnown;
    if (leftCode === rightCode) return exact;
    const [one, other] = [surname.values[leftCode], surname.values[rightCode]];
    if (one === undefined || other === undefined) return notKnown;
    const likeness = jaroWinkler(one.text, other.text);
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
    valueAt: (row) => surname.codes[row] ?? -1,
    ...rest(surname),
  };
}

export function middleNameComparison(middle: NameField): Comparison {
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
    valueAt: (row) => middle.codes[row] ?? -1,
    ...rest(middle),
  };
}
