/** From weights to people. Weights are in bits. */

export const grouping = {
  /** Average weight that two groups need to become one: a probability of a third, since the average counts pairs that were not compared and weights that are cut off. Source: development sets, November 2026. Sensitivity: not measured. */
  threshold: -1,
  /** A pair that was not compared is weak evidence against. Source: development sets. Sensitivity: at 0 the mean of 16 development sets changes by −0.0003. */
  notCompared: -3,
  /** Weights count up to here, so that one sure pair cannot carry many doubtful ones, and down to here. Source: development sets. Sensitivity: at 1,000 the mean of 16 development sets changes by +0.0000. */
  most: 10,
  least: -4,
  /** Where a lower threshold is asked for, what is not compared and what speaks against stand so far below it. Source: judgement. Sensitivity: not measured. */
  belowThreshold: 2,
  leastBelowThreshold: 3,
} as const;

/** A source that lists nobody twice. */
export const cleanSources = {
  /** So many of a thousand records may have a sure second one in it. Source: ADR 138. Sensitivity: not measured. */
  upTo: 1,
  /** Bits from which a pair is sure: namesakes come out below. Source: ADR 129. Sensitivity: not measured. */
  sure: 6,
  /** Sure pairs with others there are more than so many times as many. Source: judgement. Sensitivity: not measured. */
  across: 20,
  /** So many sure pairs must be missing, or that there are none tells nothing. Source: ADR 141. Sensitivity: not measured. */
  missed: 3,
  /** Bits against two records of one: a thousandth, which is the most that such a source has. Source: ADR 85. Sensitivity: not measured. */
  twice: -10,
} as const;
