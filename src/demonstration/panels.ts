import { sql } from "kysely";
import { addDays, dayOfWeek } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  giveSeat,
  bookSitting,
  refer,
  findReferral,
  sift,
  findSitting,
  listDue,
  addCase,
  addDue,
  offeredCases,
  addTheme,
  listAgenda,
  makePapers,
  listSittingPeople,
  rowTyped,
  takeAttendance,
  approveSitting,
  writeItem,
  shareOnItem,
  decideOnItem,
  promiseOnItem,
} from "../rooms/panels/index.ts";
import { listAgencies, listPosted, sharingAgreementOn } from "../rooms/directory/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import { asPapersIn, doneBy } from "./act-as.ts";
import { writeByLink } from "./families.ts";
import { mace, member, right, when, type Filling, type Telling } from "./panel-telling.ts";
import { hearFrom, owe } from "./panel-waits.ts";
import { answerSome, readSome } from "./panel-answers.ts";
import { planOne } from "./plans.ts";
import { hireSecondChair } from "./second-chair.ts";
import { heldStories, takenStories, waitingStory, type PanelStory } from "./panel-stories.ts";

/** A MACE with a sitting last month, approved, and one next week with an agenda; a referral to triage. */
export async function fillPanels(
  tx: Tx,
  filling: Filling & { readonly rooms: Rooms },
): Promise<void> {
  const telling = { tx, ...filling };
  const children = await someChildren(telling);
  if (children.length < heldStories.length + takenStories.length + 1) return;
  await seatPeople(telling);
  await holdOne(telling, children.splice(0, heldStories.length));
  await prepareOne(telling, children.splice(0, takenStories.length));
  const [waiting] = children;
  if (waiting) await ask(telling, 2, { person: waiting, story: waitingStory });
  await tx
    .updateTable("protect.chronology_entries")
    .set({ recorded_at: sql`happened_on + time '16:05'` })
    .where("kind", "in", ["meeting", "action"])
    .where(sql<boolean>`recorded_at > happened_on + interval '1 day'`)
    .execute();
}

async function someChildren({ tx, cast }: Telling): Promise<Person[]> {
  const { rows } = await sql<{ personId: string }>`
    select p.person_id as "personId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and not exists (select from protect.closures c where c.person_id = p.person_id)
    order by p.reference desc limit 8`.execute(tx);
  const found: Person[] = [];
  for (const { personId } of rows) {
    const person = await findPerson(tx, member(cast, "coordinator"), personId);
    if (person) found.push(person);
  }
  return found;
}

async function seatPeople(telling: Telling): Promise<void> {
  const { tx, cast } = telling;
  const second = await hireSecondChair(tx, telling);
  const acting = when(telling, 200);
  const posted = await listPosted(tx, telling.clock.today());
  const keys = ["chair", "coordinator", "police", "nurse", "school", "lead", "youthworker"];
  for (const key of keys) {
    const part = key === "chair" ? "chair" : key === "coordinator" ? "minutes" : "member";
    const form = { staff: member(cast, key).id, part };
    right(await giveSeat(tx, acting, { panel: "mace", posted, form }));
  }
  const form = { staff: second, part: "chair" };
  right(await giveSeat(tx, acting, { panel: "mace", posted, form }));
}

/** The Tuesday on or before a day. */
function tuesday(day: string): string {
  return dayOfWeek(day) === "Tuesday" ? day : tuesday(addDays(day, -1));
}

async function book(telling: Telling, ago: number, on: string): Promise<string> {
  const { tx, cast } = telling;
  const panel = await mace(telling);
  const posted = await listPosted(tx, telling.clock.today());
  const form = {
    on: datePartsOf(on),
    time: "10:00",
    room: "Room 4, Harbour House, and by video",
    joinLink: "https://meet.example/mace",
    chair: member(cast, "chair").id,
  };
  const acting = when(telling, ago);
  const change = right(await bookSitting(tx, acting, { panel, posted, form }));
  return "sittingId" in change ? change.sittingId : "";
}

