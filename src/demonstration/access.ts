import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import type { CommandContext } from "../platform/rooms/command.ts";
import {
  emergencyAccessKind,
  findWithoutSeeingKind,
  addToCircle,
  askToLift,
  declareConflict,
  findPerson,
  findWithoutSeeing,
  listEmergencyReviews,
  openInEmergency,
  restrictRecord,
  reviewEmergency,
  type Chronicle,
  type Person,
} from "../rooms/subjects/index.ts";
import { getConfiguration } from "../rooms/configuration/index.ts";
import { appendChronology } from "../rooms/child-record/index.ts";
import { notify } from "../rooms/work/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { askings, emergencies } from "./access-words.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Story = Filling & { readonly tx: Tx; readonly chance: Chance };

/**
 * Who could see what in the invented year: two restricted records, conflicts of interest, emergency
 * openings with their reviews, and people who asked. After the children are there.
 */
export async function fillAccess(tx: Tx, filling: Filling): Promise<void> {
  const story = { ...filling, tx, chance: seeded(20_261_125) };
  const children = await someChildren(tx);
  const [first, second, third, fourth, ...others] = children;
  if (!first || !second || !third || !fourth) return;
  await restrict(story, first, 48);
  await restrict(story, second, 31);
  await askForLifting(story, second, 3);
  await declare(story, third, { key: "youthworker", by: "youthworker" });
  await declare(story, fourth, { key: "police", by: "manager" });
  for (const [index, words] of emergencies.entries()) {
    const child = others[index * 3];
    if (child) await openAndReview(story, child, { words, daysAgo: 40 - index * 19 });
  }
  for (const [index, words] of askings.entries()) {
    const child = others[(index * 5) % others.length];
    if (child) await ask(story, child, { words, daysAgo: 80 - index * 9 });
  }
  await actAsNobody(tx);
  await dateLines(tx);
}

async function someChildren(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("protect.tracker_entries")
    .select("person_id")
    .where("is_open", "=", true)
    .where("level", "is not", null)
    .orderBy("person_id")
    .limit(40)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

function actingOf({ cast, clock }: Filling, key: string, daysAgo: number): CommandContext {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  const today = addDays(clock.today(), -daysAgo);
  return { actor, at: new Date(`${today}T11:20:00Z`), today };
}

/** The person acts, as they stand on that day. */
async function begin(story: Story, key: string, daysAgo: number): Promise<CommandContext> {
  const acting = actingOf(story, key, daysAgo);
  return { ...acting, actor: await actAs(story.tx, acting.actor, acting.at) };
}

async function childOf({ tx }: Story, actor: StaffActor, personId: string): Promise<Person> {
  const person = await findPerson(tx, actor, personId);
  if (!person) throw new Error("a child of the demonstration is gone");
  return person;
}

const chronicleOf =
  (tx: Tx, person: Person, { actor, today }: CommandContext): Chronicle =>
  (line) =>
    appendChronology(tx, person, { kind: "access", ...line, happenedOn: today, by: actor });

async function letIn(story: Story, person: Person, key: string): Promise<void> {
  const acting = actingOf(story, "coordinator", 70);
  const staff = actingOf(story, key, 70).actor.id;
  const reason = "Named practitioner for the family.";
  const form = { staff, basis: "team-around-the-child", reason };
  await addToCircle(story.tx, acting, { person, form });
}

async function restrict(story: Story, personId: string, daysAgo: number): Promise<void> {
  const person = await childOf(story, actingOf(story, "manager", daysAgo).actor, personId);
  await letIn(story, person, "lead");
  const acting = await begin(story, "manager", daysAgo);
  const reason =
    "A close relative works for one of the agencies. Left to those who work with the child.";
  const form = { reason, keep: [actingOf(story, "lead", daysAgo).actor.id] };
  const chronicle = chronicleOf(story.tx, person, acting);
  const change = await restrictRecord(story.tx, acting, { person, form, chronicle });
  if (change.kind !== "accepted") throw new Error(`a restriction ended as ${change.kind}`);
}

async function askForLifting(story: Story, personId: string, daysAgo: number): Promise<void> {
  const acting = await begin(story, "lead", daysAgo);
  const person = await childOf(story, acting.actor, personId);
  const chronicle = chronicleOf(story.tx, person, acting);
  const reason = "The relative has left the agency; school and health need to see the plan again.";
  await askToLift(story.tx, acting, { person, chronicle, reason });
}

type Conflict = { readonly key: string; readonly by: string };

async function declare(story: Story, personId: string, { key, by }: Conflict): Promise<void> {
  const person = await childOf(story, actingOf(story, "manager", 60).actor, personId);
  await letIn(story, person, key);
  const acting = await begin(story, by, 25);
  const form = {
    staff: actingOf(story, key, 25).actor.id,
    relation: "lives-near",
    reason: "Lives in the same street and knows the family from there.",
  };
  const chronicle = chronicleOf(story.tx, person, acting);
  await declareConflict(story.tx, acting, { person, form, chronicle });
}

type Emergency = { readonly words: (typeof emergencies)[number]; readonly daysAgo: number };

async function openAndReview(
  story: Story,
  personId: string,
  { words, daysAgo }: Emergency,
): Promise<void> {
  const { tx } = story;
  const acting = await begin(story, "police", daysAgo);
  const on = acting.today;
  const rules = await getConfiguration(tx, { kind: emergencyAccessKind, key: "emergency", on });
  const form = { "reason-key": words.reasonKey, reason: words.reason };
  const opening = await openInEmergency(tx, acting, { personId, form, rules: rules.body });
  if (opening.kind !== "opened" || !words.review) return;
  const review = await begin(story, "governance", daysAgo - 4);
  const [waiting] = await listEmergencyReviews(tx);
  if (waiting) await reviewEmergency(tx, { openingId: waiting.id, at: review.at }, words.review);
}

type Question = { readonly words: (typeof askings)[number]; readonly daysAgo: number };

async function ask(story: Story, personId: string, { words, daysAgo }: Question): Promise<void> {
  const { tx } = story;
  const acting = await begin(story, words.by, daysAgo);
  const on = acting.today;
  const rules = await getConfiguration(tx, { kind: findWithoutSeeingKind, key: "find", on });
  const { reference, partnershipId } = await childOf(story, acting.actor, personId);
  const bornOn = { day: "", month: "", year: "" };
  const form = { ...words, reference, givenName: "", familyName: "", bornOn, age: "" };
  const finding = await findWithoutSeeing(tx, acting, { form, rules: rules.body });
  if (finding.kind !== "answered") return;
  const notice = {
    partnershipId,
    staffIds: finding.tell,
    kind: "access",
    headline: "A person asked whether a child you are responsible for is known",
    href: `/children/${personId}/access`,
  } as const;
  await notify(tx, notice, { by: acting.actor, at: acting.at });
}

/** Told in one go; each line is dated as if it had been written on its day. */
async function dateLines(tx: Tx): Promise<void> {
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '11:20'
    where kind = 'access'`.execute(tx);
}
