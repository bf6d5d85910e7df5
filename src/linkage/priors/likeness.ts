/** Where a level of a comparison ends and the next begins. Similarities are Jaro–Winkler's, between 0 and 1. */

export const likeness = {
  /** From here two names or addresses of mail are nearly the same. Source: Splink's documentation recommends 0.92 for its first fuzzy level. Sensitivity: not measured. */
  near: 0.92,
  /** From here names are somewhat alike, or one name if they sound alike too. Source: judgement; Splink's examples use 0.7 to 0.88 for their last. Sensitivity: not measured. */
  alike: 0.8,
  /** Names of one sound are alike from here: Leila and Layla are, Tina and Tony are not. Source: judgement on examples (ADR 148). Sensitivity: not measured. */
  alikeInSound: 0.7,
  /** Towns are nearly the same from here: they are longer than names. Source: judgement, as in Splink's examples. Sensitivity: not measured. */
  nearPlace: 0.88,
  /** In names of so many letters at most one edit is "somewhat alike", since the similarity sees none. Source: judgement on examples, Leo and Eo (ADR 148). Sensitivity: not measured. */
  shortName: 3,
  /** Of the words of the shorter of two texts such a share stands in the other: "words in common". Source: judgement. Sensitivity: not measured. */
  wordsInCommon: 0.5,
} as const;

export const dates = {
  /** So many years lie between a parent and a child at least, so that two dates so far apart are no slip. Source: judgement (ADR 124). Sensitivity: not measured. */
  generation: 15,
  /** A year that is remembered, or counted from an age that was, is seldom further off. Source: judgement. Sensitivity: not measured. */
  rememberedYears: 3,
  /** Days up to which two dates are "some thirteen months apart". Source: judgement: ages taken a year apart, and a month of slack. Sensitivity: not measured. */
  aYearInDays: 400,
  /** Months up to which the middles of two counted years say the same, and up to which they are next to each other. Source: arithmetic: half a year, a year, and a little. Sensitivity: not measured. */
  sameMiddle: 6.5,
  nextMiddle: 13,
} as const;

export const comparing = {
  /** Comparisons at most, in a fixed order: what follows says little new, and a pattern of levels is one number. Source: engineering. Sensitivity: none of the development sets has more. */
  most: 18,
  /** So many figures at the end are a telephone's own. Source: judgement: what stands before is written in several ways. Sensitivity: not measured. */
  figuresOfPhone: 7,
  /** A source of fewer records is no list, and one of whose records fewer than one in so many has a forename keeps none. Source: judgement (ADR 138). Sensitivity: not measured. */
  fewestOfList: 2,
  unnamedBelow: 50,
} as const;
