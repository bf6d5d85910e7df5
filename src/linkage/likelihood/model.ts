import type { PoorRecords } from "./poor-records.ts";

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
  /** One person who has moved between the two: the home's fields as `u`, the rest as `m`. */
  readonly v: readonly number[];
  /** One person, of whom one record is a poor one: what is written by hand as `m` with the odds of its slips multiplied. */
  readonly p?: readonly number[];
  /** Of forenames: how many of a household are called alike, of those born at different times and a generation apart. */
  readonly alike?: readonly number[];
  /** How rare values are: on how many records each stands that is on more than one, of how many. */
  readonly values: {
    readonly filled: number;
    readonly counts: ReadonlyMap<string, number>;
    /** The mean count of a value, weighted by its records, without those that are unduly common. */
    readonly usualCount: number;
    /** The same with them; as the other where it is not said. */
    readonly meanCount?: number;
  };
};

/** Groups of names that go together, by the language or the sex they are of: for each value of a field its odds in each. */
export type NameGroups = {
  readonly sizes: readonly number[];
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
};

/** What was learned. Read-only, and written to a file that people can read. */
export type Model = {
  readonly fields: readonly FieldModel[];
  /** Of all pairs of records, the share that is of one person in one home, of one household, of twins. */
  readonly shares: {
    readonly match: number;
    readonly household: number;
    readonly twins: number;
    /** Of one person, with another home: not counted in `match`. */
    readonly moved: number;
    /** Of one person, of whom one record is a poor one: counted in neither. None where it is not said. */
    readonly poor?: number;
  };
  /** How pairs with a poor record differ; as others do where it is not said. */
  readonly poor?: PoorRecords;
  readonly names?: NameGroups;
};
