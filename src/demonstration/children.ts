import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { findImportTeam, getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  addNote,
  flagSchemeOn,
  harmSchemeOn,
  levelSchemeOn,
  openOnTracker,
  setLevel,
} from "../rooms/child-record/index.ts";
import { addPeople, addToCircle, findPerson, type Person } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { tellWorries, type WorryStory } from "./worries.ts";
import {
  levelReason,
  loweredBecause,
  notHadYet,
  noteHeadlines,
  numberOfChild,
} from "./note-words.ts";
import { familyNames, givenNames } from "./people.ts";

const longKnown = 53;
const justImported = 4;

type Filling = { readonly cast: Cast; readonly partnershipId: number; readonly clock: Clock };
type Story = {
  readonly chance: Chance;
  readonly cast: Cast;
  readonly today: string;
};

/** A year of work on invented children, made by the same commands that people use. */
export async function fillChildren(tx: Tx, filling: Filling): Promise<void> {
  const { cast, clock } = filling;
  const today = clock.today();
  const story = { chance: seeded(20_261_124), cast, today };
  const coordinator = member(cast, "coordinator");
  const worries = {
    // A chance of its own, so that the rest of the year stays as it was.
    chance: seeded(20_261_125),
    by: member(cast, "lead"),
    harmScheme: await harmSchemeOn(tx, today),
    flagScheme: await flagSchemeOn(tx, today),
    calendar: await getWorkingCalendar(tx),
    today,
  };
  const known = await bringOver(tx, filling, {
    ...story,
    count: longKnown,
    on: addDays(today, -365),
  });
  for (const [index, personId] of known.entries()) {
    const person = await findPerson(tx, coordinator, personId);
    if (person)
      await tellStory(tx, person, {
        ...story,
        worries: { ...worries, isClosed: isClosedAt(index) },
      });
  }
  await bringOver(tx, filling, { ...story, count: justImported, on: addDays(today, -6) });
  await dateLines(tx);
}

/** One in eight needs the pathway no longer. */
const isClosedAt = (index: number): boolean => index % 8 === 7;

/** Children as they were brought over from an older tracker. */
async function bringOver(
  tx: Tx,
  { partnershipId, clock }: Filling,
  { chance, today, count, on }: Story & { readonly count: number; readonly on: string },
): Promise<readonly string[]> {
  const team = await findImportTeam(tx);
  if (!team) throw new Error("the demonstration has no team that receives imports");
  const invented = Array.from({ length: count }, () => inventPerson(chance, today));
  const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
  const added = await addPeople(tx, invented, { owner, source: "demonstration" });
  await openOnTracker(
    tx,
    added.map(({ personId, acl }, index) => ({
      personId,
      acl,
      isOpen: !isClosedAt(index),
      level: null,
      headline: "Brought over from the old tracker",
      reason: "Brought over from the old tracker without a level. Nobody has decided one yet.",
    })),
    { partnershipId, scheme: await levelSchemeOn(tx, on), on, at: clock.now() },
  );
  return added.map(({ personId }) => personId);
}

/** Told in one go; each line is dated as if it had been written on its day. */
export async function dateLines(tx: Tx): Promise<void> {
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '15:20'
    where recorded_at > happened_on + interval '1 day'`.execute(tx);
  await sql`
    update protect.tracker_entries t set last_entry_at =
      (select max(e.recorded_at) from protect.chronology_entries e where e.person_id = t.person_id)`.execute(
    tx,
  );
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

function inventPerson(chance: Chance, today: string) {
  const sex = chance.percent(64) ? ("female" as const) : ("male" as const);
  return {
    familyName: chance.pick(familyNames),
    givenName: chance.pick(givenNames[sex]),
    bornOn: chance.percent(97) ? addDays(today, -(4400 + chance.below(2000))) : null,
    sex,
    otherNames: [],
    sources: [],
  };
}

const afternoon = (day: string): Date => new Date(`${day}T14:20:00Z`);

type WholeStory = Story & { readonly worries: Omit<WorryStory, "version"> };

async function tellStory(tx: Tx, person: Person, story: WholeStory): Promise<void> {
  const { chance, cast, today } = story;
  const lead = member(cast, "lead");
  const decided = await decideLevels(tx, person, story);
  await tellWorries(tx, person, { ...story.worries, version: decided + 1 });
  const headlines = [...noteHeadlines];
  for (let note = 0; note < 2 + chance.below(7); note++) {
    const happened = addDays(today, -(1 + chance.below(280)));
    const form = {
      headline: notHadYet(chance, headlines),
      detail: "",
      happenedOn: datePartsOf(happened),
      significant: note === 0 ? "yes" : "",
    };
    await addNote(tx, { actor: lead, at: afternoon(happened), today: happened }, { person, form });
  }
  await gatherCircle(tx, person, story);
}

/** Between one decision and four, each a few weeks after the last, up to the recent past; how many. */
async function decideLevels(
  tx: Tx,
  person: Person,
  { chance, cast, today }: Story,
): Promise<number> {
  const days = [addDays(today, -(2 + chance.below(75)))];
  while (days.length < 4 && chance.percent(60)) {
    days.unshift(addDays(days[0] ?? today, -(30 + chance.below(50))));
  }
  let level = 1 + chance.below(3);
  const from = numberOfChild(person.reference);
  for (const [decided, day] of days.entries()) {
    const form = {
      level: String(level),
      reason: levelReason(level, { from, place: decided }),
      dissent: chance.percent(15) ? dissent : "",
      reviewBy: datePartsOf(addDays(day, 56 + chance.below(35))),
      ...lowering,
      evidence: loweredBecause({ from, place: decided }),
      secondPerson: member(cast, "manager").id,
      version: String(decided + 1),
    };
    const scheme = await levelSchemeOn(tx, day);
    const deciding = { actor: member(cast, "lead"), at: afternoon(day), today: day, scheme };
    await setLevel(tx, deciding, { person, form });
    level = Math.min(3, Math.max(1, level + chance.below(3) - 1));
  }
  return days.length;
}

/** What a level rests on where it is lower than the one before. */
const lowering = {
  evidenceSource: "School attendance officer",
  childView: "Says that things are calmer at home.",
};

const dissent =
  "Police would have recorded the level above; the chair asked for a review in four weeks.";

async function gatherCircle(tx: Tx, person: Person, { chance, cast, today }: Story): Promise<void> {
  const coordinator = member(cast, "coordinator");
  const acting = { actor: coordinator, at: new Date(`${addDays(today, -90)}T10:00:00Z`), today };
  const add = (key: string, basis: string, reason: string) =>
    addToCircle(tx, acting, { person, form: { staff: member(cast, key).id, basis, reason } });
  if (chance.percent(80))
    await add("lead", "allocation", "Allocated as lead practitioner after the MASH decision.");
  if (chance.percent(30))
    await add("school", "team-around-the-child", "Safeguarding lead at the child’s school.");
  if (chance.percent(30))
    await add("youthworker", "team-around-the-child", "Meets the child each week.");
  if (chance.percent(25))
    await add("police", "team-around-the-child", "Officer in the child’s case.");
  if (chance.percent(15)) await add("nurse", "team-around-the-child", "Named nurse for the child.");
}
