/** Checkpoints in the order of their numbers; read twice, first for changes of the key and restores. */
export type CheckpointSource = {
  readonly name: string;
  readonly notes: () => AsyncIterable<string>;
  /** A copy may begin later; the database's own table begins with the first. */
  readonly isWhole: boolean;
  /** Our own second copy: read like the others, and not counted twice. */
  readonly isSecond?: boolean;
  /** Not every number is there: a witness co-signs one of many. */
  readonly isSparse?: boolean;
};
