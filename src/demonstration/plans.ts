import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { paperCommands as papers } from "../rooms/outgoing-papers/index.ts";
import { planCommands as plans } from "../rooms/safety-plans/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import { actAsNobody } from "./act-as.ts";
import { dateLines } from "./children.ts";
import { acting, type Filling } from "./papers.ts";
import {
  agreedWith,
  carerSheet,
  contingencies,
  contingencyForFamily,
  planOutcomes,
  ratingsFirst,
  ratingsLater,
  trustedAdults,
  voices,
  wants,
} from "./plan-words.ts";

/** How long ago each plan was agreed first and again, in days; undefined where it was not yet. */
const stories: readonly (readonly [number, number | undefined])[] = [
  [96, 40],
  [88, 46],
  [75, 30],
  [60, 12],
  [44, undefined],
  [35, undefined],
  [20, undefined],
];

/** Safety plans of children who have had a meeting: agreed, rated and agreed again; and one that is a draft. */
export async function fillPlans(tx: Tx, filling: Filling): Promise<void> {
  const lead = filling.cast.get("lead");
  if (!lead) return;
  const people = await children(tx, lead);
  const today = filling.clock.today();
  for (const [index, [first, again]] of stories.entries()) {
    const person = people[index];
    if (!person) continue;
    await firstVersion(tx, { lead, person, index, day: addDays(today, -first) });
    if (again !== undefined) {
      await secondVersion(tx, { lead, person, index, day: addDays(today, -again) });
    }
    await says(tx, { lead, person, index, day: addDays(today, -first + 10) });
  }
  const draft = people[stories.length];
  if (draft) await write(tx, { lead, person: draft, index: 0, day: addDays(today, -4) });
  const [one, other] = people;
  if (one) await giveFamily(tx, filling, one);
  if (other) await giveSheet(tx, filling, other);
  await dateLines(tx);
  await actAsNobody(tx);
}

/** A plan that was agreed, and what the child said since, for a child whose page a panel reads. */
export async function planOne(tx: Tx, story: Story): Promise<void> {
  await firstVersion(tx, story);
  await says(tx, { ...story, day: addDays(story.day, 10) });
  await dateLines(tx);
}

async function children(tx: Tx, lead: StaffActor): Promise<readonly Person[]> {
  const rows = await tx
    .selectFrom("panels.meetings as m")
    .innerJoin("subjects.people as p", "p.person_id", "m.person_id")
    .innerJoin("protect.tracker_entries as t", "t.person_id", "m.person_id")
    .select("m.person_id as personId")
    .where("m.approved_at", "is not", null)
    .where("p.restricted", "=", false)
    .where("t.is_open", "=", true)
    .groupBy(["m.person_id", "p.reference"])
    .orderBy("p.reference")
    .limit(stories.length + 1)
    .execute();
  const found: Person[] = [];
  for (const { personId } of rows) {
    const person = await findPerson(tx, lead, personId);
    if (person) found.push(person);
  }
  return found;
}

type Story = {
  readonly lead: StaffActor;
  readonly person: Person;
  readonly index: number;
  readonly day: string;
};

const on = ({ lead, day }: Story) => ({
  actor: lead,
  at: new Date(`${day}T14:20:00Z`),
  today: day,
});

const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("there is nothing to pick from");
  return found;
};

/** Outcomes with promises of the child's meetings, what is done if it goes wrong, and what they want. */
async function write(tx: Tx, story: Story): Promise<readonly string[]> {
  const { person, index } = story;
  const ids: string[] = [];
  for (const step of [0, 1]) {
    const { wording, why } = pick(planOutcomes, index + step);
    const outcomeId = await plans.outcome(tx, on(story), { person, wording, why });
    await plans.link(tx, on(story), { person, outcomeId, skip: step * 2, most: 2 });
    ids.push(outcomeId);
  }
  const texts = pick(contingencies, index);
  await plans.part(tx, on(story), { person, part: "contingencies", texts });
  const trusted = pick(trustedAdults, index);
  await plans.part(tx, on(story), { person, part: "trusted", texts: trusted });
  await plans.wants(tx, on(story), { person, ...pick(wants, index) });
  return ids;
}

async function agree(tx: Tx, story: Story, notAgreed: string): Promise<void> {
  const { person, index, day } = story;
  const form = {
    agreedOn: datePartsOf(day),
    agreedWith: pick(agreedWith, index),
    notAgreed,
    reviewBy: datePartsOf(addDays(day, 42)),
  };
  const change = await plans.agree(tx, on(story), { person, form });
  if (change.kind !== "accepted") throw new Error(`a plan was not agreed: ${change.kind}`);
}

