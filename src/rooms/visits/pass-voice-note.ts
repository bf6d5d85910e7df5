import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext } from "./acting.ts";

type Passing = {
  readonly person: About;
  readonly note: { readonly noteId: string; readonly visitedAt: Date };
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
