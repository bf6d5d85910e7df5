import type { FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../access/actor.ts";

/** Who does something, and when. */
export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
};

/** What became of a form that changes one thing. */
export type Change =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

export const invalid = (field: string, message: string): Change => ({
  kind: "invalid",
  errors: [{ field, message }],
});
