import { isOfArea } from "../tables/names-of-columns.ts";
import { lengthAt, textAt, type Packed } from "../packed/packed.ts";
import { rowCodesOf, valuesOf, type Field, type NumberCheck } from "../fields/field.ts";
import { isNhsNumber } from "../identifiers/nhs-number.ts";
import { isUpn } from "../identifiers/upn.ts";
import { asText, type TextValue } from "../fields/texts.ts";
import { editDistance } from "../text/edit-distance.ts";
import { jaroWinkler } from "../text/jaro-winkler.ts";
import { mayBeWithin, signaturesOf } from "../text/signatures.ts";
import { Spelling } from "../text/spelling.ts";
import { exact, notKnown, unknown, type Comparison, type Level } from "./comparison.ts";
import { rest } from "./names.ts";
import { likeness } from "../priors/likeness.ts";
import { usualLevels } from "../priors/levels.ts";

const { near, nearPlace, wordsInCommon } = likeness;

type Shape = Omit<Comparison, "levels" | "compare" | keyof ReturnType<typeof rest>> & {
  /** From "the same" to "different"; "not known" is put before them. */
  readonly levels: readonly Level[];
  /** The level of two values that are not the same, given by their places: most are not read at all. */
  readonly between: (one: number, other: number) => number;
};

/** A comparison that looks at one field alone. */
export function comparisonOf(field: Field, { between, levels, ...named }: Shape): Comparison {
  const { codes, stride, offset } = rowCodesOf(field);
  return {
    ...named,
    levels: [unknown, ...levels],
    compare: (left, right) => {
      const one = codes[left * stride + offset] ?? -1;
      const other = codes[right * stride + offset] ?? -1;
      if (one < 0 || other < 0) return notKnown;
      return one === other ? exact : between(one, other);
    },
    ...rest(field),
  };
}

export const same = (usual: number): Level => ({ label: "the same", usual });
export const different = (usual: number): Level => ({ label: "different", usual });

export const sexComparison = (field: Field): Comparison =>
  comparisonOf(field, {
    name: "sex",
    isShared: false,
    rarity: "none",
    levels: [same(usualLevels.sex.same), different(usualLevels.sex.different)],
    between: () => 2,
  });

/** A number issued to one person: NHS number, UPN, passport. */
export function identifierComparison(field: Field): Comparison {
  const isWithin = fewChanges(field.forms);
  const passes = field.check && checks[field.check];
  const isWhole = (code: number): boolean => passes?.(textAt(field.forms, code)) === true;
  return comparisonOf(field, {
    name: `number ${field.name}`,
    isShared: false,
    isNumber: true,
    rarity: "common only",
    levels: [
      same(usualLevels.identifier.same),
      { label: "one or two figures differ", usual: usualLevels.identifier.near },
      different(usualLevels.identifier.different),
    ],
    between: (one, other) => (isWithin(one, other, 2) && !(isWhole(one) && isWhole(other)) ? 2 : 3),
  });
}

/**
 * One figure mistyped, or two exchanged, always breaks a number's check: two that pass it are two
 * numbers, however near. Those of children who came to one school on one day follow each other.
 */
const checks: Readonly<Record<NumberCheck, (text: string) => boolean>> = {
  "nhs number": isNhsNumber,
  upn: isUpn,
};

/**
 * Whether so few changes lie between two values, or one where they are short. Two numbers mostly have
 * too few figures in common to be looked at further.
 */
export function fewChanges(forms: Packed): (one: number, other: number, changes: 1 | 2) => boolean {
  const signatures = signaturesOf(forms);
  return (one, other, changes) => {
    if (!mayBeWithin(signatures[one] ?? 0, signatures[other] ?? 0, changes)) return false;
    const limit = changes === 2 && lengthAt(forms, one) < 8 ? 1 : changes;
    return editDistance(forms, one, other, limit) <= limit;
  };
}

