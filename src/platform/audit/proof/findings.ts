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

/** A witness, how many checkpoints it co-signed and the last of them. */
export type CosignedBy = {
  readonly key: string;
  readonly agency: string | undefined;
  readonly checkpoints: number;
  readonly last: number | undefined;
  readonly at: Date | undefined;
};

export type Report = {
  readonly events: number;
  readonly checkpoints: number;
  /** Left out where there is none. */
  readonly restores?: readonly Restore[];
  /** What partner agencies co-signed; left out where no key of a witness is known. */
  readonly cosigned?: readonly CosignedBy[];
  /** The first of each chain, and of the checkpoints. */
  readonly findings: readonly Finding[];
};
