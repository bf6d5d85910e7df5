import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, dayOfWeek } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import { systemActor, type StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { askAbout, decideUnusual, listUnusual } from "../rooms/audit-review/index.ts";
import { actAs, actAsNobody, actAsPart } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

type Event = {
  readonly by: StaffActor;
  readonly at: string;
  readonly action: string;
  readonly route: string;
  readonly outcome: "done" | "not_found";
  readonly subjects: readonly string[];
};

type Child = {
  readonly personId: string;
  readonly acl: readonly number[];
  readonly isRestricted: boolean;
  readonly shutOut: readonly string[];
};

/** Who opens records on an ordinary day, and at most how many. */
const ordinary: readonly (readonly [key: string, most: number])[] = [
  ["coordinator", 12],
  ["mash", 8],
  ["lead", 6],
  ["manager", 5],
  ["chair", 3],
  ["school", 2],
  ["youthworker", 2],
  ["nurse", 2],
  ["police", 2],
];

const days = 30;
const waiting = { isDecided: false, page: 1, pageSize: 100 };

/**
 * A month of looks at the invented children, as the audit keeps them, and two days that are out of the
 * ordinary: one that has its answer, and one that waits. Written straight to the audit, because nobody
 * opened these pages.
 */
export async function fillLooks(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const children = await listChildren(tx);
  const chance = seeded(20_261_126);
  const today = clock.today();
  const events: Event[] = [];
  for (let back = days; back >= 1; back--) {
    const day = addDays(today, -back);
    if (isWeekend(day)) continue;
    for (const [key, most] of ordinary) {
      const by = cast.get(key);
      if (by) events.push(...aDay(chance, { by, day, most, within: reached(by, children) }));
    }
  }
  const [evening, morning] = [weekdayBefore(addDays(today, -9)), weekdayBefore(addDays(today, -2))];
  events.push(...reviewedAtNight(cast, evening, children), ...walkedThrough(cast, morning));
  await writeEvents(tx, events);
  await askAboutTheMonth(tx, { cast, clock }, evening);
}

/** Opened one after the other, and worked on about every second: a note, or the list between two. */
function aDay(
  chance: Chance,
  {
    by,
    day,
    most,
    within,
  }: { by: StaffActor; day: string; most: number; within: readonly Child[] },
): readonly Event[] {
  if (within.length === 0) return [];
  const events: Event[] = [];
  const count = 1 + chance.below(most);
  for (let n = 0; n < count; n++) {
    const { personId } = chance.pick(within);
    const hour = 8 + chance.below(9);
    const at = (minute: number) => `${day}T${two(hour)}:${two(minute)}:${two(chance.below(60))}Z`;
    const minute = chance.below(50);
    events.push(opened(by, personId, at(minute)));
    if (chance.percent(55)) {
      const route = "POST /children/:personId/note";
      events.push({ ...opened(by, personId, at(minute + 6)), action: "note.add", route });
    }
  }
  return events;
}

const two = (number: number): string => String(number).padStart(2, "0");

const opened = (by: StaffActor, personId: string, at: string): Event => ({
  by,
  at,
  action: "child.read",
  route: "GET /children/:personId",
  outcome: "done",
  subjects: [personId],
});

const isWeekend = (day: string): boolean => ["Saturday", "Sunday"].includes(dayOfWeek(day));

function weekdayBefore(day: string): string {
  return isWeekend(day) ? weekdayBefore(addDays(day, -1)) : day;
}

/** The co-ordinator in the evening, through many records: the yearly return was due. */
function reviewedAtNight(cast: Cast, day: string, children: readonly Child[]): readonly Event[] {
  const by = cast.get("coordinator");
  if (!by) return [];
  return reached(by, children)
    .slice(0, 38)
    .map(({ personId }, n) => opened(by, personId, `${day}T21:${two(n)}:00Z`));
}

/** Somebody's screen asks for one address after another, and none is within reach. */
function walkedThrough(cast: Cast, day: string): readonly Event[] {
  const by = cast.get("intelligence");
  if (!by) return [];
  return Array.from({ length: 14 }, (_, n) => ({
    ...opened(by, newId(), `${day}T10:${two(10 + Math.floor(n / 3))}:${two((n % 3) * 20)}Z`),
    outcome: "not_found",
  }));
}

async function listChildren(tx: Tx): Promise<readonly Child[]> {
  const { rows } = await sql<Child>`
    select p.person_id as "personId", p.acl, p.restricted as "isRestricted", p.shut_out as "shutOut"
    from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id
    where t.is_open order by p.person_id`.execute(tx);
  return rows;
}

const reached = (by: StaffActor, children: readonly Child[]): readonly Child[] =>
  children.filter(
    ({ acl, isRestricted, shutOut }) =>
      !shutOut.includes(by.id) &&
      ((by.isWide && !isRestricted) || acl.some((principal) => by.principals.includes(principal))),
  );

async function writeEvents(tx: Tx, events: readonly Event[]): Promise<void> {
  const rows = events
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map(({ by, ...event }) => ({
      ...event,
      id: newId(),
      request: newId(),
      partnership: by.partnershipId,
      actor: by.id,
    }));
  await sql`
    insert into audit.events (event_id, partnership_id, happened_at, actor_kind, actor_id, action, outcome, route, request_id, subject_ids)
    select id, partnership, at, 'staff', actor, action, outcome, route, request, subjects
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, partnership int, at timestamptz, actor text, action text,
      outcome text, route text, request text, subjects uuid[]) order by at`.execute(tx);
}

/** As each night would have; then information governance has asked about the evening. */
async function askAboutTheMonth(tx: Tx, { cast, clock }: Filling, evening: string): Promise<void> {
  const governance = cast.get("governance");
  if (!governance) return;
  const { partnershipId } = governance;
  await actAsPart(tx, systemActor("housekeeping", { partnershipId }));
  await askAbout(tx, clock, days);
  const at = new Date(`${addDays(clock.today(), -1)}T15:20:00Z`);
  const actor = await actAs(tx, governance, at);
  for (const use of await listUnusual(tx, waiting)) {
    if (use.usedOn !== evening || use.name !== cast.get("coordinator")?.name) continue;
    const form = {
      outcome: "explained",
      words:
        "Prepared the yearly return on the evening before it was due. Her manager confirms it; next year it is planned by day.",
    };
    await decideUnusual(tx, { actor, at }, { use, form, version: use.version });
  }
  await actAsNobody(tx);
}
