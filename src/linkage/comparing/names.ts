import { textsIn } from "../packed/packed.ts";
import { rowCodesOf, type Field } from "../fields/field.ts";
import { exact, notKnown, unknown, type Comparison } from "./comparison.ts";
import { NameIn } from "./name-in.ts";
import { remembered } from "./remembered.ts";
import { usualLevels } from "../priors/levels.ts";
import { comparing, likeness } from "../priors/likeness.ts";

const { fewestOfList, unnamedBelow } = comparing;
const { near, alike } = likeness;

type Part = "forename" | "middle" | "surname";
export type Names = Readonly<Record<Part, NameIn | undefined>> & {
  readonly formers: readonly NameIn[];
  /** Whether a row stands in a list that has no forenames at all: nobody there wrote one for a surname. */
  readonly isUnnamed: (row: number) => boolean;
};

/** The names of the records: made ready here once for all comparisons that look at them. */
export function namesIn(
  fields: Readonly<Record<Part | "source", Field | undefined>> & {
    readonly formers: readonly Field[];
  },
): Names {
  const nameIn = (field: Field | undefined) => field && new NameIn(field);
  return {
    forename: nameIn(fields.forename),
    middle: nameIn(fields.middle),
    surname: nameIn(fields.surname),
    formers: fields.formers.map((field) => new NameIn(field)),
    isUnnamed: unnamedIn(fields),
  };
}

type OfSources = { readonly forename: Field | undefined; readonly source: Field | undefined };

function unnamedIn({ forename, source }: OfSources): Names["isUnnamed"] {
  if (forename === undefined || source === undefined) return () => false;
  const named = new Float64Array(source.counts.length);
  for (let row = 0; row < source.codes.length; row += 1) {
    const code = source.codes[row] ?? -1;
    if (code >= 0 && (forename.codes[row] ?? -1) >= 0) named[code] = (named[code] ?? 0) + 1;
  }
  const isUnnamed = named.map((rows, code) => {
    const all = source.counts[code] ?? 0;
    return Number(all >= fewestOfList && rows * unnamedBelow < all);
  });
  if (!isUnnamed.includes(1)) return () => false;
  return (row) => isUnnamed[source.codes[row] ?? -1] === 1;
}

/** Places in the lists of levels below. */
export const forenameLevel = { near: 2, nickname: 3, swapped: 4, part: 5, alike: 6, different: 7 };
const surnameLevel = { near: 2, part: 3, alike: 4, different: 5 };

export function forenameComparison(names: Names): Comparison | undefined {
  const { forename } = names;
  if (forename === undefined) return undefined;
  return {
    name: "forename",
    isShared: false,
    rarity: "full",
    levels: forenameLevels,
    compare: forenamesCompared(forename, names),
    ...rest(forename.field),
  };
}

const forenameLevels = [
  unknown,
  { label: "the same", usual: usualLevels.forename.same },
  { label: "nearly the same", usual: usualLevels.forename.near },
  { label: "a short or other form of the same name", usual: usualLevels.forename.nickname },
  { label: "swapped with the surname", usual: usualLevels.forename.swapped },
  { label: "an initial, a part or the middle name", usual: usualLevels.forename.part },
  { label: "somewhat alike", usual: usualLevels.forename.alike },
  { label: "different", usual: usualLevels.forename.different },
];

function forenamesCompared(forename: NameIn, names: Names): Comparison["compare"] {
  const alone = remembered(forename.size, (one, other) => levelOfForenames(forename, one, other));
  const isSwapped = swapped(forename, names.surname);
  const isMiddle = middleOfOther(forename, names.middle);
  return (left, right) => {
    const one = forename.code(left);
    const other = forename.code(right);
    if (one >= 0 && one === other) return exact;
    if (one < 0 || other < 0)
      return isHalfSwapped(names, left, right) ? forenameLevel.swapped : notKnown;
    const level = alone(one, other);
    if (level <= forenameLevel.nickname) return level;
    if (isSwapped(left, right)) return forenameLevel.swapped;
    return level !== forenameLevel.part && isMiddle(left, right) ? forenameLevel.part : level;
  };
}

/** By the two forenames alone, whatever the other names say. */
function levelOfForenames(forename: NameIn, one: number, other: number): number {
  const likeness = forename.likeness(one, other);
  if (likeness >= near) return forenameLevel.near;
  if (forename.mayBeOneName(one, other)) return forenameLevel.nickname;
  if (forename.isPart(one, other)) return forenameLevel.part;
  if (likeness < alike)
    return forename.isAlikeAllTheSame(one, other) ? forenameLevel.alike : forenameLevel.different;
  return forename.isVariant(one, forename, other) ? forenameLevel.nickname : forenameLevel.alike;
}

/** What every comparison of one field has. */
export function rest(field: Field) {
  const { codes, counts, texts, filled } = field;
  return { codes, inRows: rowCodesOf(field), counts, texts: textsIn(texts), filled };
}

type OfRows = (left: number, right: number) => boolean;

/** Whether each record's forename is the other's surname. */
function swapped(forename: NameIn, surname: NameIn | undefined): OfRows {
  if (surname === undefined) return () => false;
  const isClose = closeness(forename, surname);
  return (left, right) => {
    const oneLast = surname.code(left);
    const otherLast = surname.code(right);
    if (oneLast < 0 || otherLast < 0) return false;
    if (isClose(forename.code(left), otherLast) === 0) return false;
    return surname.isVariant(oneLast, forename, forename.code(right));
  };
}

