import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { dutySchemeOn, recordDuty, recordRelease } from "../rooms/duties/index.ts";
import { whoMayBeTold } from "../rooms/family-network/index.ts";
import { findThing, listLinksWith, listThings } from "../rooms/people-and-places/index.ts";
import {
  decideRequest,
  decideSafety,
  findRequest,
  recordGiven,
  recordRequest,
  recordViews,
  requestSchemeOn,
} from "../rooms/victim-requests/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type Person = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly bornOn: string | null;
};

/** What a step of the demonstration must do: anything else is a fault of its story. */
function done<C extends { readonly kind: string }>(change: C): C & { readonly kind: "accepted" } {
  if (change.kind !== "accepted") throw new Error(`not done: ${JSON.stringify(change)}`);
  return change as C & { readonly kind: "accepted" };
}

/**
 * A request of police about a child whose father must not be told: refused in part, the child told by her worker. One of
 * the defence that waits. A coach of whom the LADO is to be told, and bail that ends next week.
 */
export async function fillRequests(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by = (key: string, ago: number): By => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has no ${key}`);
    const today = addDays(clock.today(), -ago);
    return { actor, at: ago === 0 ? clock.now() : new Date(`${today}T13:40:00Z`), today };
  };
  const person = await childWithUntold(tx);
  if (!person) return;
  await actAs(tx, by("manager", 0).actor, clock.now());
  await ofPolice(tx, { by, person });
  done(await record(tx, by("manager", 2), { person, asker: "defence", materials: ["isva"] }));
  await theCoach(tx, by("manager", 1), person);
  await theBail(tx, by);
}

/** A child around whom somebody must not be told. */
async function childWithUntold(tx: Tx): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.born_on::text as "bornOn"
    from protect.do_not_tell d join subjects.people p on p.person_id = d.person_id
    where d.lifted_at is null and not p.restricted order by p.reference limit 1`.execute(tx);
  return rows[0];
}

type Story = { readonly by: (key: string, ago: number) => By; readonly person: Person };
type Asked = {
  readonly person: Person;
  readonly asker: string;
  readonly materials: readonly string[];
};

async function record(tx: Tx, by: By, { person, asker, materials }: Asked) {
  const form = {
    asker,
    askerName: asker === "police" ? "DC Ray Fox, Eastmoor Police" : "Lane and Harbour, solicitors",
    forceReference: asker === "police" ? "EM/44A/0917" : "T2026/114",
    written: asker === "police" ? "form" : "letter",
    askedOn: datePartsOf(by.today),
    enquiry: "Whether she was at an address in Sable Street on 4 October, and who took her there.",
    necessity: "No other witness saw who came and went, and no camera covers the door.",
    materials,
    dueOn: datePartsOf(addDays(by.today, 28)),
    version: "",
  };
  return recordRequest(tx, by, { person, scheme: await requestSchemeOn(tx, by.today), form });
}

async function ofPolice(tx: Tx, { by, person }: Story): Promise<void> {
  const materials = ["case-record", "meetings", "direct-work"];
  const asked = { person, asker: "police", materials };
  const { victimRequestId = "" } = done(await record(tx, by("police", 20), asked));
  const read = async () => {
    const { personId } = person;
    const request = await findRequest(tx, { personId, victimRequestId });
    if (!request) throw new Error("the request is not there");
    return { request, version: String(request.version) };
  };
  const told = await whoMayBeTold(tx, { person, today: by("manager", 19).today });
  const safe = { answer: "some", whom: ["child"], why: "Her father has threatened her before." };
  const first = await read();
  const safety = {
    form: { ...safe, version: first.version },
    recipients: { told, safe: undefined },
  };
  done(await decideSafety(tx, by("manager", 19), { request: first.request, ...safety }));
  const second = await read();
  const views = {
    views: "I do not mind the one day. Not the rest.",
    saidOn: datePartsOf(by("manager", 17).today),
    version: second.version,
  };
  done(await recordViews(tx, by("manager", 17), { request: second.request, form: views }));
  const third = await read();
  const decision = {
    materials: {
      "case-record": { outcome: "part", reason: "What bears on 4 October.", valueReason: "" },
      meetings: { outcome: "refuse", reason: "Other people are named in them.", valueReason: "" },
      "direct-work": { outcome: "", reason: "", valueReason: "" },
    },
    version: third.version,
  };
  const deciding = { request: third.request, form: decision, isManager: true };
  done(await decideRequest(tx, by("manager", 15), deciding));
  const fourth = await read();
  const given = {
    given: ["case-record"],
    givenTo: "DC Ray Fox, Eastmoor Police",
    givenOn: datePartsOf(by("manager", 14).today),
    what: "Two pages of October, by the team manager, in person.",
    version: fourth.version,
  };
  done(await recordGiven(tx, by("manager", 14), { request: fourth.request, form: given }));
}

async function theCoach(tx: Tx, by: By, person: Person): Promise<void> {
  const form = {
    kind: "works-with-children",
    wording: "A man whom she names as having bought her a telephone coaches a youth team.",
    known: { ...datePartsOf(by.today), time: "9:30am" },
    version: "",
  };
  const scheme = await dutySchemeOn(tx, by.today);
  done(await recordDuty(tx, by, { person, circle: [], scheme, form }));
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '13:40'
    where headline like 'A person works with children: %' and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
}

/** Of the adult whose age an officer has seen. */
async function theBail(tx: Tx, by: Story["by"]): Promise<void> {
  const [found] = await listThings(tx, {
    sought: "Marek Example",
    today: by("intelligence", 6).today,
    page: 1,
    pageSize: 1,
  });
  const thing = found && (await findThing(tx, found.thingId));
  if (!thing) throw new Error("the demonstration has no Marek Example");
  const recorder = by("intelligence", 6);
  const links = await listLinksWith(tx, recorder.actor, { thingId: thing.thingId });
  const form = {
    kind: "police-bail",
    conditions: "Not to contact a named child. Not to enter Station Road.",
    source: "Custody record, seen by an officer",
    beginsOn: datePartsOf(addDays(recorder.today, -10)),
    endsOn: datePartsOf(addDays(recorder.today, 13)),
    children: [...new Set(links.map(({ personId }) => personId))],
    version: "",
  };
  const scheme = await dutySchemeOn(tx, recorder.today);
  done(await recordRelease(tx, recorder, { thing, scheme, links, form }));
}
