import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, formatDate } from "../kernel/dates.ts";
import { datePartsOf, type DateParts } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  giveMember,
  forumsOn,
  recordReference,
  listReferences,
  endReference,
  recordView45,
  nrmFormOn,
  considerReferral,
  saveAnswers,
  findReferral,
  submitReferral,
  nrmClocksOn,
  type RecordedStep,
  recordStep,
} from "../rooms/statutory/index.ts";
import { findPerson, fullName } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { stories, type Known } from "./elsewhere-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };

export async function fillElsewhere(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const people = await peopleOf(tx, clock);
  await fillLists(tx, { cast, clock });
  for (const [index, story] of stories.entries()) {
    const person = people[index];
    if (person) await recordStory(tx, { cast, clock, person, story });
  }
  await fillReferrals(tx, { cast, clock, people });
}

/** Children whom the lead and the police reach, with most on their record first. */
async function peopleOf(tx: Tx, clock: Clock): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select t.person_id as "personId", t.partnership_id as "partnershipId"
    from protect.tracker_entries t join subjects.people p using (person_id)
    where t.is_open and not p.restricted and t.opened_on < ${addDays(clock.today(), -100)}::date
      and 2 = (select count(distinct m.staff_id) from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
        where m.circle_id = p.circle_id and m.ends_at is null and split_part(s.email, '@', 1) in ('lead', 'police'))
    order by p.reference limit 8`.execute(tx);
  if (rows.length > 0) return rows;
  const { rows: led } = await sql<Person>`
    select t.person_id as "personId", t.partnership_id as "partnershipId"
    from protect.tracker_entries t join subjects.people p using (person_id)
    where t.is_open and not p.restricted order by p.reference limit 8`.execute(tx);
  return led;
}

async function fillLists(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [coordinator, mash] = [cast.get("coordinator"), cast.get("mash")];
  const colleagues = [...cast.values()].map(({ id }) => id);
  const given = [
    ["marac", "police", coordinator, "Speaks for the police at MARAC"],
    ["marac", "mash", coordinator, "Answers MARAC’s questions in the MASH"],
    ["channel", "mash", coordinator, "Is the MASH’s contact of the Channel panel"],
    ["sexual-health", "nurse", mash, "Is the safeguarding nurse who asks the service"],
  ] as const;
  for (const [forum, key, by, reason] of given) {
    if (!by) continue;
    const at = new Date(`${addDays(clock.today(), -60)}T10:05:00Z`);
    const form = { staff: cast.get(key)?.id ?? "", reason };
    await giveMember(tx, { actor: by, at }, { forum, colleagues, form });
  }
}

const nothing: DateParts = { day: "", month: "", year: "" };

type Telling = Filling & { readonly person: Person; readonly story: readonly Known[] };

async function recordStory(tx: Tx, { cast, clock, person, story }: Telling): Promise<void> {
  const today = clock.today();
  const all = await forumsOn(tx, today);
  for (const told of story) {
    const actor = cast.get(told.by);
    const forum = all.find(({ key }) => key === told.forum);
    if (!actor || !forum) throw new Error(`nobody records ${told.forum}`);
    const on = addDays(today, -Math.min(told.since, 20));
    const acting = { actor, at: new Date(`${on}T11:20:00Z`), today: on };
    const form = {
      since: datePartsOf(addDays(today, -told.since)),
      reference: told.reference ?? "",
      contact: told.contact ?? "",
      summary: told.summary ?? "",
      basis: told.basis,
      next: told.next ? datePartsOf(addDays(today, told.next.in)) : nothing,
      nextWhat: told.next?.what ?? "",
    };
    const recorded = await recordReference(tx, acting, { person, forum, form });
    if (recorded.kind === "invalid") throw new Error(JSON.stringify(recorded));
    if (told.ended === undefined) continue;
    const standing = (await listReferences(tx, person.personId)).find(
      ({ referenceId }) => referenceId === recorded.referenceId,
    );
    if (!standing) throw new Error("the reference is gone");
    const ended = { ended: datePartsOf(addDays(today, -2)), endReason: told.ended };
    const then = { actor, at: new Date(`${addDays(today, -2)}T09:45:00Z`), today };
    await endReference(tx, then, { person, standing, version: "1", form: ended });
  }
}

const answers: ReadonlyMap<string, string> = new Map([
  ["responder-agency", "Eastmoor Council"],
  ["responder-role", "Social worker, 020 7946 0120, by work email"],
  ["language", "English; no interpreter needed"],
  ["exploitation", "Criminal: carrying and selling for others"],
  ["indicators", "Two telephones, a debt that others speak of, journeys that nobody paid for."],
]);

type Referring = Filling & { readonly people: readonly Person[] };

/** One that is prepared, one that waits for the authority, one that a panel has decided. */
async function fillReferrals(tx: Tx, { cast, clock, people }: Referring): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("nobody refers");
  const [first, second, third] = people;
  if (first) await prepare(tx, { clock, lead, person: first, ago: 2 });
  if (second) {
    const referral = await prepare(tx, { clock, lead, person: second, ago: 11 });
    await send(tx, referral, { ago: 9, decider: "competent-authority", reference: "NRM-20418" });
  }
  if (third) {
    const referral = await prepare(tx, { clock, lead, person: third, ago: 64 });
    await send(tx, referral, { ago: 60, decider: "local-panel", reference: "NRM-19377" });
    const wording = "The panel was agreed: moved and made to sell, by people who gained from it.";
    const decided = { outcome: "positive", wording };
    await follow(tx, referral, { step: "reasonable-grounds", ago: 31, ...decided });
    await follow(tx, referral, { step: "guardian", ago: 30, outcome: "allocated", wording: "" });
    await follow(tx, referral, { step: "conclusive-grounds", ago: 10, ...decided });
  }
  if (first) {
    const form = {
      verdict: "considered",
      consideredBy: "The youth justice officer",
      advice: "asked",
      considered: datePartsOf(addDays(clock.today(), -5)),
      reason: "What the child carried was given by others; the solicitor has been told.",
    };
    await recordView45(tx, at(lead, clock, 5), { person: first, form });
  }
}

const at = (actor: StaffActor, clock: Clock, ago: number) => {
  const today = addDays(clock.today(), -ago);
  return { actor, at: new Date(`${today}T13:15:00Z`), today };
};

type Referral = {
  readonly clock: Clock;
  readonly lead: StaffActor;
  readonly person: Person;
  readonly ago: number;
};
type Prepared = Referral & { readonly referralId: string };

async function prepare(tx: Tx, referral: Referral): Promise<Prepared> {
  const { clock, lead, person, ago } = referral;
  const acting = at(lead, clock, ago);
  const form = {
    considered: datePartsOf(acting.today),
    decision: "prepare",
    reason: "Journeys out of the borough, a debt, and adults who gain from what the child does.",
  };
  const nrmForm = await nrmFormOn(tx, acting.today);
  const considered = await considerReferral(tx, acting, { person, nrmForm, form });
  if (considered.kind !== "accepted") throw new Error(JSON.stringify(considered));
  const { referralId } = considered;
  const prepared = { ...referral, referralId };
  const child = await findPerson(tx, lead, person.personId);
  const typed = new Map([
    ...answers,
    ["responder-name", lead.name],
    ["name", child ? fullName(child) : ""],
    ["born", child?.bornOn ? formatDate(child.bornOn) : ""],
    ["sex", child?.sex ?? ""],
  ]);
  const saving = { person, typed, version: "1", referral: await found(tx, prepared) };
  await saveAnswers(tx, acting, saving);
  return prepared;
}

async function found(tx: Tx, { person, referralId }: Prepared) {
  const referral = await findReferral(tx, { personId: person.personId, referralId });
  if (!referral) throw new Error("the referral is gone");
  return referral;
}

type Sent = { readonly ago: number; readonly decider: string; readonly reference: string };

async function send(tx: Tx, prepared: Prepared, { ago, decider, reference }: Sent): Promise<void> {
  const acting = at(prepared.lead, prepared.clock, ago);
  const referral = await found(tx, prepared);
  const change = await submitReferral(
    tx,
    { ...acting, calendar: await getWorkingCalendar(tx) },
    {
      person: prepared.person,
      referral,
      version: String(referral.version),
      clocks: await nrmClocksOn(tx, acting.today),
      form: { submitted: datePartsOf(acting.today), reference, responder: "council", decider },
    },
  );
  if (change.kind !== "accepted") throw new Error(JSON.stringify(change));
}

type Step = {
  readonly step: RecordedStep;
  readonly ago: number;
  readonly outcome: string;
  readonly wording: string;
};

async function follow(tx: Tx, prepared: Prepared, { step, ago, ...told }: Step): Promise<void> {
  const acting = at(prepared.lead, prepared.clock, ago);
  const referral = await found(tx, prepared);
  const change = await recordStep(
    tx,
    { ...acting, calendar: await getWorkingCalendar(tx) },
    {
      person: prepared.person,
      referral,
      step,
      version: String(referral.version),
      form: { happened: datePartsOf(acting.today), pause: "", ...told },
    },
  );
  if (change.kind !== "accepted") throw new Error(JSON.stringify(change));
}