async function rate(
  tx: Tx,
  story: Story,
  { ids, ratings }: { ids: readonly string[]; ratings: typeof ratingsFirst | typeof ratingsLater },
) {
  for (const [step, outcomeId] of ids.entries()) {
    const [rating, reason] = pick<readonly [string, string]>(ratings, story.index + step);
    await plans.rate(tx, on(story), { person: story.person, outcomeId, rating, reason });
  }
}

async function firstVersion(tx: Tx, story: Story): Promise<void> {
  const ids = await write(tx, story);
  await rate(tx, story, { ids, ratings: ratingsFirst });
  await agree(tx, story, story.index % 3 === 1 ? "The father, with the ten o’clock time" : "");
}

async function secondVersion(tx: Tx, story: Story): Promise<void> {
  const { person, index } = story;
  const { rows } = await outcomesOf(tx, person);
  await rate(tx, story, { ids: rows, ratings: ratingsLater });
  const { wording, why } = pick(planOutcomes, index + 2);
  await plans.outcome(tx, on(story), { person, wording, why });
  const texts = pick(contingencies, index + 1);
  await plans.part(tx, on(story), { person, part: "contingencies", texts });
  await agree(tx, story, "");
}

async function outcomesOf(tx: Tx, { personId }: Person) {
  const rows = await tx
    .selectFrom("protect.plan_outcomes")
    .select("plan_outcome_id as id")
    .where("person_id", "=", personId)
    .orderBy("plan_outcome_id")
    .execute();
  return { rows: rows.map(({ id }) => id) };
}

/** What the child said, and three weeks later again. */
async function says(tx: Tx, story: Story): Promise<void> {
  for (const [step, days] of [0, 9].entries()) {
    const day = addDays(story.day, days);
    const { rating, ...said } = pick(voices, story.index + step);
    const form = {
      ...said,
      saidOn: datePartsOf(day),
      ratingAsked: rating === null ? "did-not-want" : "rated",
      rating: rating === null ? "" : String(rating),
      putsRight: "",
    };
    const change = await plans.voice(tx, on({ ...story, day }), { person: story.person, form });
    if (change.kind !== "accepted") throw new Error("what a child said was refused");
  }
}

const recipient = (name: string, relation: string) => ({
  recipient: "other",
  name,
  relation,
  purpose: "",
  address: "",
  hands: "",
  out: [],
  reasons: new Map<string, string>(),
});

/** Read together and not left: it was not safe at home. */
async function giveFamily(tx: Tx, filling: Filling, person: Person): Promise<void> {
  const lead = await acting(tx, filling, "lead");
  const words = {
    plan: "You said that you are tired of being asked the same things. So we wrote down what we agreed.",
    outcome: pick(planOutcomes, 0).forFamily,
    promise: "Somebody picks you up on Fridays at the place you chose.",
    contingency: contingencyForFamily,
    trusted: "Auntie Bea said that you can ring her at any hour.",
  };
  await plans.familyWords(tx, lead, { person, words });
  const made = await papers.prepare(tx, lead, {
    person,
    kind: "plan-family",
    choices: [],
    ...(await plans.familyPaper(tx, lead, person)),
    form: {
      ...recipient(`Ash ${person.familyName}`, "Older sister"),
      channel: "read-together",
      home: "no",
    },
  });
  if (made.kind !== "accepted") throw new Error(`the family’s paper: ${made.kind}`);
  await release(tx, filling, {
    paperId: made.paperId,
    how: "Read together at school",
    readBack: "",
  });
}

/** A carer's sheet that was handed over, with how the carer said it back. */
async function giveSheet(tx: Tx, filling: Filling, person: Person): Promise<void> {
  const lead = await acting(tx, filling, "lead");
  await plans.saveCarerSheet(tx, lead, { person, form: { ...carerSheet, version: "0" } });
  const made = await papers.prepare(tx, lead, {
    person,
    kind: "carer-sheet",
    choices: [],
    ...(await plans.carerPaper(tx, lead, person)),
    form: { ...recipient("Pat Lowe", "Foster carer"), channel: "by-hand", home: "yes" },
  });
  if (made.kind !== "accepted") throw new Error(`the carer’s sheet: ${made.kind}`);
  const readBack = "Would text first, ring the friend, and ring the duty team after half an hour.";
  await release(tx, filling, {
    paperId: made.paperId,
    how: "Handed over at Pat’s house",
    readBack,
  });
}

type Giving = Readonly<Record<"paperId" | "how" | "readBack", string>>;

async function release(tx: Tx, filling: Filling, { paperId, how, readBack }: Giving) {
  await papers.ask(tx, await acting(tx, filling, "lead"), paperId);
  const manager = await acting(tx, filling, "manager");
  await papers.release(tx, manager, paperId);
  const form = { on: datePartsOf(manager.today), how, readBack };
  await papers.give(tx, await acting(tx, filling, "lead"), { paperId, form });
}