const closeness = (name: NameIn, to: NameIn) =>
  remembered(name.size + to.size, (one, other) => Number(name.isVariant(one, to, other)));

/** One record has no forename, and its surname is the other's forename. */
function isHalfSwapped(names: Names, left: number, right: number): boolean {
  const { forename, surname, isUnnamed } = names;
  if (forename === undefined || surname === undefined) return false;
  if (isUnnamed(left) || isUnnamed(right)) return false;
  const [one, other] = [forename.code(left), forename.code(right)];
  const [oneLast, otherLast] = [surname.code(left), surname.code(right)];
  if (oneLast >= 0 && otherLast >= 0 && surname.isClose(oneLast, surname, otherLast)) return false;
  if (one < 0 && other >= 0 && oneLast >= 0) return surname.isClose(oneLast, forename, other);
  if (other < 0 && one >= 0 && otherLast >= 0) return forename.isClose(one, surname, otherLast);
  return false;
}

/** Whether the middle name of the one is the forename of the other; an initial says too little. */
function middleOfOther(forename: NameIn, middle: NameIn | undefined): OfRows {
  if (middle === undefined) return () => false;
  const isClose = closeness(forename, middle);
  const isCloseBack = closeness(middle, forename);
  return (left, right) => {
    const one = forename.code(left);
    const other = forename.code(right);
    const oneMiddle = middle.code(left);
    const otherMiddle = middle.code(right);
    return (
      (otherMiddle >= 0 && forename.length(one) > 1 && isClose(one, otherMiddle) === 1) ||
      (oneMiddle >= 0 && forename.length(other) > 1 && isCloseBack(oneMiddle, other) === 1)
    );
  };
}

export function surnameComparison({ surname, formers }: Names): Comparison | undefined {
  if (surname === undefined) return undefined;
  const isFormer = (left: number, right: number): boolean =>
    formers.length > 0 && haveInCommon(formers, surname, [left, right]);
  const alone = remembered(surname.size, (one, other) => levelOfSurnames(surname, one, other));
  const compare = (left: number, right: number): number => {
    const one = surname.code(left);
    const other = surname.code(right);
    if (one < 0 || other < 0) return notKnown;
    if (one === other) return exact;
    const level = alone(one, other);
    return level > surnameLevel.part && isFormer(left, right) ? surnameLevel.part : level;
  };
  return {
    name: "surname",
    isShared: true,
    rarity: "full",
    levels: [
      unknown,
      { label: "the same", usual: usualLevels.surname.same },
      { label: "nearly the same", usual: usualLevels.surname.near },
      { label: "a part in common, or a former name", usual: usualLevels.surname.part },
      { label: "somewhat alike", usual: usualLevels.surname.alike },
      { label: "different", usual: usualLevels.surname.different },
    ],
    compare,
    ...rest(surname.field),
  };
}

/** By the two surnames of today alone. */
function levelOfSurnames(surname: NameIn, one: number, other: number): number {
  const likeness = surname.likeness(one, other);
  if (likeness >= near) return surnameLevel.near;
  if (surname.sharesPart(one, other) || surname.isInitialOf(one, other)) return surnameLevel.part;
  return likeness >= alike ? surnameLevel.alike : surnameLevel.different;
}

/** Whether a former surname of one is a surname of the other, former or not. */
function haveInCommon(
  formers: readonly NameIn[],
  surname: NameIn,
  [left, right]: readonly [number, number],
): boolean {
  // Hardly any record has one, and most pairs are asked.
  if (formers.every((name) => name.code(left) < 0 && name.code(right) < 0)) return false;
  type Its = { readonly name: NameIn; readonly code: number };
  const named = (names: readonly NameIn[], row: number): Its[] =>
    names.map((name) => ({ name, code: name.code(row) })).filter(({ code }) => code >= 0);
  const [ones, others] = [named(formers, left), named(formers, right)];
  const isIn = (one: Its | undefined, all: readonly Its[]): boolean =>
    one !== undefined && all.some((its) => its.name.isClose(its.code, one.name, one.code));
  const [[one], [other]] = [named([surname], left), named([surname], right)];
  return isIn(one, others) || isIn(other, ones) || ones.some((its) => isIn(its, others));
}

export function middleNameComparison({ middle }: Names): Comparison | undefined {
  if (middle === undefined) return undefined;
  const alone = remembered(middle.size, (one, other) =>
    middle.isPart(one, other) || middle.isVariant(one, middle, other) ? 2 : 3,
  );
  const compare = (left: number, right: number): number => {
    const one = middle.code(left);
    const other = middle.code(right);
    if (one < 0 || other < 0) return notKnown;
    return one === other ? exact : alone(one, other);
  };
  return {
    name: "middle name",
    isShared: false,
    mayBeShared: true,
    rarity: "full",
    levels: [
      unknown,
      { label: "the same", usual: usualLevels.middleName.same },
      { label: "an initial, a part or nearly the same", usual: usualLevels.middleName.part },
      { label: "different", usual: usualLevels.middleName.different },
    ],
    compare,
    ...rest(middle.field),
  };
}
