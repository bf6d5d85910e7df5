import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { seeded } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  harmSchemeOn,
  levelSchemeOn,
  setHarmStatus,
  setLevel,
} from "../rooms/child-record/index.ts";
import { addToCircle, findPerson, type Person } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { levelReason, loweredBecause, numberOfChild } from "./note-words.ts";
import { harmReason } from "./worry-words.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Course = {
  readonly person: Person;
  readonly openedOn: string;
  readonly today: string;
  /** The version of the child's standing when it was opened. */
  readonly version: number;
  /** Who agrees to a level below a floor. */
  readonly secondPerson: string;
};

/** Between two looks at the same child. */
const between = 63;

/** What became of the children whom the MASH opened: a lead practitioner, and decisions since. */
export async function followOpened(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = clock.today();
  const opened = await tx
    .selectFrom("protect.harm_decisions as h")
    .innerJoin("protect.tracker_entries as t", "t.person_id", "h.person_id")
    .select(["h.person_id as personId", "h.decided_on as openedOn", "t.version"])
    .where("h.basis", "=", "opened")
    .where("t.is_open", "=", true)
    .where("t.level", "is", null)
    // The newest still wait for their first decision.
    .where("h.decided_on", "<", addDays(today, -21))
    .orderBy("h.decided_on")
    .orderBy("h.person_id")
    .execute();
  const [coordinator, lead] = [member(cast, "coordinator"), member(cast, "lead")];
  for (const { personId, openedOn, version } of opened) {
    const person = await findPerson(tx, coordinator, personId);
    if (!person) continue;
    await allocate(tx, coordinator, { person, lead, on: addDays(openedOn, 3) });
    const secondPerson = member(cast, "manager").id;
    await decide(tx, lead, { person, openedOn, today, version, secondPerson });
  }
}

async function allocate(
  tx: Tx,
  coordinator: StaffActor,
  { person, lead, on }: { person: Person; lead: StaffActor; on: string },
): Promise<void> {
  const acting = { actor: coordinator, at: at(on), today: on };
  const reason = "Allocated as lead practitioner after the MASH decision.";
  await addToCircle(tx, acting, { person, form: { staff: lead.id, basis: "allocation", reason } });
}

/** Level and harm status together, every nine weeks since. */
async function decide(
  tx: Tx,
  actor: StaffActor,
  { person, openedOn, today, secondPerson, ...standing }: Course,
): Promise<void> {
  const chance = seeded(Number(openedOn.replaceAll("-", "")));
  const harmScheme = await harmSchemeOn(tx, today);
  const calendar = await getWorkingCalendar(tx);
  const from = numberOfChild(person.reference);
  let { version } = standing;
  let place = 0;
  for (let day = addDays(openedOn, 9); day < today; day = addDays(day, between), place++) {
    const acting = { actor, at: at(day), today: day };
    const scheme = await levelSchemeOn(tx, day);
    const level = String(1 + chance.below(3));
    const status = chance.pick(["suspected", "no-known-harm", "current"]);
    const common = { dissent: "", reviewBy: datePartsOf(addDays(day, between + 14)) };
    const levelForm = {
      ...common,
      evidence: loweredBecause({ from, place }),
      evidenceSource: "Foster carer",
      childView: "Says that it is calmer.",
      level,
      secondPerson,
      reason: levelReason(Number(level), { from, place }),
    };
    const harmForm = { ...common, status, reason: harmReason(status, { from, place }) };
    await setLevel(
      tx,
      { ...acting, scheme },
      { person, form: { ...levelForm, version: String(version++) } },
    );
    await setHarmStatus(
      tx,
      { ...acting, harmScheme, calendar },
      { person, form: { ...harmForm, version: String(version++) } },
    );
  }
}

const at = (day: string): Date => new Date(`${day}T14:50:00Z`);

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}
