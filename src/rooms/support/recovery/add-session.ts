import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import { attendances, type Attendance } from "./missed.ts";
import { readSession, type SessionForm } from "./session-form.ts";
import type { Session, Work } from "./work-reads.ts";

type Adding = {
  readonly person: About;
  readonly work: Work;
  readonly sessions: readonly Session[];
  readonly form: SessionForm;
};

/**
 * Adds a session. None is edited: a later one puts it right. The chronology says that there was one and
 * never what it was about; of therapy and of a sensitive service it says nothing.
 */
export async function addSession(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, work, sessions, form }: Adding,
): Promise<Change> {
  if (work.endedOn !== null) return { kind: "stale" };
  const read = readSession(form, { work, sessions, scheme, today });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { heldOn, setting, attendance, worker, corrects, content } = read;
  await tx
    .insertInto("protect.work_sessions")
    .values({
      work_session_id: newId(),
      direct_work_id: work.workId,
      corrects_id: corrects,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      // The database takes these from the work itself.
      is_therapy: work.isTherapy,
      begun_by: actor.id,
      held_on: heldOn,
      setting,
      attendance,
      worker,
      ...content,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  if (!work.isTherapy && !work.isSensitive) {
    await appendChronology(tx, person, {
      kind: "recovery",
      headline: headlineOf(attendance, corrects !== null),
      detail: null,
      happenedOn: heldOn,
      by: actor,
    });
  }
  return { kind: "accepted" };
}

function headlineOf(attendance: Attendance, isPutRight: boolean): string {
  const there = attendance === "seen" ? "" : `: ${attendances[attendance].toLowerCase()}`;
  return `Key work session${there}${isPutRight ? " (corrected)" : ""}`;
}