type ReadQuery = {
  readonly person: Person;
  readonly story: Pick<PanelStory, "criterion" | "reason" | "asks">;
};

async function ask(telling: Telling, ago: number, { person, story }: ReadQuery): Promise<string> {
  const { personId, partnershipId } = person;
  const about = { kind: "child", personId, partnershipId } as const;
  const panels = [await mace(telling)];
  const form = { ...story, panel: "mace" };
  const acting = when(telling, ago, "lead");
  const change = right(await refer(telling.tx, acting, { about, panels, form }));
  return "referralId" in change ? change.referralId : "";
}

async function take(telling: Telling, ago: number, asked: ReadQuery): Promise<void> {
  const { tx, cast } = telling;
  const referralId = await ask(telling, ago + 5, asked);
  const which = { panel: "mace", at: when(telling, ago).at, referralId };
  const referral = await findReferral(tx, member(cast, "coordinator"), which);
  if (!referral) throw new Error("a referral of the demonstration is not there");
  const outcomeReason = "It meets the criterion, and a strategy discussion has been held.";
  const form = { outcome: "take", outcomeReason, version: String(referral.version) };
  right(await sift(tx, when(telling, ago), { referral, form }));
}

async function putOn(telling: Telling, ago: number, sittingId: string): Promise<void> {
  const { tx } = telling;
  const panel = await mace(telling);
  const sitting = await findSitting(tx, sittingId);
  if (!sitting) throw new Error("a sitting of the demonstration is not there");
  const acting = when(telling, ago);
  const { due } = await listDue(tx, { sitting, panel, on: acting.today, today: acting.today });
  for (const one of due.filter(({ why }) => why === "referral" || why === "come-back"))
    right(await addDue(tx, acting, { sitting, panel, due: one }));
  const theme = { title: "What we learn from the summer", section: "themes", minutes: "15" };
  right(await addTheme(tx, acting, { sitting, panel, form: theme }));
  const items = await listAgenda(tx, acting.actor, { sittingId, today: acting.today });
  const { actor } = acting;
  const clock = { now: () => acting.at, today: () => acting.today };
  const making = { tx, actor, clock, asPapers: asPapersIn(tx, actor), rooms: telling.rooms };
  const asked = await makePapers(making, { sitting, items, seen: none, leave: none });
  if (asked.kind !== "named") return;
  const named = new Set(asked.named.map(({ entryId }) => entryId));
  await makePapers(making, { sitting, items, seen: named, leave: named });
}

const none: ReadonlySet<string> = new Set();

async function holdOne(telling: Telling, people: readonly Person[]): Promise<void> {
  const { tx, clock, cast } = telling;
  const on = tuesday(addDays(clock.today(), -26));
  const ago = (day: string): number => (Date.parse(clock.today()) - Date.parse(day)) / 86_400_000;
  const sittingId = await book(telling, ago(on) + 40, on);
  for (const [index, person] of people.entries()) {
    const story = heldStories[index];
    if (story) await take(telling, ago(on) + 9, { person, story });
  }
  await putOn(telling, ago(on) + 7, sittingId);
  const acting = when(telling, ago(on));
  const came = await listSittingPeople(tx, sittingId);
  const rowOf = (one: (typeof came)[number]) => {
    const isAway = one.staffId === member(cast, "youthworker").id;
    return { ...rowTyped(one), attended: isAway ? "apologies" : "attended" };
  };
  const rows = new Map(came.map((one) => [one.staffId, rowOf(one)]));
  right(await takeAttendance(tx, acting, { sittingId, people: came, rows }));
  const items = await listAgenda(tx, acting.actor, { sittingId, today: acting.today });
  for (const [index, person] of people.entries()) {
    const item = items.find(({ personId }) => personId === person.personId);
    const story = heldStories[index];
    if (item && story) await record(telling, ago(on), { item, person, story });
  }
  const sitting = await findSitting(tx, sittingId);
  if (!sitting) return;
  const approving = { sitting, panel: await mace(telling), without: "" };
  right(await approveSitting(tx, when(telling, ago(on) - 6, "chair"), approving));
}

