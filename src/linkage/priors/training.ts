/** How the numbers of the model are learned: what is imagined behind what is seen, what is sampled, and when to stop. */

export const learning = {
  /**
   * Pairs by chance, and pairs of each stratum that agrees on something, that are compared. Source: four times as many
   * as at first, since which ones were drawn moved 500 pairs of one file across 0.9 (of the shown 0.03 to 0.26 wrong by
   * the order of its rows, 0.03 to 0.04 now); all pairs would give 0.02. Sensitivity: not measured beyond that.
   */
  ofChance: 600_000,
  ofEach: 100_000,
  /** All pairs are taken where there are no more than so many times as many. Source: engineering. Sensitivity: not measured. */
  allUpTo: 1.5,
  /** Imagined pairs of one person behind what is usual: the first with which a class of one person is found. Source: ADR 122, registers in which hardly anybody stands twice (0.16 to 0.96). Sensitivity: not measured. */
  strengthsOfMatch: [12, 4_800, 1_920_000],
  /** The same behind households, behind those who moved, and behind each level of strangers. Source: judgement. Sensitivity: not measured. */
  strengthOfHousehold: 60,
  strengthOfMoved: 60,
  strengthOfStrangers: 0.3,
  /** What strangers look like before pairs by chance are read: so many agree in no level. Source: judgement; overwritten by the data. Sensitivity: not measured. */
  strangersDiffer: 0.9,
  /** Imagined pairs of a person behind each pair where a forename alone tells children apart. Source: ADR 116, lists with nothing else (0.49 to 0.95). Sensitivity: at 0 the mean of 16 development sets changes by +0.0002. */
  forenameAlone: 2,
  /** A class in which forenames or births differ oftener is not one person's. Source: ADR 122: up to 0.17 where it is right, 0.3 to 0.95 where it is not. Sensitivity: not measured. */
  mostDiffering: 0.25,
} as const;

export const rounds = {
  /** Rounds at most, and where poor records are looked for. Source: engineering. Sensitivity: not measured. */
  usual: 60,
  ofPoor: 150,
  /** Rounds at least before it may be over. Source: engineering. Sensitivity: not measured. */
  least: 5,
  /** A round that moves no m further is the last, nor the odds of poor records as a natural logarithm. Source: engineering. Sensitivity: not measured. */
  settled: 5e-4,
  settledOdds: 0.005,
  /** Rounds of counting how many pairs are of each class, and the relative change of matches that ends it. Source: engineering. Sensitivity: not measured. */
  ofCounting: 30,
  settledCounting: 1e-3,
} as const;

/** Which names go together: a mixture of groups within which forename, surname, middle name and sex are independent. */
export const namesTogether = {
  /** Groups. Source: judgement: languages and sexes; too many do little, since each value is held to the whole. Sensitivity: not measured. */
  groups: 12,
  /** Rounds of expectation and maximisation. Source: engineering. Sensitivity: not measured. */
  rounds: 30,
  /** Children that are looked at. Source: engineering, ADR 121. Sensitivity: not measured. */
  sampled: 40_000,
  /** No child is taken to have more records: of very many not all are looked at for the sample. Source: engineering, ADR 121. Sensitivity: none below 320,000 records. */
  mostRecords: 8,
  /** Imagined children with a name spread over all groups: a name of few says little. Source: judgement. Sensitivity: not measured. */
  strength: 6,
  /** Names of fewer children are of no group. Source: judgement. Sensitivity: not measured. */
  fewest: 4,
  /** Fewer children than this tell nothing of groups. Source: judgement. Sensitivity: not measured. */
  fewestChildren: 200,
  /** Bits that two names can be commoner, and rarer, together than each by itself. Source: judgement. Sensitivity: not measured. */
  mostTogether: 6,
  mostApart: 1,
} as const;
