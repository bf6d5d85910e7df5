import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { holdForm, isAgreed, liftForm, type answerForm, type Typed } from "./hold-forms.ts";
import type { Hold } from "./hold-reads.ts";

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Sets a hold on everything, or on one record by its reference. */
export async function setHold(
  tx: Tx,
  at: Date,
  typed: Typed<typeof holdForm>,
): Promise<Invalid | { readonly kind: "accepted"; readonly holdId: string }> {
  const { value, errors } = holdForm.read(typed, { now: at });
  if (errors) return { kind: "invalid", errors };
  const holdId = newId();
  await sql`select govern.set_hold(${holdId}::uuid, ${value.record}, ${value.reason}, ${value.review}::date, ${at})`.execute(
    tx,
  );
  return { kind: "accepted", holdId };
}

export type LiftAsked =
  Invalid | { readonly kind: "accepted" } | { readonly kind: "stale" } | { readonly kind: "none" };

type OfHold<F extends typeof liftForm | typeof answerForm> = {
  readonly hold: Hold;
  readonly typed: Typed<F>;
};

/** The first of two people asks that a hold be lifted, and says why. */
export async function askToLift(
  tx: Tx,
  at: Date,
  { hold, typed }: OfHold<typeof liftForm>,
): Promise<LiftAsked> {
  const version = versionOf(typed.version);
  if (version !== hold.version) return { kind: "stale" };
  const { value, errors } = liftForm.read(typed, {});
  if (errors) return { kind: "invalid", errors };
  const { rows } = await sql<{ became: "done" | "stale" | "none" }>`
    select govern.ask_to_lift_hold(${hold.holdId}::uuid, ${value.reason}, ${version}, ${at}) as became`.execute(
    tx,
  );
  const became = rows[0]?.became ?? "none";
  return { kind: became === "done" ? "accepted" : became };
}

export type LiftAnswered = { readonly kind: "accepted" | "stale" | "none" | "own" };

/** The second person agrees, and the hold is lifted; or says no, and it stands. */
export async function answerLift(
  tx: Tx,
  at: Date,
  { hold, typed }: OfHold<typeof answerForm>,
): Promise<LiftAnswered> {
  const version = versionOf(typed.version);
  const agrees = isAgreed(typed);
  const { rows } = await sql<{ became: "done" | "stale" | "none" | "own" }>`
    select govern.answer_lift(${hold.holdId}::uuid, ${agrees}, ${version}, ${at}) as became`.execute(
    tx,
  );
  const became = rows[0]?.became ?? "none";
  return { kind: became === "done" ? "accepted" : became };
}
