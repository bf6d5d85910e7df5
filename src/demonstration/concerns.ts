import type { Clock } from "../kernel/clock.ts";
import { addDays, londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { newId } from "../kernel/ids.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addPart,
  findConcern,
  listSendingTeams,
  sendConcern,
  type ConcernForm,
  type PartAdding,
} from "../rooms/intake/index.ts";
import type { Cast } from "./cast.ts";
import { adultsNamed, placesSeen, spoken, worries } from "./concern-texts.ts";
import { aChronology, aSketchMap } from "./pictures.ts";
import { demoStaff, familyNames, givenNames } from "./people.ts";

const overTheYear = 48;
const lately = 12;
const hour = 3_600_000;

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Child = { readonly givenName: string; readonly familyName: string; readonly bornOn: string };

/** The safeguarding lead of a school sends the most; the others what comes their way. */
const senders = ["school", "school", "school", "nurse", "youthworker", "police", "lead"] as const;

/**
 * A year of concerns from several agencies, about children who are known here and others who are
 * not, by the commands that people use.
 * @returns their ids in the order they were sent
 */
export async function fillConcerns(tx: Tx, { cast, clock }: Filling): Promise<readonly string[]> {
  const chance = seeded(20_261_126);
  const known = await knownChildren(tx);
  const sent: string[] = [];
  for (const at of moments(clock)) {
    const key = chance.pick(senders);
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
    const child =
      chance.percent(60) && known.length > 0 ? chance.pick(known) : aStranger(chance, at);
    const form = formOf({ key, child, chance });
    const change = await sendConcern(tx, { actor, at }, { id: newId(), form });
    if (change.kind !== "accepted") throw new Error(`an invented concern was ${change.kind}`);
    sent.push(change.concernId);
    const adding = { actor, at, concernId: change.concernId };
    await addTo(tx, { ...adding, chance });
    // Of the last days: files beside the words, one of them a picture that waits for the MASH.
    if (sent.length > overTheYear && key === "school") await addFiles(tx, adding);
  }
  return sent;
}

/** Spread over a year of working hours; the last dozen over two days and a half. */
function moments(clock: Clock): readonly Date[] {
  const today = clock.today();
  const year = Array.from({ length: overTheYear }, (_, index) => {
    const day = addDays(today, -Math.round(360 - (index * 355) / overTheYear));
    return new Date(
      `${day}T${String(8 + (index % 9)).padStart(2, "0")}:${index % 2 ? "05" : "40"}:00Z`,
    );
  });
  const now = clock.now().getTime();
  const late = Array.from({ length: lately }, (_, at) => new Date(now - (60 - at * 5) * hour));
  return [...year, ...late];
}

async function knownChildren(tx: Tx): Promise<readonly Child[]> {
  const rows = await tx
    .selectFrom("subjects.people")
    .select(["given_name", "family_name", "born_on"])
    .orderBy("reference")
    .limit(30)
    .execute();
  return rows.flatMap(({ given_name: givenName, family_name: familyName, born_on: bornOn }) =>
    bornOn === null ? [] : [{ givenName, familyName, bornOn }],
  );
}

function aStranger(chance: Chance, at: Date): Child {
  return {
    givenName: chance.pick(givenNames[chance.percent(60) ? "female" : "male"]),
    familyName: chance.pick(familyNames),
    bornOn: addDays(londonDate(at), -(4400 + chance.below(2000))),
  };
}

type Telling = { readonly key: string; readonly child: Child; readonly chance: Chance };

function formOf({ key, child, chance }: Telling): ConcernForm {
  const person = demoStaff.find((one) => one.key === key);
  const isDateKnown = chance.percent(80);
  const isAgeKnown = chance.percent(70);
  return {
    danger: chance.percent(8) ? "yes-rung" : chance.percent(20) ? "not-known" : "no",
    givenName: child.givenName,
    familyName: child.familyName,
    birth: "not-known",
    bornOn: isDateKnown ? datePartsOf(child.bornOn) : { day: "", month: "", year: "" },
    age: isAgeKnown ? String(12 + chance.below(5)) : "",
    worry: chance.pick(worries[key] ?? []),
    ringName: person?.name ?? "",
    ringPhone: person?.phone ?? "",
  };
}

type Adding = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly chance: Chance;
  readonly concernId: string;
};

/** Some of the parts on some of the concerns, within the hour. */
async function addTo(tx: Tx, { actor, at, chance, concernId }: Adding): Promise<void> {
  const teams = await listSendingTeams(tx, actor, londonDate(at));
  const concern = await findConcern(tx, teams, concernId);
  if (!concern) throw new Error("an invented concern is gone");
  const acting = { actor, at: new Date(at.getTime() + hour / 2), today: londonDate(at) };
  for (const [part, typed] of partsOf(actor, chance)) {
    const adding = { concern, part, id: newId(), replaces: "", typed } satisfies PartAdding;
    await addPart(tx, acting, adding);
  }
}

async function addFiles(tx: Tx, { actor, at, concernId }: Omit<Adding, "chance">): Promise<void> {
  const teams = await listSendingTeams(tx, actor, londonDate(at));
  const concern = await findConcern(tx, teams, concernId);
  if (!concern) throw new Error("an invented concern is gone");
  const acting = { actor, at: new Date(at.getTime() + hour / 2), today: londonDate(at) };
  const files = [
    { part: "chronology", typed: { note: "Attendance in November" }, file: await aChronology() },
    {
      part: "picture",
      typed: { shows: "The parade of shops, drawn from memory by our safeguarding lead" },
      file: await aSketchMap(),
    },
  ] as const;
  for (const one of files)
    await addPart(tx, acting, { ...one, concern, id: newId(), replaces: "" });
}

type Typed = readonly [PartAdding["part"], PartAdding["typed"]];

function partsOf(actor: StaffActor, chance: Chance): readonly Typed[] {
  const all: readonly Typed[] = [
    ["words", { said: chance.pick(spoken), heardBy: actor.name, heardAt: "The same day" }],
    ["family", { is1: "Younger brother", age1: "9", more: "Lives with the mother and a brother." }],
    ["places", chance.pick(placesSeen)],
    ["adults", chance.pick(adultsNamed)],
    ["parents", { knows: chance.pick(["yes", "no"]), safe: chance.pick(["yes", "not-known"]) }],
    [
      "screening",
      { a1: "yes", "a1-seen": "Mornings missed since September", r: "possibly", s: "not-known" },
    ],
  ];
  return all.filter(() => chance.percent(35));
}
