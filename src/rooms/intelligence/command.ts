import type { FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
};

export type Change =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

export const invalid = (field: string, message: string): Change => ({
  kind: "invalid",
  errors: [{ field, message }],
});
