/** One visit as a telephone takes it along: words to read, and what a form needs to be sent afterwards. */
export type VisitAlong = {
  readonly personId: string;
  readonly child: string;
  readonly about: string;
  /** When it is deleted, read or not: an ISO moment. */
  readonly until: string;
  readonly warnings: readonly WarningAlong[];
  /** Who must not be told, by who they are to the child: a name stays in Lantern. */
  readonly doNotTell: readonly string[];
  readonly seen: readonly LineAlong[];
  readonly calls: readonly { readonly who: string; readonly phone: string }[];
  readonly address: readonly string[];
  readonly wants: readonly string[];
  readonly plan: readonly string[];
  /** Whether the child was seen: key and words. */
  readonly outcomes: readonly (readonly [string, string])[];
  /** Sent twice with it, a visit is recorded once. */
  readonly sentKey: string;
};

/** What is too late is said in its words, and shown as late. */
export type LineAlong = { readonly text: string; readonly isLate: boolean };

export type WarningAlong = {
  readonly kind: string;
  /** What somebody wrote; nothing where it stays in Lantern. */
  readonly wording?: string;
  readonly since: string;
  readonly review: LineAlong;
};
