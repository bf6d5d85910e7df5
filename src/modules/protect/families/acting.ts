import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";

export type Acting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

export type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
/** Somebody else was first, or the link does not stand any more: nothing was written. */
export type Stale = { readonly kind: "stale" };
export type Change = { readonly kind: "accepted" } | Invalid | Stale;