export function emailComparison(field: Field): Comparison {
  const spelling = new Spelling(field.forms);
  const nameIn = valuesOf(field, (text) => text.split("@")[0] ?? "");
  return comparisonOf(field, {
    name: "email",
    isShared: true,
    isReach: true,
    rarity: "common only",
    levels: [
      same(usualLevels.email.same),
      { label: "nearly the same", usual: usualLevels.email.near },
      { label: "the same before the @", usual: usualLevels.email.name },
      different(usualLevels.email.different),
    ],
    between: (one, other) => {
      if (spelling.likeness(one, spelling, other) >= near) return 2;
      const name = nameIn(one);
      return name.length > 2 && name === nameIn(other) ? 3 : 4;
    },
  });
}

/** What counts only where not both records have what says it better. */
export function unlessKnown(better: Field | undefined, comparison: Comparison): Comparison {
  if (better === undefined) return comparison;
  const { codes, stride, offset } = rowCodesOf(better);
  const isKnown = (row: number): boolean => (codes[row * stride + offset] ?? -1) >= 0;
  return {
    ...comparison,
    compare: (left, right) =>
      isKnown(left) && isKnown(right) ? notKnown : comparison.compare(left, right),
  };
}

export const houseComparison = (field: Field): Comparison =>
  comparisonOf(field, {
    name: "house number",
    isShared: true,
    isHome: true,
    rarity: "none",
    levels: [same(usualLevels.house.same), different(usualLevels.house.different)],
    between: () => 2,
  });

export function placeComparison(field: Field): Comparison {
  const spelling = new Spelling(field.forms);
  return comparisonOf(field, {
    name: `place ${field.name}`,
    isShared: true,
    isHome: true,
    rarity: "full",
    levels: [
      same(usualLevels.place.same),
      { label: "nearly the same", usual: usualLevels.place.near },
      different(usualLevels.place.different),
    ],
    between: (one, other) => (spelling.likeness(one, spelling, other) >= nearPlace ? 2 : 3),
  });
}

/**
 * @param isShared whether a household's children may have it in common: a school, a language
 * A ward and a place on the map are changed with the home.
 */
export const categoryComparison = (field: Field, isShared: boolean): Comparison =>
  comparisonOf(field, {
    name: field.name,
    isShared,
    ...(isShared && isOfArea(field.name) && { isHome: true }),
    rarity: "full",
    levels: [same(usualLevels.category.same), different(usualLevels.category.different)],
    between: () => 2,
  });

/** @param isShared as of a category */
export function textComparison(field: Field, isShared: boolean): Comparison {
  const value = valuesOf(field, asText);
  return comparisonOf(field, {
    name: field.name,
    isShared,
    rarity: "full",
    levels: textLevels,
    between: (one, other) => textLevel(value(one), value(other)),
  });
}

export const textLevels: readonly Level[] = [
  same(usualLevels.text.same),
  { label: "nearly the same", usual: usualLevels.text.near },
  { label: "words in common", usual: usualLevels.text.inCommon },
  different(usualLevels.text.different),
];

export function textLevel(one: TextValue, other: TextValue): number {
  if (jaroWinkler(one.text, other.text) >= near) return 2;
  return shareOfWords(one, other) >= wordsInCommon ? 3 : 4;
}

/** How many of the words of the shorter text stand in the longer one; single letters count for nothing. */
function shareOfWords(one: TextValue, other: TextValue): number {
  const [few, many] = one.words.length <= other.words.length ? [one, other] : [other, one];
  const telling = few.words.filter((word) => word.length > 1 && !common.has(word));
  if (telling.length === 0) return 0;
  return telling.filter((word) => many.words.includes(word)).length / telling.length;
}

const common = new Set([
  "street",
  "st",
  "road",
  "rd",
  "lane",
  "avenue",
  "place",
  "close",
  "the",
  "drive",
  "flat",
  "court",
  "crescent",
  "way",
]);
