import { sql, type RawBuilder } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addOrder,
  addPerson,
  addResponsibility,
  addView,
  decideTelling,
  markDoNotTell,
  recordContact,
  recordHousehold,
  restrictResponsibility,
} from "../rooms/family-network/index.ts";
import type { Cast } from "./cast.ts";
import { stories, type Around, type FamilyStory } from "./family-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly familyName: string;
  readonly bornOn: string | null;
};
type By = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type Telling = { readonly by: By; readonly person: Person; readonly story: FamilyStory };

/** Which child a story is of: one of whom other pages say the same, so that none contradicts it. */
const found: Readonly<Record<FamilyStory["of"], RawBuilder<unknown>>> = {
  "parent-paper": sql`exists (select from papers.papers x where x.person_id = p.person_id and x.kind = 'family-plan')
    and not exists (select from protect.family_links l where l.person_id = p.person_id)`,
  "carer-sheet": sql`exists (select from papers.papers x where x.person_id = p.person_id and x.kind = 'carer-sheet')`,
  "sister-paper": sql`exists (select from papers.papers x where x.person_id = p.person_id and x.kind = 'plan-family')`,
  grandmother: sql`exists (select from subjects.whereabouts w where w.person_id = p.person_id and w.wording like 'Her grandmother, Ada%')`,
  father: sql`exists (select from subjects.whereabouts w where w.person_id = p.person_id and w.wording = 'His father')`,
};

/** Families of some children, consistent with papers, visits and where each child lives; by the commands that people use. */
export async function fillFamiliesAround(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead");
  const told = new Set<string>();
  for (const story of stories) {
    const { rows } = await sql<Person>`
      select p.person_id as "personId", p.partnership_id as "partnershipId", p.family_name as "familyName",
        p.born_on::text as "bornOn"
      from subjects.people p where not p.restricted and ${found[story.of]} order by p.reference`.execute(
      tx,
    );
    const person = rows.find(({ personId }) => !told.has(personId));
    if (!person) continue;
    told.add(person.personId);
    const today = addDays(clock.today(), -story.ago);
    const by = { actor: lead, at: new Date(`${today}T11:15:00Z`), today };
    await tell(tx, { by, person, story });
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '11:15'
    where kind = 'family' and recorded_at > happened_on + interval '1 day'
      and headline ~ '^(Family and network|Parental responsibility|Court order|Someone around|The young person decided)'`.execute(
    tx,
  );
}

const empty = { day: "", month: "", year: "" };

function right(change: { readonly kind: string }): void {
  if (change.kind !== "accepted")
    throw new Error(`a family was not recorded: ${JSON.stringify(change)}`);
}

async function tell(tx: Tx, telling: Telling): Promise<void> {
  const { by, person, story } = telling;
  const ids: string[] = [];
  for (const one of story.people) ids.push(await around(tx, telling, one));
  const evidence = story.evidence;
  for (const { kind, of, authority = "", restricted } of story.responsible) {
    const holder = of === undefined ? "none" : (ids[of] ?? "none");
    const from = datePartsOf(
      of === undefined ? addDays(by.today, -200) : (person.bornOn ?? by.today),
    );
    const form = { kind, holder, authority, evidence, fromOn: from, untilOn: empty, version: "" };
    right(await addResponsibility(tx, by, { person, form }));
    if (restricted !== undefined) await restrict(tx, telling, { holder, wording: restricted });
  }
  for (const order of story.orders ?? []) {
    const { of, ago, until, ...said } = order;
    const madeOn = datePartsOf(addDays(by.today, -ago));
    const untilOn = until === undefined ? empty : datePartsOf(addDays(by.today, until));
    const about = of === undefined ? "none" : (ids[of] ?? "none");
    const form = { ...said, about, madeOn, fromOn: madeOn, untilOn, version: "" };
    right(await addOrder(tx, by, { person, form }));
  }
  if (story.household) {
    const { kind, of } = story.household;
    const people = of.map((at) => ids[at] ?? "");
    const fromOn = datePartsOf(addDays(by.today, -200));
    const noted = { source: "social-care", sourceName: "", notedOn: datePartsOf(by.today) };
    const form = { kind, people, inAll: "", fromOn, untilOn: empty, version: "", ...noted };
    right(await recordHousehold(tx, by, { person, form }));
  }
  if (story.decided) {
    const { age, names, wording } = story.decided;
    const people = names.map((at) => ids[at] ?? "");
    const decidedOn = datePartsOf(by.today);
    const form = { outcome: "named", people, wording, decidedOn, version: "" };
    right(await decideTelling(tx, by, { person, age, form }));
  }
}

type Restricted = { readonly holder: string; readonly wording: string };

/** As the first order of the story says, and as long. */
async function restrict(
  tx: Tx,
  { by, person, story }: Telling,
  { holder, wording }: Restricted,
): Promise<void> {
  const [order] = story.orders ?? [];
  if (!order) throw new Error("nothing restricts parental responsibility");
  const { rows } = await sql<{ responsibilityId: string }>`
    select responsibility_id as "responsibilityId" from protect.parental_responsibilities
    where person_id = ${person.personId} and around_id = ${holder}`.execute(tx);
  const form = {
    wording,
    evidence: order.document,
    fromOn: datePartsOf(addDays(by.today, -order.ago)),
    untilOn: order.until === undefined ? empty : datePartsOf(addDays(by.today, order.until)),
    version: "",
  };
  for (const { responsibilityId } of rows)
    right(await restrictResponsibility(tx, by, { person, responsibilityId, form }));
}

async function around(tx: Tx, { by, person }: Telling, one: Around): Promise<string> {
  const notedOn = datePartsOf(by.today);
  const said = { source: one.source, sourceName: "", notedOn, version: "" };
  const form = {
    ...said,
    name: one.name.replace("%", person.familyName),
    described: "",
    relationship: one.relationship,
    part: one.part,
    phone: one.phone ?? "",
    email: "",
    language: one.language ?? "",
  };
  const added = await addPerson(tx, by, { person, form });
  if (added.kind !== "accepted") throw new Error(JSON.stringify(added));
  const { aroundId } = added;
  const [safety, why] = one.contact;
  const contact = { ...said, safety, why, fromOn: notedOn };
  right(await recordContact(tx, by, { person, aroundId, form: contact }));
  for (const [side, wording] of one.views ?? [])
    right(await addView(tx, by, { person, aroundId, form: { ...said, side, wording } }));
  if (one.doNotTell !== undefined) {
    const reviewBy = datePartsOf(addDays(by.today, 120));
    const mark = { reason: one.doNotTell, fromOn: notedOn, reviewBy, version: "" };
    right(await markDoNotTell(tx, by, { person, aroundId, form: mark }));
  }
  return aroundId;
}
