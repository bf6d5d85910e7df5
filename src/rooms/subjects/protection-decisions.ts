import { sql } from "kysely";
import { readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { readReviewBy } from "./protect-whereabouts.ts";
import {
  listNamed,
  listProtectionDecisions,
  openRequest,
  type Reader,
} from "./protection-reads.ts";

/** A standing protection, as one of its named people works on it. */
export type OwnProtection = {
  readonly protectionId: string;
  readonly circleId: number;
  readonly partnershipId: number;
};

export type ProtectionChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Decision = {
  readonly kind: "named" | "unnamed" | "reviewed" | "end_asked" | "kept";
  readonly reason: string;
  readonly about?: string;
};

const accepted: ProtectionChange = { kind: "accepted" };
const invalid = (field: string, message: string): ProtectionChange => ({
  kind: "invalid",
  errors: [{ field, message }],
});
const reasonOf = (text: string) =>
  readText(text, { name: "Reason", most: 1000, missing: "Enter a reason" });

async function decide(
  tx: Tx,
  { actor, at }: CommandContext,
  { protection, kind, reason, about }: Decision & { readonly protection: OwnProtection },
): Promise<void> {
  await tx
    .insertInto("subjects.protection_decisions")
    .values({
      protection_decision_id: newId(),
      partnership_id: protection.partnershipId,
      protection_id: protection.protectionId,
      kind,
      about: about ?? null,
      reason,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}

const alone = (tx: Tx, protection: OwnProtection): Promise<void> =>
  oneAtATime(tx, `protection ${protection.protectionId}`);

/** A named person lets another colleague know where the child can be found. */
export async function nameForWhereabouts(
  tx: Tx,
  acting: CommandContext,
  asked: {
    readonly protection: OwnProtection;
    readonly readers: readonly Reader[];
    readonly form: { readonly staff: string; readonly reason: string };
  },
): Promise<ProtectionChange> {
  const { protection, readers, form } = asked;
  await alone(tx, protection);
  const reason = reasonOf(form.reason);
  const reader = readers.find(({ staffId }) => staffId === form.staff);
  const named = await listNamed(tx, protection.circleId);
  if (!reader) return invalid("staff", "Choose a person who can open this child’s record");
  if (named.some(({ staffId }) => staffId === reader.staffId)) {
    return invalid("staff", "This person is named already");
  }
  if (!reason.ok) return invalid("reason", reason.error);
  await tx
    .insertInto("sec.memberships")
    .values({
      membership_id: newId(),
      partnership_id: protection.partnershipId,
      circle_id: protection.circleId,
      staff_id: reader.staffId,
      basis: "named",
      reason: reason.value,
      added_by: acting.actor.id,
      starts_at: acting.at,
    })
    .execute();
  await decide(tx, acting, {
    protection,
    kind: "named",
    reason: reason.value,
    about: reader.staffId,
  });
  return accepted;
}

/** Ends a named person's place; never so that too few are left to ask for an end and confirm it. */
export async function endNamedPlace(
  tx: Tx,
  acting: CommandContext,
  asked: {
    readonly protection: OwnProtection;
    readonly readers: readonly Reader[];
    readonly membershipId: string;
  },
): Promise<ProtectionChange | { readonly kind: "notFound" }> {
  const { protection, readers, membershipId } = asked;
  await alone(tx, protection);
  const named = await listNamed(tx, protection.circleId);
  const leaving = named.find((one) => one.membershipId === membershipId);
  if (!leaving) return { kind: "notFound" };
  const staying = new Set(named.filter((one) => one !== leaving).map(({ staffId }) => staffId));
  if (readers.filter(({ staffId, mayEnd }) => mayEnd && staying.has(staffId)).length < 2) {
    return invalid("staff", "Two who could end the protection must stay named: name another first");
  }
  await decide(tx, acting, {
    protection,
    kind: "unnamed",
    reason: "Place ended",
    about: leaving.staffId,
  });
  await tx
    .updateTable("sec.memberships")
    .set((row) => ({ ends_at: acting.at, version: row("version", "+", 1) }))
    .where("membership_id", "=", membershipId)
    .where("ends_at", "is", null)
    .execute();
  return accepted;
}

/** Looked at again: it stands, and until when. */
export async function reviewProtection(
  tx: Tx,
  acting: CommandContext,
  asked: {
    readonly protection: OwnProtection;
    readonly form: { readonly reason: string; readonly review: DateParts };
  },
): Promise<ProtectionChange> {
  const reason = reasonOf(asked.form.reason);
  const reviewBy = readReviewBy(asked.form.review, acting.today);
  const errors: FieldError[] = [];
  if (!reason.ok) errors.push({ field: "reviewReason", message: reason.error });
  if (!reviewBy.ok) errors.push({ field: "reviewBy", message: reviewBy.error });
  if (!reason.ok || !reviewBy.ok) return { kind: "invalid", errors };
  await decide(tx, acting, { ...asked, kind: "reviewed", reason: reason.value });
  await tx
    .updateTable("subjects.protections")
    .set((row) => ({ review_by: reviewBy.value, version: row("version", "+", 1) }))
    .where("protection_id", "=", asked.protection.protectionId)
    .execute();
  return accepted;
}

/** One of the named asks that the protection end. Nothing changes until another confirms. */
export async function askToEndProtection(
  tx: Tx,
  acting: CommandContext,
  asked: { readonly protection: OwnProtection; readonly reason: string },
): Promise<ProtectionChange> {
  await alone(tx, asked.protection);
  const reason = reasonOf(asked.reason);
  if (!reason.ok) return invalid("endReason", reason.error);
  const decisions = await listProtectionDecisions(tx, asked.protection.protectionId);
  if (openRequest(decisions)) return accepted;
  await decide(tx, acting, { ...asked, kind: "end_asked", reason: reason.value });
  return accepted;
}

type Answer = { readonly answer: string; readonly reason: string };

/**
 * Another named person's confirmation, which alone ends a protection: the database checks that they
 * are named, and that somebody else who still is has asked. False where nothing ended.
 */
export async function confirmEnd(
  tx: Tx,
  { actor, at }: CommandContext,
  { protectionId, form }: { readonly protectionId: string; readonly form: Answer },
): Promise<boolean> {
  const reason = reasonOf(form.reason);
  if (form.answer !== "end" || !reason.ok) return false;
  const { rows } = await sql<{ ended: boolean }>`
    select subjects.end_protection(${protectionId}::uuid, ${reason.value}, ${actor.id}::uuid, ${at}) as ended`.execute(
    tx,
  );
  return rows[0]?.ended === true;
}

/** Any other answer: the protection is kept, or what is wrong with the form. */
export async function answerEndRequest(
  tx: Tx,
  acting: CommandContext,
  { protection, form }: { readonly protection: OwnProtection; readonly form: Answer },
): Promise<ProtectionChange> {
  await alone(tx, protection);
  const reason = reasonOf(form.reason);
  if (form.answer !== "end" && form.answer !== "keep") {
    return invalid("answer", "Choose whether the protection ends");
  }
  if (!reason.ok) return invalid("answerReason", reason.error);
  const request = openRequest(await listProtectionDecisions(tx, protection.protectionId));
  if (!request) return invalid("endReason", "Nobody is asking for the protection to end any more");
  if (form.answer === "end") {
    return invalid(
      "answer",
      "Another named person must confirm, and the one who asked must still be named",
    );
  }
  await decide(tx, acting, { protection, kind: "kept", reason: reason.value });
  return accepted;
}
