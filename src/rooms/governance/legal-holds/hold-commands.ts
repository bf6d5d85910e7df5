import { sql } from "kysely";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { newId, parseReference, referenceFor } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Hold } from "./hold-reads.ts";

type CommandContext = { readonly at: Date; readonly today: string };

export type HoldForm = {
  readonly covers: string;
  readonly record: string;
  readonly reason: string;
  readonly reviewBy: DateParts;
};

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Sets a hold on everything, or on one record by its reference. */
export async function setHold(
  tx: Tx,
  { at, today }: CommandContext,
  form: HoldForm,
): Promise<Invalid | { readonly kind: "accepted"; readonly holdId: string }> {
  const errors: FieldError[] = [];
  const covers = readCovers(form);
  if (!covers.ok) errors.push(covers.error);
  const reason = readText(form.reason, {
    name: "Why",
    most: 1000,
    missing: "Enter why nothing may be deleted",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  const review = readDateParts(form.reviewBy, { name: "Review date", earliest: today });
  if (!review.ok) errors.push({ field: "review", message: review.error });
  if (!covers.ok || !reason.ok || !review.ok) return { kind: "invalid", errors };
  const holdId = newId();
  await sql`select govern.set_hold(${holdId}::uuid, ${covers.value}, ${reason.value}, ${review.value}::date, ${at})`.execute(
    tx,
  );
  return { kind: "accepted", holdId };
}

type Covers =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly error: FieldError };

function readCovers({ covers, record }: HoldForm): Covers {
  if (covers === "everything") return { ok: true, value: null };
  if (covers !== "record") {
    return { ok: false, error: { field: "covers", message: "Choose what the hold covers" } };
  }
  const read = parseReference(record);
  if (read.ok) return { ok: true, value: referenceFor(read.value.prefix, read.value.number) };
  const message =
    read.error === "mistyped"
      ? "This reference is mistyped: check it against the record"
      : "Enter the reference of the record, for example C-2048-2";
  return { ok: false, error: { field: "record", message } };
}

export type LiftAsked =
  Invalid | { readonly kind: "accepted" } | { readonly kind: "stale" } | { readonly kind: "none" };

/** The first of two people asks that a hold be lifted, and says why. */
export async function askToLift(
  tx: Tx,
  at: Date,
  { hold, reason, version }: { hold: Hold; reason: string; version: number },
): Promise<LiftAsked> {
  const read = readText(reason, {
    name: "Why",
    most: 1000,
    missing: "Enter why the hold can be lifted",
  });
  if (!read.ok) return { kind: "invalid", errors: [{ field: "reason", message: read.error }] };
  const { rows } = await sql<{ became: "done" | "stale" | "none" }>`
    select govern.ask_to_lift_hold(${hold.holdId}::uuid, ${read.value}, ${version}, ${at}) as became`.execute(
    tx,
  );
  const became = rows[0]?.became ?? "none";
  if (became === "done") return { kind: "accepted" };
  return became === "stale" ? { kind: "stale" } : { kind: "none" };
}

export type LiftAnswered = { readonly kind: "accepted" | "stale" | "none" | "own" };

/** The second person agrees, and the hold is lifted; or says no, and it stands. */
export async function answerLift(
  tx: Tx,
  at: Date,
  { hold, agrees, version }: { hold: Hold; agrees: boolean; version: number },
): Promise<LiftAnswered> {
  const { rows } = await sql<{ became: "done" | "stale" | "none" | "own" }>`
    select govern.answer_lift(${hold.holdId}::uuid, ${agrees}, ${version}, ${at}) as became`.execute(
    tx,
  );
  const became = rows[0]?.became ?? "none";
  return { kind: became === "done" ? "accepted" : became };
}
