import type { FieldError } from "../../kernel/fields.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";

/** And by which words: the scheme in force. */
export type ActingBy<Scheme> = CommandContext & { readonly scheme: Scheme };

/** Whose record it is. */
export type About = { readonly personId: string; readonly partnershipId: number };

export type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
/** Somebody else was first: nothing was written, and what stands now is shown. */
export type Stale = { readonly kind: "stale" };
export type Change = { readonly kind: "accepted" } | Invalid | Stale;

/** The first day that anything on a record can be of. */
export const earliest = "2014-01-01";
