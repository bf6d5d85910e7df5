/** What a pair weighs beyond its levels: how rare what agrees is, who else is there, and where the two stand. Weights are in bits. */

export const rarity = {
  /** A value seen once is not known to be rarer than one never seen. Source: judgement, as in add-one-half smoothing. Sensitivity: not measured. */
  countOfUnseen: 1.5,
  /** No name says more bits by how rare it is; numbers that are common say up to twice as many less. Source: judgement. Sensitivity: not measured. */
  most: 6,
  /** A value on so many times more records than is usual is a clinic's, a filler or 1 January. Source: judgement (ADR 124). Sensitivity: not measured. */
  commonFrom: 5,
  /** A home that is so common, in bits, is many people's and no large family's. Source: judgement (ADR 124). Sensitivity: not measured. */
  manyPeoples: -2,
} as const;

/** What third records say of a pair. */
export const inView = {
  /** Bits at which a third record stands against a pair. Source: judgement (ADR 85). Sensitivity: not measured. */
  against: -1,
  /** Whoever stands against a pair so surely leaves nothing to be learned. Source: ADR 107. Sensitivity: not measured. */
  surely: -10,
  /** That nobody stands against a pair says no more than this, as much as a rare name. Source: ADR 85. Sensitivity: not measured. */
  mostOfNobody: 6,
  /** Bands of weight by which that is learned: from, how wide, how many. Source: ADR 107. Sensitivity: not measured. */
  from: -12,
  width: 2,
  bands: 13,
  /** Imagined pairs of each kind behind what is so of all bands. Source: ADR 107, small files. Sensitivity: not measured. */
  strength: 20,
  /** Rounds: where records say too little, more would persuade themselves. Source: ADR 107. Sensitivity: not measured. */
  rounds: 3,
  /** Partners of a record that are asked, the surest first. Source: engineering. Sensitivity: not measured. */
  mostPartners: 48,
} as const;

/** Whether both stand in one source or in two. */
export const sources = {
  /** Of fewer pairs of one person it is not told in which sources they stand. Source: judgement (ADR 129). Sensitivity: not measured. */
  fewest: 5,
  /** Bits from which a pair is of one person whatever its sources say. Source: ADR 129. Sensitivity: not measured. */
  sureFrom: 6,
  /** A pair that lacks more bits is not made likely by its sources. Source: judgement (ADR 129). Sensitivity: not measured. */
  mostGained: 8,
  /** Pairs of one person within a source are at least so rare beside those between sources. Source: ADR 129. Sensitivity: not measured. */
  seldomest: 1 / 64,
} as const;

/** What is kept of compared pairs. */
export const keeping = {
  /** Two records with fewer bits count as never compared: a thousandth. Source: ADR 101. Sensitivity: not measured. */
  hopeless: -10,
  /** Other records of a person at most, as long as nothing is known of it. Source: ADR 101. Sensitivity: not measured. */
  mostOthers: 4,
  /** So many pairs are enough to count the classes by; keys find so many for each record; and so many at most are gone through. Source: engineering, ADR 101. Sensitivity: none below 60,000 records. */
  enough: 800_000,
  perRecord: 13,
  mostSampled: 2_000_000,
} as const;

/** Bits of what a person decided: surer than anything that records say. Source: judgement. Sensitivity: none; weights end below it. */
export const decidedBits = 40;
