import measured from "./by-group.json" with { type: "json" };

/** Of children of one group: found pairs, and records of two children that came out as one. */
export type GroupMeasure = {
  /** Sex, ethnicity, age or origin of the names. */
  readonly kind: string;
  readonly value: string;
  /** The share of pairs of records of one child that were found, 0 to 1. */
  readonly recall: number;
  /**
   * Pairs of records of two children that would have been taken for one, each in the group of its first
   * record; of these, between brothers and sisters, and twins.
   */
  readonly wrong: number;
  readonly siblings: number;
  readonly twins: number;
  readonly records: number;
};

/**
 * How well invented children are recognised, by what they are: nobody should be found less than
 * others. Written by `npm run bench:linkage -- --children 20000 --seed 7 --profile usual --groups FILE`.
 */
export const measuredByGroup: {
  readonly seed: number;
  readonly children: number;
  readonly groups: readonly GroupMeasure[];
} = measured;
