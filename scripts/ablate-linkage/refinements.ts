/** A text of a source file and what stands in its place: the engine without one refinement, or with another number. */
export type Patch = {
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** From this line on, where the text may stand more than once. */
  readonly line?: number;
};

export type Variant = { readonly name: string; readonly patches: readonly Patch[] };

const without = (name: string, file: string, find: string, put: string): Variant => ({
  name,
  patches: [{ file: `src/linkage/${file}`, find, put }],
});

const together = (name: string, ...variants: readonly Variant[]): Variant => ({
  name,
  patches: variants.flatMap(({ patches }) => patches),
});

const noTwins = without(
  "twins",
  "likelihood/named-families.ts",
  "return (family * this.#twins) / all;",
  "return 0 * all * family;",
);

const noFirstTwins = without(
  "twins to begin with",
  "training/mixtures.ts",
  "return Float64Array.of(match, household, twins, stranger,",
  "return Float64Array.of(match, household, 0 * twins, stranger,",
);

const noHouseholds = without(
  "households to begin with",
  "training/mixtures.ts",
  "return Float64Array.of(match, household, twins, stranger,",
  "return Float64Array.of(match, 0 * household, 0 * twins, stranger,",
);

const noSharedHouseholds = without(
  "households among all pairs",
  "link.ts",
  "const hasHouseholds = comparisons.some(({ isShared }) => isShared);",
  "const hasHouseholds = comparisons.length === 0;",
);

const classes: readonly Variant[] = [
  together("class household, and twins with it", noHouseholds, noSharedHouseholds, noTwins),
  together("class twins", noFirstTwins, noTwins),
  without("class moved", "likelihood/moves.ts", ".length > 1;", ".length > 99;"),
  without("class poor (ADR 147)", "likelihood/poor-records.ts", ".length > 1;", ".length > 99;"),
  without(
    "twins told by forenames (ADR 133)",
    "training/learn.ts",
    "if (forenames.length > 0) named.divide(next);",
    "",
  ),
  without(
    "a household moves too (ADR 117)",
    "likelihood/moves.ts",
    "return moved === 0 ? 0 : moved / (stayed + moved);",
    "return 0 * (stayed + moved);",
  ),
  without(
    "namesakes in a household (ADR 124, 127)",
    "likelihood/namesakes.ts",
    "if (forename < 0 ||",
    "if (forename < 99 ||",
  ),
  without(
    "a brother's number (ADR 124)",
    "priors/classes.ts",
    "anothersNumber: 0.004",
    "anothersNumber: 0",
  ),
  without("no families (ADR 144)", "priors/classes.ts", "familiesFrom: 0.5", "familiesFrom: 0"),
  without(
    "a middle name may be a household's (ADR 148)",
    "priors/classes.ts",
    "leastInCommon: 0.1",
    "leastInCommon: 2",
  ),
  without(
    "imagined forenames (ADR 116)",
    "priors/training.ts",
    "forenameAlone: 2",
    "forenameAlone: 0",
  ),
  without(
    "held to what is usual where a class is not one person's (ADR 122)",
    "training/of-one-person.ts",
    "<= mostDiffering",
    "<= mostDiffering + 99",
  ),
];

const values: readonly Variant[] = [
  without(
    "rarity of values",
    "scoring/rarity.ts",
    'if (rarity === "none" || field',
    "if (rarity !== undefined || field",
  ),
  without(
    "unduly common values (ADR 124)",
    "scoring/rarity.ts",
    "count > commonFrom * usual",
    "count > 1e9 * commonFrom * usual",
  ),
  without(
    "homes of many (ADR 124)",
    "scoring/compare-pair.ts",
    "(rare < manyPeoples ? rare : 0)",
    "(rare < manyPeoples - 99 ? rare : 0)",
  ),
  without(
    "names that go together",
    "training/names-together.ts",
    "fields.length < 2 ||",
    "true ||",
  ),
  without(
    "names that changed places",
    "comparing/names.ts",
    "if (isSwapped(left, right)) return forenameLevel.swapped;",
    "",
  ),
  without(
    "a surname where the other has its forename",
    "comparing/names.ts",
    "if (forename === undefined || surname === undefined) return false;",
    "if (forename !== surname || surname === undefined) return false;",
  ),
  without(
    "a middle name where the other has its forename",
    "comparing/names.ts",
    "return level !== forenameLevel.part && isMiddle(left, right)",
    "return level === -1 && isMiddle(left, right)",
  ),
  without(
    "short and other forms of a name",
    "comparing/name-in.ts",
    "  mayBeOneName(one: number, other: number): boolean {\n",
    "  mayBeOneName(one: number, other: number): boolean {\n    if (one !== other) return false;\n",
  ),
  without(
    "a name as it is said (ADR 131)",
    "comparing/name-in.ts",
    "this.#sound(code) === to.#sound(other)",
    "code < 0",
  ),
  without(
    "one edit in a short name, one sound (ADR 148)",
    "comparing/name-in.ts",
    "  isAlikeAllTheSame(one: number, other: number): boolean {\n",
    "  isAlikeAllTheSame(one: number, other: number): boolean {\n    if (one !== other) return false;\n",
  ),
  without(
    "numbers that pass their check (ADR 124)",
    "comparing/texts.ts",
    "passes?.(textAt(field.forms, code)) === true",
    "passes?.(textAt(field.forms, code)) === undefined",
  ),
  without(
    "the same telephone at another place (ADR 139)",
    "comparing/phones.ts",
    "if (phones.length === 1) return plain;",
    "return plain;",
  ),
  without(
    "lines of an address against each other",
    "comparing/addresses.ts",
    "return isCrossed ? inCommon : found;",
    "return found;",
  ),
];

