import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { newId } from "../kernel/ids.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { answerChase, ask as askAbout } from "../rooms/overdue/index.ts";
import { giveAction } from "../rooms/actions/index.ts";
import { addToCircle, findPerson, type Person } from "../rooms/subjects/index.ts";
import type { ChaseSubject } from "../rooms/work/index.ts";
import { actAs, actAsNobody, doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Story = Filling & { readonly tx: Tx };

const blank = { by: { day: "", month: "", year: "" }, words: "" };

/** Promises that are late: of whom, how long ago they were due, and what came back. */
const late = [
  {
    owner: "police",
    wording: "Check the telephone number that the family gave against what is known",
    days: 9,
    answer: "no-information",
  },
  { owner: "nurse", wording: "Ask about sleep and arrange the appointment", days: 12, answer: "" },
  {
    owner: "school",
    wording: "Meet with the tutor about the way home",
    days: 8,
    answer: "working",
  },
  { owner: "lead", wording: "Visit at home and talk about the plan", days: 10, answer: "" },
] as const;

/** Late promises, asked about: one answered "no information held", one with a date, two unanswered. */
export async function fillChasing(tx: Tx, filling: Filling): Promise<void> {
  const story = { ...filling, tx };
  const children = await openChildren(story);
  for (const [index, one] of late.entries()) {
    const person = children[index % Math.max(1, children.length)];
    if (!person) return;
    const subject = await promised(story, person, one);
    const chaseId = await asked(story, person, { owner: one.owner, subject });
    if (one.answer !== "") await answered(story, { ...one, chaseId });
  }
  if (children[0]) await sendAlone(story, children[0]);
  await actAsNobody(tx);
}

/** To a youth worker who cannot open the record: the words go to them alone. */
async function sendAlone(story: Story, person: Person): Promise<void> {
  const { tx, clock, cast } = story;
  const giving = actingOf(story, "lead", 3);
  const form = {
    wording:
      "Keep a place at the boxing club on Tuesdays, and say who would meet somebody at the door",
    owner: `staff:${cast.get("youthworker")?.id ?? ""}`,
    due: datePartsOf(addDays(clock.today(), 5)),
  };
  const reach = { reach: "alone", basis: "", reason: "" };
  const change = await doneBy(tx, giving, () => giveAction(tx, giving, { person, form, reach }));
  if (change.kind === "invalid") throw new Error("an action of the demonstration was refused");
}

function actingOf({ cast, clock }: Filling, key: string, daysAgo: number) {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  const today = addDays(clock.today(), -daysAgo);
  return { actor, at: new Date(`${today}T10:40:00Z`), today };
}

/** The last by reference, which other stories leave alone. */
async function openChildren({ tx, cast }: Story): Promise<readonly Person[]> {
  const { rows } = await sql<{ personId: string }>`
    select t.person_id as "personId" from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.is_open and not t.restricted and t.shut_out = '{}' order by p.reference desc limit 4`.execute(
    tx,
  );
  const coordinator = cast.get("coordinator");
  const found: Person[] = [];
  for (const { personId } of rows) {
    const person = coordinator && (await findPerson(tx, coordinator, personId));
    if (person) found.push(person);
  }
  return found;
}

type LatePromise = (typeof late)[number];

async function promised(
  story: Story,
  person: Person,
  { owner, wording, days }: LatePromise,
): Promise<ChaseSubject> {
  const { tx, clock } = story;
  const letting = actingOf(story, "coordinator", 40);
  const { id } = actingOf(story, owner, 40).actor;
  const place = { staff: id, basis: "team-around-the-child", reason: "Works with the family." };
  await addToCircle(tx, letting, { person, form: place });
  const dueOn = addDays(clock.today(), -days);
  const form = { wording, owner: `staff:${id}`, due: datePartsOf(dueOn) };
  const giving = actingOf(story, "lead", 30);
  const reach = { reach: "", basis: "", reason: "" };
  const change = await doneBy(tx, giving, () => giveAction(tx, giving, { person, form, reach }));
  if (change.kind === "invalid") throw new Error("a promise of the demonstration was refused");
  return { about: "action", actionId: change.actionId, lateSince: dueOn };
}

type ReadContext = { readonly owner: string; readonly subject: ChaseSubject };

async function asked(
  story: Story,
  person: Person,
  { owner, subject }: ReadContext,
): Promise<string> {
  const { tx } = story;
  const acting = actingOf(story, "coordinator", 7);
  const actor: StaffActor = await actAs(tx, acting.actor, acting.at);
  const whose = actingOf(story, owner, 7).actor;
  const agencyId = whose.posts[0]?.agencyId ?? "";
  const about = [{ personId: person.personId, agencyId, staffId: whose.id, subject }];
  const askingId = newId();
  const change = await askAbout(tx, { ...acting, actor }, { askingId, about, note: "" });
  if (change.kind !== "accepted" || change.asked !== 1) {
    throw new Error("a question of the demonstration was refused");
  }
  const { chase_id } = await tx
    .selectFrom("work.chases")
    .select("chase_id")
    .where("asking_id", "=", askingId)
    .executeTakeFirstOrThrow();
  return chase_id;
}

type Answered = LatePromise & { readonly chaseId: string };

async function answered(story: Story, { owner, answer, chaseId }: Answered): Promise<void> {
  const { tx, clock } = story;
  const acting = actingOf(story, owner, 5);
  const actor = await actAs(tx, acting.actor, acting.at);
  const by = datePartsOf(addDays(clock.today(), 6));
  const form = answer === "working" ? { ...blank, answer, by } : { ...blank, answer };
  const change = await answerChase(tx, { ...acting, actor }, { chaseId, answer: form });
  if (change.kind !== "accepted") throw new Error("an answer of the demonstration was refused");
}
