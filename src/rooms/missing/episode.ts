import type { FieldError } from "../../kernel/fields.ts";

/** Whom an episode is about, and who is told of it. */
export type About = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
};

export type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
/** Somebody else was first: nothing was written, and both versions are shown. */
export type Stale = { readonly kind: "stale" };
export type Change = { readonly kind: "accepted" } | Invalid | Stale;
