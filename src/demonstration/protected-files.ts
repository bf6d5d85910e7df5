import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import { addPart, findConcern, listSendingTeams } from "../rooms/intake/index.ts";
import type { Cast } from "./cast.ts";
import { aChronology } from "./pictures.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type About = { readonly concernId: string; readonly email: string };

const hour = 3_600_000;

/** A file of a concern about a child whose place is protected: read first by somebody who may know where the child is. */
export async function fillProtectedFiles(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const about = await aConcern(tx);
  const actor = cast.get(about.email.split("@")[0] ?? "");
  if (!actor) throw new Error(`the demonstration has nobody at ${about.email}`);
  const at = new Date(clock.now().getTime() - 5 * hour);
  const today = londonDate(at);
  const concern = await findConcern(tx, await listSendingTeams(tx, actor, today), about.concernId);
  if (!concern) throw new Error("a concern of the demonstration is gone");
  const file = await aChronology();
  const typed = { note: "Attendance since the half-term break, with who rang the school" };
  const adding = { concern, part: "chronology", id: newId(), replaces: "", typed, file } as const;
  const change = await addPart(tx, { actor, at, today }, adding);
  if (change.kind !== "accepted") throw new Error(`a file was ${change.kind}`);
}

/** The newest about such a child; of those where the MASH is named first, so that somebody there reads it. */
async function aConcern(tx: Tx): Promise<About> {
  const { rows } = await sql<About>`
    select c.concern_id as "concernId", s.email from identify.concerns c
    join subjects.protections q on q.person_id = c.person_id and q.ended_at is null
    join directory.staff s on s.staff_id = c.sent_by
    order by exists (select from sec.memberships m join directory.staff n using (staff_id)
      where m.circle_id = q.circle_id and n.email like 'mash@%') desc, c.sent_at desc, c.concern_id limit 1`.execute(
    tx,
  );
  if (!rows[0]) throw new Error("no concern of the demonstration is about a protected child");
  return rows[0];
}
