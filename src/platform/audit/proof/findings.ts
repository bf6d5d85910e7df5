/** What does not fit, and where it begins. */
export type Finding = {
  readonly kind:
    | "changed"
    | "missing"
    | "inserted"
    | "reordered"
    | "rewritten"
    | "truncated"
    | "head"
    | "checkpoint"
    | "unreadable";
  readonly shard?: number;
  readonly sequence?: number;
  readonly says: string;
};

/** A checkpoint that says that a backup was put back. */
export type Restore = { readonly checkpoint: number; readonly to: number };

export type Report = {
  readonly events: number;
  readonly checkpoints: number;
  /** Left out where there is none. */
  readonly restores?: readonly Restore[];
  /** The first of each chain, and of the checkpoints. */
  readonly findings: readonly Finding[];
};
