/** Which pairs are compared at all. What is too large or not worth it is divided, passed over or left, and reported. */

export const blocks = {
  /** So many pairs are compared without any keys: all of some 1,500 records. Source: engineering. Sensitivity: at 0 the mean of 16 development sets changes by −0.0010, fake_1000 by −0.015. */
  everyPairUpTo: 1_200_000,
  /** Pairs that one pass may find: so many, and so many for each record. Source: ADR 103: one for each record costs a hundredth of F1. Sensitivity: not measured. */
  budget: 400_000,
  budgetForEach: 3,
  /** A block of so many is compared whole though others of its level are divided. Source: engineering. Sensitivity: not measured. */
  small: 8,
} as const;

/** What a level is worth is told by comparing some of it (ADR 103, 121). Sensitivity: none below 300,000 pairs of a level, so none on the development sets. */
export const worthwhile = {
  /** With fewer keys or pairs nothing is tried. Source: engineering, ADR 103. */
  tryFrom: 300_000,
  /** So many pairs are tried. Source: engineering, ADR 121. */
  enoughTried: 30_000,
  /** So many of the pairs that are compared must be likely; where the next level looks for them again, more. Source: ADR 103, a million records. */
  leastLikely: 1 / 250,
  leastWhereDivided: 1 / 60,
  /** So many likely pairs for each record, or each that was found, are worth that blocks are divided. Source: ADR 121, a million records. */
  leastOfLevel: 1 / 1_000,
  /** "Surely" is so many standard deviations of a count. Source: convention. */
  deviations: 2,
} as const;

export const atoms = {
  /** Other lines of an address, and kinds, of which keys are made. Source: engineering. Sensitivity: not measured. */
  otherAddresses: 3,
  kinds: 6,
  /** Births of which the year alone is known are looked for from one in so many on. Source: engineering. Sensitivity: not measured. */
  yearsAloneFrom: 50,
} as const;
