import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { momentFieldsOf } from "../../kernel/moment-fields.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import { recordVisit } from "./record-visit.ts";
import { findVisit, type Visit } from "./visit-reads.ts";
import { settleVoiceNote, type VoiceNote } from "./voice-notes.ts";

export type TypedUp = { readonly observed: string; readonly nextStep: string };

type TypingUp = {
  readonly person: About;
  readonly note: VoiceNote;
  /** The visit as it stands, which a colleague may have put right since. */
  readonly visit: Visit;
  readonly form: TypedUp;
};

/** Writes what was said into the visit, as an entry that puts it right, and lets go of the recording. */
export async function typeUp(
  tx: Tx,
  acting: CommandContext,
  { person, note, visit, form }: TypingUp,
): Promise<Change> {
  const errors: FieldError[] = [];
  const missing = "Enter what you saw and heard";
  texts(errors)(form.observed, { field: "observed", name: "What you saw", most: 2000, missing });
  if (errors.length > 0) return { kind: "invalid", errors };
  const recorded = await recordVisit(tx, acting, {
    person,
    corrects: visit,
    visitors: [visit.visitedById],
    form: {
      visited: momentFieldsOf(visit.visitedAt),
      visitedBy: visit.visitedById,
      togetherWith: visit.togetherWith ?? "",
      purpose: visit.purpose,
      outcome: visit.outcome,
      setting: visit.setting,
      later: "",
      ...form,
    },
    isTypedUp: true,
  });
  if (recorded.kind === "known") return { kind: "stale" };
  if (recorded.kind !== "accepted") return recorded;
  const isFirst = await settleVoiceNote(tx, acting, {
    noteId: note.noteId,
    visitId: recorded.visitId,
  });
  // Two at once wait for each other in recordVisit: the second finds its visit put right.
  if (!isFirst) throw new Error("a voice note was typed up twice");
  return { kind: "accepted" };
}

/** The visit that stands in place of one, after all that put it right. */
export async function findStandingVisit(
  tx: Tx,
  { personId, visitId }: { readonly personId: string; readonly visitId: string },
): Promise<Visit | undefined> {
  const { rows } = await sql<{ visitId: string }>`
    with recursive chain as (
      select v.visit_id from protect.visits v where v.visit_id = ${visitId}::uuid and v.person_id = ${personId}::uuid
      union all
      select l.visit_id from chain c join protect.visits l on l.corrects_id = c.visit_id
    )
    select c.visit_id as "visitId" from chain c
    where not exists (select from protect.visits l where l.corrects_id = c.visit_id)`.execute(tx);
  const [last] = rows;
  return last && findVisit(tx, { personId, visitId: last.visitId });
}

export type ToTypeUp = {
  readonly visitId: string;
  readonly visitedAt: Date;
  readonly typeUpBy: string;
  readonly hasAudio: boolean;
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** What this person has to type up, of children whom they reach still, the first due first. */
export async function readToTypeUp(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<ToTypeUp>> {
  const { rows } = await sql<ToTypeUp & { total: number }>`
    select n.visit_id as "visitId", v.visited_at as "visitedAt", n.type_up_by as "typeUpBy", n.media_type is not null as "hasAudio",
      p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName", ${total}
    from protect.voice_notes n join protect.visits v on v.visit_id = n.visit_id
    join subjects.people p on p.person_id = n.person_id
    where n.kept_by = ${actor.id} and n.typed_up_at is null
    order by n.type_up_by, n.visit_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
