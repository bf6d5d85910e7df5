import { sql } from "kysely";
import { addDays, addMonths, formatDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { newId } from "../kernel/ids.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import { paperCommands as papers } from "../rooms/outgoing-papers/index.ts";
import { flagSchemeOn } from "../rooms/child-record/index.ts";
import {
  closingContext,
  proposeClosing,
  decideClosing,
  reopen,
  saveTransition,
  transferKindsOn,
  areasOn,
  recordTransfer,
  findTransfer,
  doDuty,
} from "../rooms/case-lifecycle/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import { actAsNobody } from "./act-as.ts";
import { acting, type Filling } from "./papers.ts";

/** A closing is asked about what is open in each room. */
type InRooms = Filling & { readonly rooms: Rooms };

const areas = [
  ["westmoor", "Westmoor", "Westmoor MASH, 01632 960 301"],
  ["northvale", "Northvale", "Northvale exploitation co-ordinator, 01632 960 302"],
  ["castlebridge", "Castlebridge", "Castlebridge MASH, 01632 960 303"],
] as const;

/** Records at every step: closed, opened again, proposed; turning 18; and with another area. */
export async function fillLife(tx: Tx, filling: InRooms): Promise<void> {
  await addAreas(tx);
  const today = filling.clock.today();
  const [closed, reopened, proposed, ...others] = await candidates(tx, filling);
  const [older, old, moved, placed] = others;
  if (closed) await close(tx, filling, { person: closed, on: addDays(today, -24) });
  if (reopened) {
    await close(tx, filling, { person: reopened, on: addDays(today, -37) });
    await openAgain(tx, filling, { person: reopened, on: addDays(today, -4) });
  }
  if (proposed) await propose(tx, filling, { person: proposed, on: addDays(today, -6) });
  if (older) await turn18(tx, filling, { person: older, bornOn: addMonths(today, -213) });
  if (old) await bear(tx, { person: old, bornOn: addDays(addMonths(today, -216), 19) });
  if (moved) await transfer(tx, filling, { person: moved, kind: "moved-out", area: "westmoor" });
  if (placed)
    await transfer(tx, filling, { person: placed, kind: "placed-out", area: "northvale" });
  await actAsNobody(tx);
}

async function addAreas(tx: Tx): Promise<void> {
  const { partnership_id } = await tx
    .selectFrom("directory.partnerships")
    .select("partnership_id")
    .where("is_demo", "=", true)
    .executeTakeFirstOrThrow();
  const rows = areas.map(([key, name, contact]) => ({
    configuration_id: newId(),
    partnership_id,
    kind: "neighbouring-area",
    key,
    in_force_from: "2014-01-01",
    body: JSON.stringify({ name, contact, hours: "Monday to Friday, 9am to 5pm" }),
  }));
  await tx.insertInto("directory.configuration").values(rows).execute();
}

/** Open children of whom no paper is on its way: those of no high level first, the longest open of them before. */
async function candidates(tx: Tx, filling: InRooms): Promise<readonly Person[]> {
  const { actor: lead, today } = await acting(tx, filling, "lead");
  const { rows } = await sql<{ id: string }>`
    select t.person_id as id from protect.tracker_entries t join subjects.people p using (person_id)
    where t.is_open and not p.restricted
      and p.shut_out = '{}' and p.born_on is not null and t.said_on is null
      and not exists (select from protect.missing_episodes e where e.person_id = p.person_id)
      and not exists (select from papers.papers x where x.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.staff_id = ${lead.id} and m.ends_at is null)
    order by coalesce(t.level in (1, 2) and t.opened_on < ${addDays(today, -50)}::date, false) desc, t.opened_on, p.reference limit 7`.execute(
    tx,
  );
  const found: Person[] = [];
  for (const { id } of rows) {
    const person = await findPerson(tx, lead, id);
    if (person) found.push(person);
  }
  return found;
}

type Told = { readonly person: Person; readonly on: string };

/** Somebody of the cast on a day that is past. */
const onDay = (actor: StaffActor, on: string) => ({
  actor,
  today: on,
  at: new Date(`${on}T14:20:00Z`),
});

const evidence: Readonly<Record<string, readonly [string, string]>> = {
  contact: ["Number changed in spring; nobody has waited for her since", "School pastoral lead"],
  missing: ["No episode for eight months", "Police single point of contact"],
  "safe-adults": ["Talks with her aunt twice a week and rang her in October", "Key worker"],
  "daily-life": ["In school on nine days of ten, and eats and sleeps", "School nurse"],
};

/** A proposal with everything that stands on the record answered. */
async function typedFor(
  tx: Tx,
  { person, on }: Told,
  rooms: Rooms,
): Promise<Record<string, string>> {
  const ground = await closingContext(tx, { personId: person.personId, today: on, rooms });
  const { day, month, year } = datePartsOf(addDays(on, -5));
  const fields: [string, string][] = [
    ["reason", "No sign of exploitation for eight months, and people around her who would notice."],
    ["childView", "Says that she wants to be asked less and to keep her key worker."],
    ["childTold", "Told by the lead practitioner at school, with her key worker."],
    ["leadAfter", "School pastoral lead"],
    ["turnTo", "Her key worker, the school, and the MASH at any time."],
    [
      "contingency",
      "If she goes missing: her aunt rings the MASH, and the record is opened again.",
    ],
  ];
  for (const { key } of ground.scheme.criteria) {
    const [wording, source] = evidence[key] ?? ["Seen at the last visit", "Lead practitioner"];
    fields.push([`evidence-${key}`, wording], [`source-${key}`, source]);
    fields.push([`seen-${key}-day`, day], [`seen-${key}-month`, month]);
    fields.push([`seen-${key}-year`, year]);
  }
  for (const { about } of ground.stands) {
    fields.push([`standing-${about}`, "Looked at by all agencies; it is no reason to stay open."]);
    fields.push([`ends-${about}`, "ends"]);
  }
  for (const { actionId } of ground.promises) {
    fields.push([`ending-${actionId}`, "superseded"]);
    fields.push([`promise-${actionId}`, "Handed over to the school, which has agreed."]);
  }
  const [first] = ground.agencies;
  if (first) fields.push([`agency-${first.agencyId}`, "Agrees; would ring if anything changed."]);
  return Object.fromEntries(fields);
}

async function propose(tx: Tx, filling: InRooms, told: Told): Promise<string> {
  const { actor } = await acting(tx, filling, "lead");
  const typed = await typedFor(tx, told, filling.rooms);
  const given = { person: told.person, typed, rooms: filling.rooms };
  const made = await proposeClosing(tx, onDay(actor, told.on), given);
  if (made.kind !== "accepted") {
    const why = made.kind === "invalid" ? made.errors.map(({ message }) => message).join("; ") : "";
    throw new Error(`a closing was not proposed: ${made.kind} ${why}`);
  }
  return made.closureId;
}

/** What stops the closing in the demonstration is set aside, each with its reason. */
const setAside = {
  "override-flag": "The flag ends with the closing; nothing has been seen for eight months.",
  "override-missing-back": "Back within the hour, from her aunt, who had said where she was.",
  "override-meeting":
    "The meeting that is ahead is about her brother as well and is held without her.",
  "override-actions": "Each is handed over to the school, which has said when it is done.",
  "override-agencies": "Rung one by one in the last week; all agree, and none has written it down.",
};

async function close(tx: Tx, filling: InRooms, told: Told): Promise<void> {
  const closureId = await propose(tx, filling, { ...told, on: addDays(told.on, -8) });
  const { actor } = await acting(tx, filling, "manager");
  const reason = "Agreed with the school and the police.";
  const form = { outcome: "agreed", reason, meeting: "", overrides: setAside };
  const given = { person: told.person, closureId, form, rooms: filling.rooms };
  const change = await decideClosing(tx, onDay(actor, told.on), given);
  if (change.kind !== "accepted") throw new Error(`a closing was not agreed: ${change.kind}`);
}

async function openAgain(tx: Tx, filling: InRooms, { person, on }: Told): Promise<void> {
  const { actor } = await acting(tx, filling, "lead");
  const change = await reopen(tx, onDay(actor, on), {
    person,
    form: {
      reason: "Two concerns within a week, from the school and from her aunt.",
      whatIsNew: "Seen twice with the man named last year, and a second telephone was found.",
      flags: [],
      leads: "me",
      nextLook: datePartsOf(addDays(on, 28)),
    },
    leaders: [],
    ended: [],
    flagScheme: await flagSchemeOn(tx, on),
  });
  if (change.kind !== "accepted") throw new Error(`a record was not opened: ${change.kind}`);
}

type Born = { readonly person: Person; readonly bornOn: string };

const bear = (tx: Tx, { person, bornOn }: Born) =>
  sql`update subjects.people set born_on = ${bornOn}::date where person_id = ${person.personId}::uuid`.execute(
    tx,
  );

async function turn18(tx: Tx, filling: InRooms, { person, bornOn }: Born): Promise<void> {
  await bear(tx, { person, bornOn });
  const { actor, today } = await acting(tx, filling, "lead");
  const on = addDays(today, -12);
  const change = await saveTransition(tx, onDay(actor, on), {
    person,
    form: {
      services:
        "Adult social care was asked on the telephone and reads the referral; housing next.",
      whoLeads: actor.name,
      wants: "To stay where she lives, and that the key worker does not change.",
      capacity:
        "Talked through with her alone. She owes money to somebody: looked at again in May.",
      meetingOn: datePartsOf(addDays(today, 9)),
      continues: "",
      agreedOn: { day: "", month: "", year: "" },
      agreedWith: "",
      version: "0",
    },
  });
  if (change.kind !== "accepted") throw new Error(`a transition was not written: ${change.kind}`);
}

type Moved = { readonly person: Person; readonly kind: string; readonly area: string };

async function transfer(tx: Tx, filling: InRooms, { person, kind, area }: Moved): Promise<void> {
  const by = await acting(tx, filling, "lead");
  const on = addDays(by.today, -13);
  const grounds = { kinds: await transferKindsOn(tx, on), areas: await areasOn(tx, on) };
  const form = {
    kind,
    area,
    otherArea: "",
    otherContact: "",
    beganOn: datePartsOf(on),
    reason: `Told by a parent on ${formatDate(on)}; the school confirms it.`,
  };
  const made = await recordTransfer(tx, onDay(by.actor, on), { person, form, ...grounds });
  if (made.kind !== "accepted") throw new Error("a transfer was not recorded");
  const { transferId } = made;
  const find = () => findTransfer(tx, { personId: person.personId, transferId });
  const found = await find();
  if (!found) throw new Error("a transfer is not there");
  const duty = { duty: "area-told", doneOn: datePartsOf(addDays(on, 1)), doneBy: by.actor.name };
  await doDuty(tx, by, { person, transfer: found, form: duty });
  if (kind !== "moved-out") return;
  const { change } = await papers.prepareNotice(tx, by, {
    person,
    transfer: found,
    choices: [],
    form: {
      recipient: "other",
      name: "Westmoor MASH",
      relation: "Another area",
      purpose: "To ring about a child",
      channel: "secure-email",
      address: "",
      hands: "",
      home: "",
      out: [],
      reasons: new Map(),
    },
  });
  if (change.kind !== "accepted") throw new Error(`a notice was not prepared: ${change.kind}`);
  await papers.ask(tx, by, change.paperId);
  await papers.release(tx, await acting(tx, filling, "manager"), change.paperId);
}