const others: readonly Variant[] = [
  together(
    "third records (ADR 85)",
    without("", "scoring/other-records.ts", "if (third === across) continue;", "continue;"),
    without(
      "",
      "scoring/other-records.ts",
      "  tellUnopposed(own, beside,",
      "  if (own.length < 0) tellUnopposed(own, beside,",
    ),
  ),
  without(
    "unopposed pairs (ADR 107)",
    "scoring/other-records.ts",
    "  tellUnopposed(own, beside,",
    "  if (own.length < 0) tellUnopposed(own, beside,",
  ),
  without(
    "pairs that are opposed unsurely (ADR 107)",
    "scoring/other-records.ts",
    "else if (isUnsure(least[at]))",
    "else if (at < 0 && isUnsure(least[at]))",
  ),
  without(
    "one source or two (ADR 129)",
    "scoring/by-source.ts",
    "if (!hasSeveral(source) ||",
    "if (hasSeveral(source) || !hasSeveral(source) ||",
  ),
  without(
    "sources that list nobody twice (ADR 138)",
    "clustering/rules-of-meeting.ts",
    "isRare(within, rows) &&\n    across",
    "within < 0 &&\n    isRare(within, rows) &&\n    across",
  ),
  without(
    "that sure pairs must be missing (ADR 141)",
    "clustering/rules-of-meeting.ts",
    "likelyWithin * across >= missed * likelyAcross",
    "likelyWithin * across >= 0 * missed * likelyAcross",
  ),
  without(
    "average link: connected components instead",
    "clustering/average-link.ts",
    "  const sizes = sizesOf(rows, components);\n",
    "  if (rows > 0) return clusters.map((row) => components.find(row));\n  const sizes = sizesOf(rows, components);\n",
  ),
  without("a bound on sure pairs", "priors/clustering.ts", "most: 10", "most: 1000"),
  without("what was not compared", "priors/clustering.ts", "notCompared: -3", "notCompared: 0"),
];

const finding: readonly Variant[] = [
  without(
    "keys by sound",
    "blocking/key-table.ts",
    "hashText(soundOf(asName(form).text));",
    "hashText(asName(form).text);",
  ),
  without(
    "keys of a name and a part of the date",
    "blocking/passes.ts",
    "const withPart = (name: Given): Given[] =>",
    "const withPart = (name: Given): Given[] => partsOfBirth.length > 0 ? [] :",
  ),
  without("keys of homes", "blocking/passes.ts", "    ...passesByPlace(atoms),\n", ""),
  without(
    "every pair of few records",
    "priors/blocking.ts",
    "everyPairUpTo: 1_200_000",
    "everyPairUpTo: 0",
  ),
];

const reading: readonly Variant[] = [
  without(
    "what stands in cells of names (ADR 116)",
    "fields/typed-names.ts",
    "if (!mayHoldMore.test(raw))",
    "if (raw.length >= 0)",
  ),
  without(
    "initials apart (ADR 128)",
    "priors/reading.ts",
    "fewestInitials: 100",
    "fewestInitials: Infinity",
  ),
  without(
    "kinds and texts are a household's (ADR 116)",
    "comparing/comparisons.ts",
    "const isHousehold = data.forename !== undefined || data.birth !== undefined;",
    "const isHousehold = data.rows < 0;",
  ),
];

/** What the engine does beyond Fellegi and Sunter's two classes with learned levels, each of which it can do without. */
export const refinements: readonly Variant[] = [
  ...classes,
  ...values,
  ...others,
  ...finding,
  ...reading,
];