type Recording = {
  readonly item: Awaited<ReturnType<typeof listAgenda>>[number];
  readonly person: Person;
  readonly story: PanelStory;
};

async function record(
  telling: Telling,
  ago: number,
  { item, person, story }: Recording,
): Promise<void> {
  const { tx, cast } = telling;
  const acting = when(telling, ago);
  const version = String(item.version);
  right(await writeItem(tx, acting, { item, wording: story.said, version }));
  const agencies = await listAgencies(tx);
  const agreement = await sharingAgreementOn(tx, acting.today);
  for (const [key, wording] of story.shared) {
    const { name, posts } = member(cast, key);
    const agency = posts[0]?.agencyId ?? "";
    const holds = wording === null ? "nothing" : "";
    const form = { agency, holds, spoke: name, shared: wording ?? "", basis: "", basisReason: "" };
    right(await shareOnItem(tx, acting, { item, form, agencies, agreement }));
  }
  const decided = {
    decision: story.decision,
    decisionReason: story.why,
    decisionDissent: story.dissent,
    decisionLead: "",
  };
  const panel = await mace(telling);
  right(await decideOnItem(tx, acting, { item, panel, form: decided }));
  const owner = `agency:${member(cast, story.by).posts[0]?.agencyId ?? ""}`;
  const due = datePartsOf(addDays(acting.today, 21));
  const promise = { wording: story.promise, owner, due };
  const giving = { item, person, form: promise };
  right(await doneBy(tx, acting, () => promiseOnItem(tx, acting, giving)));
}

async function prepareOne(telling: Telling, people: readonly Person[]): Promise<void> {
  const { clock } = telling;
  const sittingId = await book(telling, 20, tuesday(addDays(clock.today(), 8)));
  for (const [index, person] of people.entries()) {
    const story = takenStories[index];
    if (story) await take(telling, 4, { person, story });
  }
  const [first] = people;
  if (first) {
    await writeByLink(telling.tx, first, wroteBefore(telling));
    const day = addDays(clock.today(), -40);
    await planOne(telling.tx, { lead: member(telling.cast, "lead"), person: first, index: 0, day });
  }
  await putCase(telling, sittingId);
  await putOn(telling, 0, sittingId);
  const parts = { tx: telling.tx, clock, member: (key: string) => member(telling.cast, key) };
  await answerSome(parts, sittingId);
  await readSome(parts, sittingId);
  await hearFrom(telling, sittingId);
  await owe(telling, sittingId);
}

/** The car park to which the harm moved: its case stands on the agenda. */
async function putCase(telling: Telling, sittingId: string): Promise<void> {
  const { tx } = telling;
  const acting = when(telling, 0);
  const panel = await mace(telling);
  await doneBy(tx, acting, async () => {
    const sitting = await findSitting(tx, sittingId);
    const [first] = sitting ? (await offeredCases(tx, { sitting, panel })).cases : [];
    if (!sitting || !first) throw new Error("the demonstration has no open case on a place");
    const form = { case: first.value, section: "themes", version: "" };
    right(await addCase(tx, acting, { sitting, panel, form }));
  });
}

/** What a parent wrote for everybody who is helping: it stands in the paper. */
const wroteBefore = ({ cast, clock }: Telling) => ({
  lead: member(cast, "lead"),
  clock,
  relation: "parent",
  knownAs: "",
  ago: 2,
  audience: "everyone" as const,
  answers: [
    ["What worries you?", "The days without school. That is when he is rung up and goes out."],
    ["What would help?", "A school that lets him start late in the first week."],
  ] as const,
});
