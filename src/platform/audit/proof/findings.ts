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
    | "checkpoint";
  readonly shard?: number;
  readonly sequence?: number;
  readonly says: string;
};

export type Report = {
  readonly events: number;
  readonly checkpoints: number;
  /** The first of each chain, and of the checkpoints. */
  readonly findings: readonly Finding[];
};
