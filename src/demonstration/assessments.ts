import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { addWorkingDays, type WorkingCalendar } from "../kernel/working-days.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  assessmentKindsOn,
  beginAssessment,
  factorsOn,
  findAssessment,
  finishAssessment,
  overseeAssessment,
  pauseAssessment,
} from "../rooms/assessments/index.ts";
import type { Cast } from "./cast.ts";
import { dateMoves } from "./pathway.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

type Told = {
  readonly kind: string;
  /** Working days before today. */
  readonly began: number;
  readonly paused?: { readonly after: number; readonly reason: string };
  readonly ended?: {
    readonly after: number;
    readonly outcome: string;
    readonly factors?: readonly string[];
    readonly late?: string;
  };
  readonly overseen?: string;
};

const assessed = ["11A", "10A", "24A"] as const;

/** What happened to each of some children, one after the other: every kind, late, paused, finished. */
const stories: readonly (readonly Told[])[] = [
  [{ kind: "child-and-family", began: 62 }],
  [
    {
      kind: "child-and-family",
      began: 30,
      paused: { after: 18, reason: "The child is in hospital; the ward asks for no visits yet." },
    },
  ],
  [
    {
      kind: "child-and-family",
      began: 80,
      ended: { after: 41, outcome: "child-in-need", factors: assessed },
      overseen: "Agreed. The plan has to name who sees the child alone, and how often.",
    },
  ],
  [
    { kind: "child-and-family", began: 12 },
    { kind: "strategy-discussion", began: 1 },
  ],
  [
    { kind: "strategy-discussion", began: 9, ended: { after: 1, outcome: "section-47-joint" } },
    { kind: "section-47", began: 8 },
    { kind: "initial-conference", began: 8 },
  ],
  [
    { kind: "strategy-discussion", began: 40, ended: { after: 2, outcome: "section-47-single" } },
    {
      kind: "section-47",
      began: 38,
      ended: { after: 11, outcome: "conference" },
      overseen: "The police and health were heard. Go to conference.",
    },
    {
      kind: "initial-conference",
      began: 38,
      ended: {
        after: 19,
        outcome: "protection-plan",
        late: "The family asked for a day on which an interpreter could come.",
      },
    },
  ],
  [{ kind: "section-47", began: 20 }],
  [{ kind: "child-and-family", began: 25 }],
  [
    {
      kind: "child-and-family",
      began: 90,
      ended: { after: 44, outcome: "early-help", factors: ["21"] },
    },
  ],
];

type Person = { readonly personId: string; readonly partnershipId: number };

/** Assessments of some children, by the commands that people use. */
export async function fillAssessments(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [lead, manager] = [cast.get("lead"), cast.get("manager")];
  if (!lead || !manager) throw new Error("the demonstration has nobody who assesses");
  const { rows } = await sql<Person>`
    select t.person_id as "personId", t.partnership_id as "partnershipId"
    from protect.tracker_entries t join subjects.people p using (person_id)
    where t.is_open and not p.restricted and t.stage in ('assessment', 'planning', 'plan')
      and t.opened_on < ${addDays(clock.today(), -150)}::date
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.staff_id = ${lead.id} and m.ends_at is null)
    order by t.stage, t.stage_since, p.reference limit ${stories.length}`.execute(tx);
  for (const [index, person] of rows.entries()) {
    for (const told of stories[index] ?? []) {
      await tell(tx, { person, told, lead, manager, today: clock.today() });
    }
  }
  await dateMoves(tx, clock.now());
}

type Telling = {
  readonly person: Person;
  readonly told: Told;
  readonly lead: StaffActor;
  readonly manager: StaffActor;
  readonly today: string;
};

/** Everything of one story, in order. */
async function tell(tx: Tx, telling: Telling): Promise<void> {
  const calendar = await getWorkingCalendar(tx);
  const began = dayFrom(calendar, telling.today, -telling.told.began);
  const assessmentId = await begin(tx, telling, { began, calendar });
  const course = { ...telling, began, calendar, assessmentId };
  if (telling.told.paused) await pause(tx, course, telling.told.paused);
  if (telling.told.ended) await end(tx, course, telling.told.ended);
}

type Begun = { readonly began: string; readonly calendar: WorkingCalendar };
type Course = Telling & Begun & { readonly assessmentId: string };

function dayFrom(calendar: WorkingCalendar, from: string, count: number): string {
  const on = addWorkingDays(from, count, calendar);
  return on.ok ? on.value : from;
}

const acting = (actor: StaffActor, on: string, calendar: WorkingCalendar) => ({
  actor,
  at: new Date(`${on}T14:40:00Z`),
  today: on,
  calendar,
});

async function begin(
  tx: Tx,
  { person, told, lead }: Telling,
  { began, calendar }: Begun,
): Promise<string> {
  const kind = (await assessmentKindsOn(tx, began)).find(({ key }) => key === told.kind);
  if (!kind) throw new Error(`no assessment is called ${told.kind}`);
  const form = {
    startedOn: datePartsOf(began),
    clockFrom: datePartsOf(began),
    lead: lead.id,
    reason: "Two concerns in a week: unknown adults, and a telephone that nobody bought.",
  };
  const asked = { person, kind, leads: [lead.id], form };
  const begun = await beginAssessment(tx, acting(lead, began, calendar), asked);
  if (begun.kind === "invalid") throw new Error(`not begun: ${JSON.stringify(begun)}`);
  return begun.assessmentId;
}

async function found(tx: Tx, { person, assessmentId }: Course) {
  const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
  if (!assessment) throw new Error("the assessment is gone");
  return assessment;
}

async function pause(
  tx: Tx,
  course: Course,
  { after, reason }: NonNullable<Told["paused"]>,
): Promise<void> {
  const { person, lead, began, calendar } = course;
  const on = acting(lead, dayFrom(calendar, began, after), calendar);
  const form = { pauseReason: reason, version: "1" };
  await pauseAssessment(tx, on, { person, assessment: await found(tx, course), form });
}

const summary =
  "The child says that people keep asking and nobody stays. Absences and new belongings have a pattern; what the adults are called is not known.";

async function end(
  tx: Tx,
  course: Course,
  { after, outcome, factors: chosen = [], late = "" }: NonNullable<Told["ended"]>,
): Promise<void> {
  const { person, told, lead, manager, began, calendar } = course;
  const on = dayFrom(calendar, began, after);
  const form = {
    finishedOn: datePartsOf(on),
    outcome,
    version: "1",
    summary,
    factors: chosen,
    lateReason: late,
  };
  const factors = await factorsOn(tx, on);
  const ended = { person, assessment: await found(tx, course), factors, form };
  const change = await finishAssessment(tx, acting(lead, on, calendar), ended);
  if (change.kind !== "accepted") throw new Error(`not finished: ${JSON.stringify(change)}`);
  if (told.overseen === undefined) return;
  const view = { verdict: "agreed-with-changes", view: told.overseen };
  const manages = acting(manager, dayFrom(calendar, on, 1), calendar);
  const overseen = { person, assessment: await found(tx, course), form: view };
  await overseeAssessment(tx, manages, overseen);
}
