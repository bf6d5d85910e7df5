import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { londonDate } from "../../../kernel/dates.ts";
import { newId, referenceFor } from "../../../kernel/ids.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Merge } from "./merge-reads.ts";
import { mergeRefusals, type MergeProposal } from "./proposal-reads.ts";

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
type Direction = {
  readonly partnershipId: number;
  readonly stays: string;
  readonly ends: string;
};

export type MergeChange =
  | { readonly kind: "accepted"; readonly id: string }
  | Invalid
  /** Something stands against it that was not there when the page was made. */
  | { readonly kind: "refused" }
  | { readonly kind: "stale" };

const readReason = (text: string, missing: string) =>
  readText(text, { name: "Reason", most: 2000, missing });

/** Somebody proposes that two records become one; nothing happens until a second person agrees. */
export async function proposeMerge(
  tx: Tx,
  { actor, at }: CommandContext,
  { direction, reason }: { readonly direction: Direction; readonly reason: string },
): Promise<MergeChange> {
  if ((await mergeRefusals(tx, direction)).length > 0) return { kind: "refused" };
  const read = readReason(reason, "Enter why these records become one, and why this one stays");
  if (!read.ok) return { kind: "invalid", errors: [{ field: "reason", message: read.error }] };
  const id = newId();
  await tx
    .insertInto("subjects.merge_proposals")
    .values({
      merge_proposal_id: id,
      partnership_id: direction.partnershipId,
      person_id: direction.stays,
      other_person_id: direction.ends,
      reason: read.value,
      proposed_by: actor.id,
      proposed_at: at,
    })
    .execute();
  return { kind: "accepted", id };
}

export type AnswerForm = Readonly<Record<"answer" | "reason" | "version", string>>;

/** A second person agrees, and the records become one, or declines. One's own proposal is only declined. */
export async function answerMerge(
  tx: Tx,
  { actor, at }: CommandContext,
  { proposal, form }: { readonly proposal: MergeProposal; readonly form: AnswerForm },
): Promise<MergeChange> {
  const errors: FieldError[] = [];
  const isOwn = proposal.proposedBy === actor.id;
  if (form.answer !== "decline" && (form.answer !== "agree" || isOwn)) {
    errors.push({ field: "answer", message: "Choose what you answer" });
  }
  const read = readReason(form.reason, "Enter what you compared, or why not");
  if (!read.ok) errors.push({ field: "reason", message: read.error });
  if (errors.length > 0 || !read.ok) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  if (form.answer === "agree") return join(tx, at, { proposal, version, answer: read.value });
  const { numUpdatedRows } = await tx
    .updateTable("subjects.merge_proposals")
    .set({
      state: "declined",
      answer: read.value,
      answered_by: actor.id,
      answered_at: at,
      version: version + 1,
    })
    .where("merge_proposal_id", "=", proposal.proposalId)
    .where("state", "=", "open")
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", id: "" } : { kind: "stale" };
}

type Joining = {
  readonly proposal: MergeProposal;
  readonly version: number;
  readonly answer: string;
};

async function join(
  tx: Tx,
  at: Date,
  { proposal, version, answer }: Joining,
): Promise<MergeChange> {
  const id = newId();
  const { rows } = await sql<{ said: "done" | "stale" | "refused" }>`
    select subjects.merge_records(${proposal.proposalId}, ${id}, ${version}, ${answer}, ${at}) as said`.execute(
    tx,
  );
  const said = rows[0]?.said ?? "stale";
  return said === "done" ? { kind: "accepted", id } : { kind: said };
}

export type SplitForm = Readonly<Record<"reason" | "version", string>>;
export type SplitChange = MergeChange | { readonly kind: "tangled" };

const hour = 3_600_000;

/** Takes two records apart again: rows go back, and whoever saw the wrong child's is listed to be told. */
export async function splitMerge(
  tx: Tx,
  { actor, at }: CommandContext,
  { merge, form }: { readonly merge: Merge; readonly form: SplitForm },
): Promise<SplitChange> {
  const read = readReason(form.reason, "Enter how you know that these are two children");
  if (!read.ok) return { kind: "invalid", errors: [{ field: "reason", message: read.error }] };
  const report = await reportOf(tx, { actor, at }, merge);
  const { rows } = await sql<{ said: "done" | "stale" | "refused" | "tangled" }>`
    select subjects.split_records(${merge.mergeId}, ${versionOf(form.version)}, ${read.value}, ${at}, ${newId()},
      ${toJsonb(report)}::jsonb) as said`.execute(tx);
  const said = rows[0]?.said ?? "stale";
  return said === "done" ? { kind: "accepted", id: merge.mergeId } : { kind: said };
}

/** The draft in the register of breaches: records by their references alone. */
async function reportOf(
  tx: Tx,
  { actor, at }: CommandContext,
  { reference, otherReference, mergedAt }: Merge,
) {
  const { rows } = await sql<{
    number: number;
  }>`select nextval('govern.entry_numbers')::int as number`.execute(tx);
  return {
    reference: referenceFor("BR", rows[0]?.number ?? 0),
    title: "Records of two children were joined by mistake",
    body: {
      kind: "breach",
      what: `${otherReference} stood in ${reference} and was separated again. Who to tell, and who was told, is listed with the two records: ask ${actor.name}, who took them apart, or the MASH.`,
      happenedAt: mergedAt.toISOString(),
      people: "2 children",
      discoveredAt: at.toISOString(),
    },
    due: londonDate(new Date(at.getTime() + 72 * hour)),
  };
}
