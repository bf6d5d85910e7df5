import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Person } from "../../subjects/index.ts";

export type Acting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

export type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
/** Somebody else was first: nothing was written, and what stands now is shown. */
export type Stale = { readonly kind: "stale" };
export type Change = { readonly kind: "accepted" } | Invalid | Stale;

/** Whose record it is. */
export type Whose = Pick<Person, "personId" | "partnershipId">;
