import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  listSchools,
  keepSchool,
  educationSchemeOn,
  listEntries,
  addEntry,
} from "../rooms/education/index.ts";
import type { Cast } from "./cast.ts";
import { educationStories, schoolLeads, type EducationStory } from "./education-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };

const blank = {
  value: "",
  reason: "",
  possible: "",
  attended: "",
  unauthorised: "",
  hours: "",
  sessions: "",
  decided: "",
  seenBy: "",
  wording: "",
  school: "",
  corrects: "",
};
const noDay = { day: "", month: "", year: "" };

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

/** Who to ring in the schools that children are recorded at, and what is known of some children. */
export async function fillEducation(tx: Tx, { cast, clock }: Filling): Promise<void> {
  await fillSchools(tx, { cast, clock });
  const children = await someChildren(tx);
  for (const [index, story] of educationStories.entries()) {
    const person = children[index];
    if (!person) continue;
    for (const entry of story) await tell(tx, { cast, clock, person }, entry);
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '15:20'
    where kind = 'education' and recorded_at > happened_on + interval '1 day'`.execute(tx);
}

async function fillSchools(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = addDays(clock.today(), -60);
  const acting = { actor: member(cast, "school"), at: new Date(`${today}T09:00:00Z`), today };
  const { rows } = await sql<{ name: string }>`
    select w.wording as name from subjects.whereabouts w
    where w.kind = 'school' and w.to_on is null
      and not exists (select from subjects.protections q where q.person_id = w.person_id and q.ended_at is null)
    group by 1 order by count(*) desc, 1 limit ${schoolLeads.length}`.execute(tx);
  for (const [index, { name }] of rows.entries()) {
    const [lead, deputy] = schoolLeads[index] ?? ["", ""];
    const form = {
      name,
      phone: `01632 960 ${String(400 + index)}`,
      version: "",
      leadName: lead,
      leadPhone: `01632 960 ${String(420 + index)}`,
      deputyName: deputy,
      deputyPhone: `01632 960 ${String(440 + index)}`,
    };
    const schools = await listSchools(tx);
    const change = await keepSchool(tx, acting, { school: undefined, schools, form });
    if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  }
}

/** With a lead practitioner and a date of birth, neither restricted nor protected. */
async function someChildren(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
      and exists (select from subjects.whereabouts w where w.person_id = p.person_id and w.kind = 'school' and w.to_on is null)
    order by p.reference limit ${educationStories.length}`.execute(tx);
  return rows;
}

async function tell(
  tx: Tx,
  { cast, clock, person }: Filling & { readonly person: Person },
  { kind, ago, until, reviewAgo, by = "school", ...more }: EducationStory[number],
): Promise<void> {
  const day = (back: number): string => addDays(clock.today(), -back);
  const today = until === undefined ? day(ago) : day(until);
  const scheme = await educationSchemeOn(tx, today);
  const actor = member(cast, by);
  const acting = { actor, at: new Date(`${today}T15:20:00Z`), today, scheme };
  const form = {
    ...blank,
    source: `${actor.name}, from the school’s register`,
    ...more,
    from: datePartsOf(day(ago)),
    to: until === undefined ? noDay : datePartsOf(day(until)),
    reviewBy: reviewAgo === undefined ? noDay : datePartsOf(day(reviewAgo)),
  };
  const entries = await listEntries(tx, person.personId);
  const change = await addEntry(tx, acting, { person, kind, entries, form });
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
}
