/** How often each level comes out, by class of pair. Level 0, "not known", says nothing and is 1. */
export type FieldModel = {
  readonly name: string;
  readonly labels: readonly string[];
  readonly isShared: boolean;
  /** Two records of one person. */
  readonly m: readonly number[];
  /** Two people who have nothing to do with each other. */
  readonly u: readonly number[];
  /** Two children of one household. */
  readonly h: readonly number[];
  /** Twins: the household's fields as `h`, the date of birth as `m`, the rest as `u`. */
  readonly t: readonly number[];
  /** How rare values are: on how many records each stands that is on more than one, of how many. */
  readonly values: {
    readonly filled: number;
    readonly counts: ReadonlyMap<string, number>;
    /** The mean count of a value, weighted by its records. */
    readonly usualCount: number;
  };
};

/** What was learned. Read-only, and written to a file that people can read. */
export type Model = {
  readonly fields: readonly FieldModel[];
  /** Of all pairs of records, the share that is of one person, of one household, of twins. */
  readonly shares: { readonly match: number; readonly household: number; readonly twins: number };
};
