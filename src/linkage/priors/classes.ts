/**
 * The six classes of pairs: how many pairs are of each before anything is learned, and how the classes are tied to
 * each other. docs/linkage/model.md has the model that these belong to.
 */

/** Shares of the classes among the pairs of a stratum with which learning begins. */
export const firstShares = {
  /** By chance: match, household, twins, stranger. Source: judgement: with learning from it nothing but the order of magnitude matters. Sensitivity: not measured. */
  byChance: { match: 0.001, household: 0.0005, twins: 0.0001, stranger: 0.9984 },
  /** Of pairs that agree on a number issued to one person. Source: three lists tied by two numbers, cluster F1 0.932 where 0.828 stood (ADR 130). Sensitivity: not measured. */
  ofNumber: { match: 0.9, household: 0.05, twins: 0.01, stranger: 0.04 },
  /** Of pairs that agree on anything else. Source: judgement. Sensitivity: not measured. */
  ofOthers: { match: 0.3, household: 0.1, twins: 0.02, stranger: 0.58 },
  /** So many times as many as "match" are of one person who has moved, where a move can be told. Source: judgement. Sensitivity: not measured. */
  movedForEachMatch: 0.2,
  /** No class that was there is emptied below this. Source: engineering: a share of nothing could never grow again. Sensitivity: not measured. */
  least: 1e-9,
} as const;

/** Shares among candidates with which counting begins when pairs are scored. Source: judgement; counting converges from elsewhere too. */
export const firstCounts = {
  /** Sensitivity: not measured. */
  match: 0.2,
  /** Sensitivity: not measured. */
  household: 0.1,
  /** Sensitivity: not measured. */
  twins: 0.01,
  /** Sensitivity: not measured. */
  moved: 0.04,
  /** Sensitivity: not measured. */
  poor: 0.02,
} as const;

export const households = {
  /** So often a number of one person is a brother's or a sister's: looked up, and theirs was taken. Source: ADR 124, a file in which 4 in 100 are (0.9774 to 0.9950). Sensitivity: at 0 the mean of 16 development sets, in which there is none, changes by +0.0001. */
  anothersNumber: 0.004,
  /** Where fewer than such a share of a person's agreement on surnames is a household's, its people are no family. Source: ADR 144, placements with carers. Sensitivity: at 0 nothing on 16 development sets, in which there are only families. */
  familiesFrom: 0.5,
  /** What fewer of a household's pairs have in common is a person's own, as a middle name mostly is. Source: ADR 148, a register of many twins. Sensitivity: without it the mean of 16 development sets changes by −0.0012. */
  leastInCommon: 0.1,
} as const;

export const twins = {
  /** Of two children of a household so many are twins. Source: 30 in 1,000 children are twins; ADR 133. Sensitivity: not measured. */
  usually: 0.03,
  /** So many imagined pairs of a household stand behind it. Source: ADR 133. Sensitivity: not measured. */
  imagined: 20,
} as const;

export const namesakes = {
  /** Of two people under one roof who were born at different times, and a generation apart, so many are called alike. Source: judgement; learned where there are any (ADR 124, 127). Sensitivity: not measured. */
  brothers: 0.01,
  parents: 0.05,
  /** So many imagined pairs of a household stand behind each. Source: judgement. Sensitivity: not measured. */
  imagined: 60,
  /** One person's dates lie a generation apart so often beyond chance. Source: judgement (ADR 124). Sensitivity: not measured. */
  slips: 0.001,
  /** No file was met in which more dates are wholly wrong. Source: ADR 124. Sensitivity: not measured. */
  mostWrong: 0.05,
} as const;

export const poorRecords = {
  /** A slip is so many times likelier, in odds, where a record is a poor one, before it is learned. Source: judgement (ADR 147). Sensitivity: not measured. */
  odds: 5,
  /** So many pairs with a poor record are of two homes, before it is learned. Source: judgement (ADR 147). Sensitivity: not measured. */
  moves: 0.15,
  /** Of the pairs of one person so many are taken to have one before they are looked for. Source: judgement (ADR 147). Sensitivity: not measured. */
  share: 0.3,
  /** So many things of such pairs stand behind both. Source: judgement (ADR 147). Sensitivity: not measured. */
  imagined: 30,
  /** Odds between which they are looked for. Source: engineering: bounds of a search. Sensitivity: not measured. */
  fewestOdds: 1,
  mostOdds: 60,
  /** Below these odds no record is told to be much poorer than others. Source: ADR 147. Sensitivity: not measured. */
  tellingOdds: 3,
  /** Patterns must be likelier by this much in all, as a natural logarithm. Source: half of the chi-squared of some ten numbers at one in a thousand. Sensitivity: not measured. */
  leastGained: 15,
} as const;
