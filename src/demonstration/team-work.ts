import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { getWorkingCalendar, listAgencies } from "../rooms/directory/index.ts";
import {
  stagesOn,
  raiseEscalation,
  findEscalation,
  answerEscalation,
  moveOn,
  resolveEscalation,
} from "../rooms/escalation/index.ts";
import { recordSupervision } from "../rooms/my-work/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };

/** Disagreements at different stages: raised so many working days ago, and what happened since. */
const disagreements = [
  {
    raised: 9,
    with: "police",
    about: "threshold",
    wording:
      "The investigation was closed because the child did not want to give evidence. Two others named the same car.",
    asked: "Look again at what the other two said before it is closed.",
    answered: "The file goes to the supervising sergeant this week.",
    movedAfter: 3,
    why: "Answered, and nothing was decided in the days that the stage has.",
  },
  {
    raised: 4,
    with: "health",
    about: "no-answer",
    wording: "Three messages about the health assessment were not answered. It was due in October.",
    asked: "A date for the assessment, and a name to ring.",
  },
  {
    raised: 30,
    with: "council",
    about: "decision",
    wording: "The plan was ended while the school still sees unknown adults at the gate.",
    asked: "Keep the plan until the school has seen nothing for a month.",
    resolvedAfter: 3,
    agreed: "The plan goes on, and is looked at again at the next meeting.",
  },
] as const;

/** What was considered in supervision, by how many days ago; the others wait. */
const supervisions = [
  {
    ago: 9,
    considered: "Whether the child sees one worker, alone, each week.",
    decision: "Yes, on Thursdays, and the school is told.",
  },
  {
    ago: 21,
    considered: "What changed since the younger brother was seen with the same adults.",
    decision: "A discussion about both children before the next meeting.",
  },
  {
    ago: 44,
    considered: "Who holds what after the change of placement.",
    decision: "Nothing changes; the new placement is asked what it sees at night.",
  },
] as const;

/** Supervision of the lead practitioner's children, and disagreements between agencies. */
export async function fillTeamWork(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [lead, manager, police] = [cast.get("lead"), cast.get("manager"), cast.get("police")];
  if (!lead || !manager || !police) throw new Error("the demonstration has no team");
  const children = await childrenOf(tx, lead);
  for (const [index, one] of supervisions.entries()) {
    const person = children[index];
    if (person) await supervise(tx, { person, lead, manager, clock, ...one });
  }
  for (const [index, one] of disagreements.entries()) {
    const person = children[index + 2];
    if (person) await disagree(tx, { person, lead, police, clock }, one);
  }
}

async function childrenOf(tx: Tx, lead: StaffActor): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    join sec.memberships m on m.circle_id = p.circle_id and m.staff_id = ${lead.id} and m.basis = 'allocation' and m.ends_at is null
    where not p.restricted order by p.reference limit 8`.execute(tx);
  return rows;
}

type Supervising = {
  readonly person: Person;
  readonly lead: StaffActor;
  readonly manager: StaffActor;
  readonly clock: Clock;
  readonly ago: number;
  readonly considered: string;
  readonly decision: string;
};

async function supervise(tx: Tx, one: Supervising): Promise<void> {
  const on = addDays(one.clock.today(), -one.ago);
  const form = {
    worker: one.lead.id,
    held: datePartsOf(on),
    promises: [],
    corrects: "",
    considered: one.considered,
    decision: one.decision,
  };
  const change = await recordSupervision(
    tx,
    { actor: one.manager, at: new Date(`${on}T15:10:00Z`), today: on },
    { person: one.person, form, workerIds: [one.lead.id], actionIds: [], earlierIds: [] },
  );
  if (change.kind !== "accepted") throw new Error(`not recorded: ${JSON.stringify(change)}`);
}

type Context = {
  readonly person: Person;
  readonly lead: StaffActor;
  readonly police: StaffActor;
  readonly clock: Clock;
};

async function disagree(
  tx: Tx,
  { person, lead, police, clock }: Context,
  told: (typeof disagreements)[number],
): Promise<void> {
  const calendar = await getWorkingCalendar(tx);
  const acting = (actor: StaffActor, workingDaysAgo: number) => {
    const on = addWorkingDays(clock.today(), -workingDaysAgo, calendar);
    const today = on.ok ? on.value : clock.today();
    return { actor, at: new Date(`${today}T11:20:00Z`), today, calendar };
  };
  const own = lead.posts[0]?.agencyId ?? "";
  const others = (await listAgencies(tx)).filter(({ agencyId }) => agencyId !== own);
  const agency = others.find(({ kind }) => kind === told.with) ?? others[0];
  const stages = await stagesOn(tx, clock.today());
  const form = {
    about: told.about,
    agency: agency?.agencyId ?? "",
    decider: "",
    wording: told.wording,
    asked: told.asked,
  };
  const choices = { agencies: others, deciders: [] };
  const asked = { person, ofAgencyId: own, stages, form, ...choices };
  const change = await raiseEscalation(tx, acting(lead, told.raised), asked);
  if (change.kind !== "accepted") throw new Error(`not raised: ${JSON.stringify(change)}`);
  const which = { personId: person.personId, escalationId: change.escalationId };
  await goOn(tx, { which, person, lead, police, acting }, told);
}

type Course = Omit<Context, "clock"> & {
  readonly which: { readonly personId: string; readonly escalationId: string };
  readonly acting: (
    actor: StaffActor,
    workingDaysAgo: number,
  ) => Parameters<typeof raiseEscalation>[1];
};

async function goOn(
  tx: Tx,
  { which, person, lead, police, acting }: Course,
  told: (typeof disagreements)[number],
): Promise<void> {
  const found = async () => {
    const one = await findEscalation(tx, which);
    if (!one) throw new Error("the disagreement is gone");
    return one;
  };
  if ("answered" in told) {
    const answer = { person, escalation: await found(), form: { answer: told.answered } };
    await answerEscalation(tx, acting(police, told.raised - 1), answer);
    const move = { reason: told.why, decider: "", version: "1" };
    const moved = { person, escalation: await found(), form: move, deciders: [] };
    await moveOn(tx, acting(lead, told.raised - told.movedAfter), moved);
  }
  if ("agreed" in told) {
    const end = { resolution: "agreed", agreed: told.agreed, feedback: "", version: "1" };
    const ended = { person, escalation: await found(), form: end };
    await resolveEscalation(tx, acting(lead, told.raised - told.resolvedAfter), ended);
  }
}
