import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** Who records, when, and by which words. */
export type Acting = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly scheme: VisitScheme;
};

/** Whose it is. */
export type About = { readonly personId: string; readonly partnershipId: number };

export type Change =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else was first: nothing was written. */
  | { readonly kind: "stale" };

/** The first day that anything here can be of. */
export const earliest = "2014-01-01";
