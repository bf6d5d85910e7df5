/** What people's decisions about pairs are allowed to say. No labelled development set stands behind these; sensitivity is not measured. */

export const line = {
  /** Before anybody has decided the comparison is right; so far from it a line may be without much evidence. Source: judgement (ADR 81): some dozens of decisions outweigh it. */
  shift: 0,
  slope: 1,
  spreadOfShift: 1,
  spreadOfSlope: 0.3,
  /** No flatter than this: weights would say nothing. Source: judgement. */
  leastSlope: 0.2,
  /** Rounds of Newton's method. Source: engineering; it is over after a few. */
  rounds: 50,
  /** Bits from even beyond which a decision counts as if it stood here, so that one slip does not turn the line. Source: judgement. */
  farthest: 15,
} as const;

export const thresholds = {
  /** One in nine is listed; from one in seventeen on nobody decides alone. Source: judgement of what people can look at. */
  listFrom: -3,
  unsureFrom: -4,
  /** Decisions move neither further than this, in bits. Source: judgement. */
  furthestMoved: 6,
} as const;

/** Imagined pairs behind what a model knew before people decided. Source: judgement (ADR 81). */
export const strengthOfKnown = 200;

/** Two-sided, at 95 per cent. Source: the normal distribution. */
export const z = 1.96;
