import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isDismissal } from "./reasons.ts";

export type Answered =
  | { readonly kind: "accepted" | "stale" | "gone" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type HandlerInput = {
  readonly suggestionId: string;
  readonly version: number;
  readonly at: Date;
};

const kinds = { done: "accepted", stale: "stale", gone: "gone" } as const;
type Said = { readonly answer: keyof typeof kinds };

/** Says that somebody is dealing with it, so that nobody else begins too. Nothing is written about the child. */
export async function takeUp(
  tx: Tx,
  { suggestionId, version, at }: HandlerInput,
): Promise<Answered> {
  const { rows } = await sql<Said>`
    select identify.take_up_suggestion(${suggestionId}::uuid, ${version}, ${at}) as answer`.execute(
    tx,
  );
  return { kind: kinds[rows[0]?.answer ?? "gone"] };
}

/** Deletes it. The reason is counted without the child, and the same facts suggest nothing for a while. */
export async function dismiss(
  tx: Tx,
  { suggestionId, version, at }: HandlerInput,
  reason: string,
): Promise<Answered> {
  if (!isDismissal(reason)) {
    return { kind: "invalid", errors: [{ field: "reason", message: "Choose why you dismiss it" }] };
  }
  const { rows } = await sql<Said>`
    select identify.dismiss_suggestion(${suggestionId}::uuid, ${version}, ${reason}, ${at}) as answer`.execute(
    tx,
  );
  return { kind: kinds[rows[0]?.answer ?? "gone"] };
}
