import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, londonDate, londonInstant } from "../kernel/dates.ts";
import { blankOf } from "../kernel/forms/index.ts";
import { newId } from "../kernel/ids.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { askForm, makeLink, groundOn } from "../rooms/families/index.ts";
import { familyPaths } from "../rooms/families/web/paths.ts";
import { momentFieldsOf } from "../kernel/moment-fields.ts";
import { listMoments, answerMoment, recordMoment } from "../rooms/reachable-moments/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const acting = (actor: StaffActor, at: Date) => ({ actor, at, today: londonDate(at) });

/** Links that a parent and a young person answered, one that is out, and moments of these days. */
export async function fillFamilies(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("nobody leads");
  await closeEarlier(tx, { lead, clock });
  const children = await led(tx, lead);
  const [first, second, third] = children;
  if (!first || !second || !third) throw new Error("nobody is led");
  const written = { lead, clock, relation: "parent", knownAs: "Mum" };
  await writeByLink(tx, first, { ...written, ago: 2, audience: "everyone", answers: mother });
  const own = { ...written, relation: "young-person", knownAs: "" };
  await writeByLink(tx, second, { ...own, ago: 4, audience: "worker", answers: young });
  await link(tx, third, { ...written, ago: 1 });
  await happen(tx, first, { lead, clock });
}

const mother = [
  ["What worries you?", "He sleeps with his phone in his hand and jumps when it rings."],
  [
    "What did you see or hear, and when?",
    "A car I do not know, QX17 LMN, twice last week after tea.",
  ],
] as const;
const young = [
  ["What would help?", "If somebody took me to boxing on Thursdays so I am not on the bus."],
] as const;

/** Returns of the past year: each was used at the time. */
async function closeEarlier(tx: Tx, { lead, clock }: { lead: StaffActor; clock: Clock }) {
  const { rows } = await sql<{ momentId: string; personId: string; at: Date }>`
    select moment_id as "momentId", person_id as "personId", happened_at as at from protect.moments
    where closed_at is null and due_at < ${clock.now()} order by happened_at`.execute(tx);
  for (const { momentId, personId, at: happened } of rows) {
    const person = await findPerson(tx, lead, personId);
    const moment = (await listMoments(tx, personId)).find((one) => one.momentId === momentId);
    if (!person || !moment) continue;
    const then = new Date(Math.min(happened.getTime() + 2 * 3_600_000, clock.now().getTime()));
    const form = {
      outcome: "reached",
      byWhom: "Femi Cole",
      wording: "Sat together over tea and asked.",
      happened: momentFieldsOf(then),
      version: String(moment.version),
    };
    const change = await answerMoment(tx, acting(lead, then), { person, moment, form });
    if (change.kind === "invalid") throw new Error(JSON.stringify(change));
  }
}

async function led(tx: Tx, lead: StaffActor): Promise<readonly Person[]> {
  const { rows } = await sql<{ personId: string }>`
    select p.person_id as "personId" from subjects.people p join sec.memberships m on m.circle_id = p.circle_id
    where m.staff_id = ${lead.id} and m.basis = 'allocation' and m.ends_at is null and not p.restricted
      and not exists (select from subjects.protections q where q.person_id = p.person_id and q.ended_at is null)
    order by p.reference limit 3`.execute(tx);
  const people: Person[] = [];
  for (const { personId } of rows) {
    const person = await findPerson(tx, lead, personId);
    if (person) people.push(person);
  }
  return people;
}

type ReadQuery = {
  readonly lead: StaffActor;
  readonly clock: Clock;
  readonly relation: string;
  readonly knownAs: string;
  /** Days before today. */
  readonly ago: number;
};

async function link(tx: Tx, person: Person, asked: ReadQuery): Promise<string> {
  const on = addDays(asked.clock.today(), -asked.ago);
  const { relation, knownAs } = asked;
  const made = await makeLink(tx, acting(asked.lead, londonInstant(on, "09:20")), {
    person,
    ground: await groundOn(tx, on),
    form: {
      ...blankOf(askForm),
      relation,
      knownAs,
      purpose: "saw",
      language: "en",
      safe: "yes",
      hands: "Their own telephone, which nobody else opens. Asked on a visit.",
    },
    href: familyPaths.ofChild(person.personId),
  });
  if (made.kind !== "made") throw new Error(JSON.stringify(made));
  return made.linkId;
}

type Written = ReadQuery & {
  readonly audience: "everyone" | "worker";
  readonly answers: readonly (readonly [question: string, answer: string])[];
};

/** As the page behind the link keeps it: that page acts for nobody who is known here. */
export async function writeByLink(tx: Tx, person: Person, written: Written): Promise<void> {
  const linkId = await link(tx, person, written);
  const at = londonInstant(addDays(written.clock.today(), -written.ago), "18:40");
  const said = written.answers.map(([question, answer]) => ({ question, answer }));
  const number = `${linkId.slice(-6, -3)}-${linkId.slice(-3)}`.replaceAll(/[01]/g, "x");
  await sql`
    insert into protect.family_views (family_view_id, partnership_id, person_id, family_link_id, audience, asked_by, number, said, sent_at)
    values (${newId()}, ${person.partnershipId}, ${person.personId}, ${linkId}, ${written.audience}, ${written.lead.id}, ${number},
      ${JSON.stringify(said)}::jsonb, ${at})`.execute(tx);
  await sql`update protect.family_links set used_at = ${at} where family_link_id = ${linkId}`.execute(
    tx,
  );
}

/** An exclusion of this morning, and an end of bail that is put in ahead. */
async function happen(
  tx: Tx,
  person: Person,
  { lead, clock }: { readonly lead: StaffActor; readonly clock: Clock },
): Promise<void> {
  const now = clock.now();
  const form = {
    kind: "exclusion",
    source: "The deputy head, by telephone",
    wording:
      "For two days. At home with a parent from noon. Left the gate with the driver of QX18 PRS.",
    happened: momentFieldsOf(new Date(now.getTime() - 30 * 60_000)),
  };
  const bail = londonInstant(addDays(clock.today(), 9), "10:00");
  const ahead = {
    kind: "bail",
    source: "The officer in the case",
    wording: "",
    happened: momentFieldsOf(bail),
  };
  for (const one of [form, ahead]) {
    const made = await recordMoment(tx, acting(lead, now), { person, form: one });
    if (made.kind === "invalid") throw new Error(JSON.stringify(made));
  }
}
