import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, daysBetween } from "../kernel/dates.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { findOnPathway, pathwayOn } from "../rooms/child-record/index.ts";
import { moveStage, readAs } from "../rooms/case-lifecycle/index.ts";
import type { Cast } from "./cast.ts";
import type { StagesMeant } from "./tracker.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock; readonly stages: StagesMeant };

const reasons: Readonly<Record<string, string>> = {
  opened: "Opened again for a while: a new concern came in before the plan had begun.",
  assessment: "A lead practitioner is named and has seen the child. Agencies are finding out more.",
  planning: "The assessment says that agencies plan together. A meeting is booked.",
  plan: "The meeting agreed a safety plan with a named owner for each action.",
  review: "The plan has stood for some weeks: the review meeting is booked.",
  "stepping-down": "The review found less risk, with evidence from school and from the child.",
};

const back =
  "New worries from two agencies since the meeting: what is happening has to be found out again.";

type Row = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly openedOn: string;
  readonly stage: string | null;
  readonly spread: number;
};

/**
 * Every open child moved along the pathway stage by stage, by the command that people use, between the
 * day they were opened and the recent past. One came back from a plan, and one was left standing.
 */
export async function fillPathway(tx: Tx, { cast, clock, stages }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead practitioner");
  const { rows } = await sql<Row>`
    select t.person_id as "personId", t.partnership_id as "partnershipId", t.opened_on as "openedOn", t.stage,
      (hashtext(t.person_id::text) & 127) as spread
    from protect.tracker_entries t join subjects.people p using (person_id)
    where t.is_open and t.opened_on is not null order by t.opened_on, p.reference`.execute(tx);
  const today = clock.today();
  for (const [index, row] of rows.entries()) {
    const isOld = row.stage !== null && daysBetween(row.openedOn, today) > 21;
    const meant =
      stages.get(row.personId) ?? (isOld ? (index % 2 ? "assessment" : "plan") : undefined);
    if (meant === undefined) continue;
    await walkTo(tx, lead, { row, meant: index === 0 ? "assessment" : meant, today, index });
  }
  await dateMoves(tx, clock.now());
}

type Walk = {
  readonly row: Row;
  readonly meant: string;
  readonly today: string;
  readonly index: number;
};

async function walkTo(
  tx: Tx,
  actor: StaffActor,
  { row, meant, today, index }: Walk,
): Promise<void> {
  const { stages } = await pathwayOn(tx, today);
  const place = stages.findIndex(({ key }) => key === meant);
  const way = stages.slice(0, place + 1).map(({ key }) => key);
  const lasting = daysBetween(row.openedOn, today);
  const spread = Math.min(row.spread, Math.floor(lasting * 0.6));
  // The first child has been left standing since the second week.
  const last = index === 0 ? Math.min(12, lasting) : Math.max(0, lasting - 3 - spread);
  for (const [step, to] of way.entries()) {
    const on = addDays(row.openedOn, Math.round((last * step) / Math.max(1, place)));
    await move(tx, actor, { row, to, on, reason: reasons[to] ?? "" });
  }
  if (index % 17 === 5 && meant === "plan") {
    await move(tx, actor, { row, to: "assessment", on: addDays(today, -2), reason: back });
  }
}

type Move = {
  readonly row: Row;
  readonly to: string;
  readonly on: string;
  readonly reason: string;
};

async function move(tx: Tx, actor: StaffActor, { row, to, on, reason }: Move): Promise<void> {
  const { personId, partnershipId } = row;
  const now = await findOnPathway(tx, personId);
  if (now.stage === to) return;
  const acting = { actor, at: new Date(`${on}T14:30:00Z`), today: on };
  const change = await moveStage(
    tx,
    { ...acting, pathway: await pathwayOn(tx, on) },
    { person: { personId, partnershipId }, form: { to, reason, was: readAs(now) } },
  );
  if (change.kind !== "accepted") throw new Error(`a move is not right: ${JSON.stringify(change)}`);
}

/** Each line is dated as if it had been written on its day; the tracker was last looked after today. */
export async function dateMoves(tx: Tx, now: Date): Promise<void> {
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '14:30'
    where kind in ('stage', 'assessment') and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
  await sql`update protect.tracker_entries set last_entry_at = ${now} where is_open`.execute(tx);
}
