import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays, dayOfWeek } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { meetingCommands as meetings } from "../rooms/meetings/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { noLaterThan } from "./no-later.ts";
import { dateLines } from "./children.ts";
import { familyTexts, outcomes, promises, shared, texts, words } from "./meeting-words.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Days from today of each kind of meeting: a year of them, one that waits for its chair, two to come. */
const held = 37;
const toCome = [6, 13];

/** With what the meetings of each child said so far. */
type Story = Filling & {
  readonly chance: Chance;
  readonly saidOf: Map<string, Set<string>>;
};

/** A year of planning meetings on the children who are there, made by the same commands that people use. */
export async function fillMeetings(tx: Tx, filling: Filling): Promise<void> {
  const story = { ...filling, chance: seeded(20_261_202), saidOf: new Map() };
  const children = await openChildren(tx, member(filling.cast, "coordinator"));
  if (children.length === 0) return;
  const today = filling.clock.today();
  for (let count = 0; count < held; count++) {
    const day = aWorkingDay(addDays(today, -(12 + Math.floor((count * 340) / held))));
    await holdMeeting(tx, story, { person: childAt(children, count), day, isApproved: true });
  }
  const waiting = aWorkingDay(addDays(today, -3));
  await holdMeeting(tx, story, {
    person: childAt(children, held),
    day: waiting,
    isApproved: false,
  });
  for (const [index, days] of toCome.entries()) {
    const day = aWorkingDay(addDays(today, days));
    await book(tx, story, { person: childAt(children, held + 1 + index), day, on: today });
  }
  await dateLines(tx);
}

function childAt(children: readonly Person[], index: number): Person {
  const person = children[index % children.length];
  if (!person) throw new Error("the demonstration has no child to meet about");
  return person;
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

const aWorkingDay = (day: string): string =>
  (({ Saturday: addDays(day, -1), Sunday: addDays(day, 1) }) as Record<string, string>)[
    dayOfWeek(day)
  ] ?? day;

export async function openChildren(tx: Tx, coordinator: StaffActor): Promise<readonly Person[]> {
  const rows = await tx
    .selectFrom("protect.tracker_entries as t")
    .innerJoin("subjects.people as p", "p.person_id", "t.person_id")
    .select("t.person_id")
    .where("t.is_open", "=", true)
    .where("t.restricted", "=", false)
    // Nobody with a conflict of interest is invited.
    .where(sql<boolean>`cardinality(t.shut_out) = 0`)
    .orderBy("p.reference")
    .limit(32)
    .execute();
  const found: Person[] = [];
  for (const { person_id } of rows) {
    const person = await findPerson(tx, coordinator, person_id);
    if (person) found.push(person);
  }
  return found;
}

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00Z`);

type Meeting = { readonly person: Person; readonly day: string };

async function book(
  tx: Tx,
  { cast, chance, clock }: Story,
  { person, day, on }: Meeting & { readonly on: string },
): Promise<string> {
  const invited = ["lead", "police", "nurse", "school"];
  const booked = await meetings.bookMeeting(
    tx,
    { actor: member(cast, "lead"), at: noLaterThan(clock, at(on, "09:30")), today: on },
    {
      person,
      form: {
        on: datePartsOf(day),
        time: chance.pick(["09:30", "11:00", "14:00", "15:30"]),
        minutes: "60",
        joinLink: "",
        place: chance.pick(["Civic Centre, room 4", "By video: the link is in the invitation"]),
        chair: member(cast, "chair").id,
        invited: invited.map((key) => member(cast, key).id),
      },
    },
  );
  if (booked.kind === "invalid") throw new Error("a meeting of the demonstration was refused");
  return booked.meetingId;
}

async function holdMeeting(
  tx: Tx,
  story: Story,
  { person, day, isApproved }: Meeting & { readonly isApproved: boolean },
): Promise<void> {
  const { cast, chance } = story;
  const meetingId = await book(tx, story, {
    person,
    day,
    on: addDays(day, -(5 + chance.below(9))),
  });
  const lead = { actor: member(cast, "lead"), at: at(day, "16:00"), today: day };
  await record(tx, story, { person, day, meetingId });
  const away = chance.percent(20) ? [member(cast, "police").id] : [];
  await meetings.attend(tx, lead, { person, meetingId, away });
  for (const key of ["lead", "police", "nurse", "school", "chair"]) {
    const held = shared[key];
    const actor = member(cast, key);
    await meetings.share(
      tx,
      { ...lead, actor },
      {
        person,
        meetingId,
        agencyId: actor.posts[0]?.agencyId ?? "",
        wording: held && chance.percent(70) ? chance.pick(held) : null,
      },
    );
  }
  await makePromises(tx, story, { person, day, meetingId });
  if (!isApproved) return;
  const chair = {
    actor: member(cast, "chair"),
    at: at(addDays(day, 2), "10:00"),
    today: addDays(day, 2),
  };
  const approval = await meetings.approve(tx, chair, { person, meetingId, without: "" });
  if (approval.kind !== "accepted")
    throw new Error("minutes of the demonstration were not approved");
}

async function record(
  tx: Tx,
  { cast, chance, saidOf }: Story,
  { person, day, meetingId }: Meeting & { readonly meetingId: string },
): Promise<void> {
  const before = saidOf.get(person.personId) ?? new Set();
  saidOf.set(person.personId, before);
  const acting = { actor: member(cast, "lead"), at: at(day, "15:50") };
  const [said, heardBy] = chance.pick(words);
  await meetings.addWords(tx, acting, { person, meetingId, form: { words: said, heardBy } });
  for (const [part, choices] of Object.entries({ ...texts, ...familyTexts })) {
    const wording = notSaidYet(chance.pick(choices), { choices, before });
    before.add(wording);
    await meetings.write(tx, acting, { meetingId, part, wording });
  }
}

/** What this child’s last meeting said is said in other words. */
const notSaidYet = (
  picked: string,
  {
    choices,
    before,
  }: { readonly choices: readonly string[]; readonly before: ReadonlySet<string> },
): string => (before.has(picked) ? (choices.find((one) => !before.has(one)) ?? picked) : picked);

async function makePromises(
  tx: Tx,
  { cast, chance, clock }: Story,
  { person, day, meetingId }: Meeting & { readonly meetingId: string },
): Promise<void> {
  const acting = { actor: member(cast, "lead"), at: at(day, "15:55"), today: day };
  const first = chance.below(4);
  for (let count = 0; count < 2 + chance.below(2); count++) {
    const [wording = "", forFamily = "", owner = "lead"] = promises[(first + count) % 4] ?? [];
    const due = addDays(day, 7 + chance.below(21));
    const form = {
      wording,
      forFamily,
      outcome: "",
      owner: `staff:${member(cast, owner).id}`,
      due: datePartsOf(due),
    };
    const actionId = await doneBy(tx, acting, () =>
      meetings.promise(tx, acting, { person, meetingId, form }),
    );
    if (actionId === undefined || due >= clock.today() || chance.percent(12)) continue;
    const state = chance.percent(85) ? "done" : "not_achieved";
    const ending = { state, outcome: chance.pick(outcomes[state]), version: "1" };
    const closing = { actor: member(cast, "lead"), at: at(due, "15:00"), today: due };
    await meetings.sayWhatCame(tx, closing, { person, actionId, form: ending });
  }
}
