import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Chance } from "../kernel/random.ts";
import type { WorkingCalendar } from "../kernel/working-days.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  endFlag,
  listFlags,
  raiseFlag,
  reviewFlag,
  setHarmStatus,
  type Flag,
  type FlagScheme,
  type HarmScheme,
} from "../rooms/child-record/index.ts";
import type { Person } from "../rooms/subjects/index.ts";
import { numberOfChild } from "./note-words.ts";
import { endReasons, flagReasons, harmReason, reviewReasons } from "./worry-words.ts";

export type WorryStory = {
  readonly chance: Chance;
  readonly by: StaffActor;
  readonly harmScheme: HarmScheme;
  readonly flagScheme: FlagScheme;
  readonly calendar: WorkingCalendar;
  readonly today: string;
  /** No longer open: harm has ended by then and no flag stands. */
  readonly isClosed: boolean;
  /** The version of the child's standing before this story. */
  readonly version: number;
};

/** Harm status and flags of one child over the year; some stay undecided past their date. */
export async function tellWorries(tx: Tx, person: Person, story: WorryStory): Promise<void> {
  if (!story.isClosed && story.chance.percent(12)) return leaveUndecided(tx, person, story);
  const status = await decideHarm(tx, person, story);
  if (status !== "no-known-harm" && story.chance.percent(75)) await tellFlag(tx, person, story);
}

/** Somebody has looked and could not say; a few of these are past the day by which to decide. */
async function leaveUndecided(tx: Tx, person: Person, story: WorryStory): Promise<void> {
  const { chance, by, harmScheme, calendar, today, version } = story;
  const day = addDays(today, -(6 + chance.below(14)));
  const form = {
    status: "undecided",
    reason: harmReason("undecided", { from: numberOfChild(person.reference), place: 0 }),
    dissent: "",
    reviewBy: datePartsOf(addDays(day, 11)),
    version: String(version),
  };
  const deciding = { actor: by, at: afternoon(day), today: day, harmScheme, calendar };
  await setHarmStatus(tx, deciding, { person, form });
}

const courses: readonly (readonly string[])[] = [
  ["no-known-harm"],
  ["suspected"],
  ["suspected", "current"],
  ["current"],
  ["suspected", "no-known-harm"],
  ["current", "past"],
];

const ended = ["suspected", "no-known-harm"] as const;

/** One decision or two, some weeks apart; answers the last. */
async function decideHarm(tx: Tx, person: Person, story: WorryStory): Promise<string> {
  const { chance, by, harmScheme, calendar, today } = story;
  const course = story.isClosed ? ended : chance.pick(courses);
  let version = story.version;
  let day = addDays(today, -(20 + chance.below(60)) - 70 * (course.length - 1));
  const from = numberOfChild(person.reference);
  for (const [place, status] of course.entries()) {
    const form = {
      status,
      reason: harmReason(status, { from, place }),
      dissent: chance.percent(12) ? dissent : "",
      reviewBy: datePartsOf(addDays(day, 56 + chance.below(35))),
      version: String(version++),
    };
    const deciding = { actor: by, at: afternoon(day), today: day, harmScheme, calendar };
    await setHarmStatus(tx, deciding, { person, form });
    day = addDays(day, 70);
  }
  return course.at(-1) ?? "";
}

/** A flag is raised; one in two is looked at again, and a few are ended by people. */
async function tellFlag(tx: Tx, person: Person, story: WorryStory): Promise<void> {
  const { chance, by, flagScheme, today } = story;
  const type = chance.pick(["cse", "cce", "county-lines"] as const);
  const raisedOn = addDays(today, -(30 + chance.below(110)));
  const form = {
    type,
    reason: flagReasons[type],
    dissent: "",
    reviewBy: datePartsOf(addDays(raisedOn, 84)),
    mirroredIn: chance.percent(60) ? "Police crime recording\nCouncil social care record" : "",
  };
  const raising = { actor: by, at: afternoon(raisedOn), today: raisedOn, flagScheme };
  await raiseFlag(tx, raising, { person, form });
  const [flag] = await listFlags(tx, person.personId);
  if (flag && chance.percent(50)) await lookAgain(tx, person, { story, flag });
}

type Looking = { readonly story: WorryStory; readonly flag: Flag };

async function lookAgain(tx: Tx, person: Person, { story, flag }: Looking): Promise<void> {
  const { chance, by, flagScheme, today } = story;
  const on = addDays(flag.raisedOn, Math.min(28 + chance.below(40), 29));
  const look = { actor: by, at: afternoon(on), today: on, flagScheme };
  const kept = {
    reason: chance.pick(reviewReasons),
    dissent: "",
    reviewBy: datePartsOf(addDays(on, 84)),
    mirroredIn: flag.mirroredIn.join("\n"),
    version: "1",
  };
  await reviewFlag(tx, look, { person, flag, form: kept });
  if (!chance.percent(25)) return;
  const last = addDays(today, -(1 + chance.below(20)));
  if (last <= on) return;
  const ended = { actor: by, at: afternoon(last), today: last, flagScheme };
  const form = {
    reason: chance.pick(endReasons),
    dissent: chance.percent(40) ? dissent : "",
    version: "2",
  };
  await endFlag(tx, ended, { person, flag, form });
}

const afternoon = (day: string): Date => new Date(`${day}T14:40:00Z`);

const dissent =
  "The school would have waited for the next meeting; its reasons are in the minutes.";
