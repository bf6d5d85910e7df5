import { valuesOf, type Field } from "../fields/field.ts";
import { asItIs, asText, type TextValue } from "../fields/texts.ts";
import { editDistance } from "../text/edit-distance.ts";
import { jaroWinkler } from "../text/jaro-winkler.ts";
import {
  exact,
  notKnown,
  unknown,
  type Comparison,
  type Level,
  type RarityMode,
} from "./comparison.ts";
import { rest } from "./names.ts";

type Shape<V> = {
  readonly name: string;
  readonly isShared: boolean;
  readonly isHome?: boolean;
  readonly rarity: RarityMode;
  /** From "the same" to "different"; "not known" is put before them. */
  readonly levels: readonly Level[];
  /** The level of two values that are not the same. */
  readonly between: (one: V, other: V) => number;
};

/** A comparison that looks at one field alone. */
function comparisonOf<V>(
  field: Field,
  read: (form: string) => V,
  { between, levels, ...named }: Shape<V>,
): Comparison {
  const { codes } = field;
  const value = valuesOf(field, read);
  return {
    ...named,
    levels: [unknown, ...levels],
    compare: (left, right) => {
      const leftCode = codes[left] ?? -1;
      const rightCode = codes[right] ?? -1;
      if (leftCode < 0 || rightCode < 0) return notKnown;
      if (leftCode === rightCode) return exact;
      return between(value(leftCode), value(rightCode));
    },
    ...rest(field),
  };
}

const same = (usual: number): Level => ({ label: "the same", usual });
const different = (usual: number): Level => ({ label: "different", usual });

export const sexComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: "sex",
    isShared: false,
    rarity: "none",
    levels: [same(0.98), different(0.02)],
    between: () => 2,
  });

/** A number issued to one person: NHS number, UPN, passport. */
export const identifierComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: `number ${field.name}`,
    isShared: false,
    rarity: "common only",
    levels: [same(0.93), { label: "one or two figures differ", usual: 0.05 }, different(0.02)],
    between: (one, other) => {
      const limit = one.length >= 8 ? 2 : 1;
      return editDistance(one, other, limit) <= limit ? 2 : 3;
    },
  });

export const phoneComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: `phone ${field.name}`,
    isShared: true,
    rarity: "common only",
    levels: [
      same(0.7),
      { label: "one figure differs, or the end agrees", usual: 0.05 },
      different(0.25),
    ],
    between: (one, other) =>
      one.slice(-7) === other.slice(-7) || editDistance(one, other, 1) <= 1 ? 2 : 3,
  });

export const emailComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: "email",
    isShared: true,
    rarity: "common only",
    levels: [
      same(0.7),
      { label: "nearly the same", usual: 0.1 },
      { label: "the same before the @", usual: 0.05 },
      different(0.15),
    ],
    between: (one, other) => {
      if (jaroWinkler(one, other) >= near) return 2;
      const [name = "", otherName = ""] = [one.split("@")[0], other.split("@")[0]];
      return name.length > 2 && name === otherName ? 3 : 4;
    },
  });

const near = 0.92;

/** Where records tell of homes that somebody had before, that one of them is the other's has a level of its own. */
export function postcodeComparison(field: Field, others: readonly Field[]): Comparison {
  const isElsewhere = others.length > 0;
  const plain = comparisonOf(field, asItIs, {
    name: "postcode",
    isShared: true,
    isHome: true,
    rarity: "common only",
    levels: [
      same(0.75),
      { label: "one letter or figure differs", usual: 0.05 },
      { label: "the same district", usual: 0.05 },
      ...(isElsewhere ? [{ label: "another home of one of them", usual: 0.05 }] : []),
      different(isElsewhere ? 0.1 : 0.15),
    ],
    between: (one, other) => {
      if (editDistance(one, other, 1) <= 1) return 2;
      if (one.length >= 5 && outward(one) === outward(other)) return 3;
      return isElsewhere ? 5 : 4;
    },
  });
  if (!isElsewhere) return plain;
  const inAll = [field, ...others].map(textIn);
  const homes = (row: number): string[] => inAll.flatMap((text) => text(row) ?? []);
  return {
    ...plain,
    compare: (left, right) => {
      const level = plain.compare(left, right);
      if (level === exact || level === 2) return level;
      const known = homes(left);
      return homes(right).some((home) => known.includes(home)) ? 4 : level;
    },
  };
}

function textIn(field: Field): (row: number) => string | undefined {
  const value = valuesOf(field, asItIs);
  return (row) => {
    const code = field.codes[row] ?? -1;
    return code < 0 ? undefined : value(code);
  };
}

/** What stands before the last three of a postcode: the district. */
export const outward = (postcode: string): string => postcode.slice(0, -3);

export const houseComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: "house number",
    isShared: true,
    isHome: true,
    rarity: "none",
    levels: [same(0.8), different(0.2)],
    between: () => 2,
  });

export const placeComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: `place ${field.name}`,
    isShared: true,
    isHome: true,
    rarity: "full",
    levels: [same(0.75), { label: "nearly the same", usual: 0.1 }, different(0.15)],
    between: (one, other) => (jaroWinkler(one, other) >= 0.88 ? 2 : 3),
  });

export const categoryComparison = (field: Field): Comparison =>
  comparisonOf(field, asItIs, {
    name: field.name,
    isShared: false,
    rarity: "full",
    levels: [same(0.8), different(0.2)],
    between: () => 2,
  });

export const textComparison = (field: Field): Comparison =>
  comparisonOf(field, asText, {
    name: field.name,
    isShared: false,
    rarity: "full",
    levels: textLevels,
    between: textLevel,
  });

export const textLevels: readonly Level[] = [
  same(0.7),
  { label: "nearly the same", usual: 0.12 },
  { label: "words in common", usual: 0.05 },
  different(0.13),
];

export function textLevel(one: TextValue, other: TextValue): number {
  if (jaroWinkler(one.text, other.text) >= near) return 2;
  return shareOfWords(one, other) >= 0.5 ? 3 : 4;
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
