import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext } from "./acting.ts";

/** A visit that somebody who leaves has still to type up. */
export type LeftVoiceNote = {
  readonly noteId: string;
  readonly visitedAt: Date;
  readonly typeUpBy: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

/** What somebody who leaves a team of the reader's has to type up, of children whom the reader reaches. */
export async function listLeftVoiceNotes(
  tx: Tx,
  { staffId, at }: { readonly staffId: string; readonly at: Date },
): Promise<readonly LeftVoiceNote[]> {
  const { rows } = await sql<LeftVoiceNote>`
    select n.voice_note_id as "noteId", v.visited_at as "visitedAt", n.type_up_by as "typeUpBy",
      p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference
    from protect.left_voice_notes(${staffId}::uuid, ${at}) n
    join protect.visits v on v.visit_id = n.visit_id
    join subjects.people p on p.person_id = n.person_id
    order by n.type_up_by, n.voice_note_id`.execute(tx);
  return rows;
}

type Passing = {
  readonly person: About;
  readonly note: Pick<LeftVoiceNote, "noteId" | "visitedAt">;
  readonly from: { readonly staffId: string; readonly name: string };
  readonly to: { readonly staffId: string; readonly name: string };
};

/** Puts a visit that is to be typed up into a colleague's hands. @returns whether it was still to be typed up */
export async function passVoiceNote(
  tx: Tx,
  { actor, at, today }: Pick<CommandContext, "actor" | "at" | "today">,
  { person, note, from, to }: Passing,
): Promise<boolean> {
  const { rows } = await sql<{ passed: boolean }>`
    select protect.pass_voice_note(${note.noteId}::uuid, ${from.staffId}::uuid, ${to.staffId}::uuid, ${at}) as passed`.execute(
    tx,
  );
  if (rows[0]?.passed !== true) return false;
  const day = formatDate(londonDate(note.visitedAt));
  await appendChronology(tx, person, {
    kind: "visit",
    headline: `${to.name} types up the visit of ${day} in place of ${from.name}`.slice(0, 200),
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return true;
}
