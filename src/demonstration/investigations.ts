import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import { tellableAround } from "../rooms/child-record/index.ts";
import { getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  findInvestigation,
  investigationSchemeOn,
  officersOn,
  recordCourt,
  recordEscalation,
  recordInterview,
  recordInvestigation,
  recordMeasures,
  recordReview,
  findCharge,
  recordAsked,
  recordCharge,
  recordState,
  recordStatement,
  recordUpdate,
} from "../rooms/investigations/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock; readonly rooms: Rooms };
type By = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type Person = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly bornOn: string | null;
};

/**
 * Four investigations: one that is at court, taken by the specialist command; one of which the child should have been told
 * by now; one that was ended without a charge and is reviewed; one that ended with a sentence.
 */
export async function fillInvestigations(tx: Tx, { cast, clock, rooms }: Filling): Promise<void> {
  const actor = cast.get("coordinator");
  if (!actor) throw new Error("the demonstration has no coordinator");
  await actAs(tx, actor, clock.now());
  const by = (ago: number): By => {
    const today = addDays(clock.today(), -ago);
    return { actor, at: ago === 0 ? clock.now() : new Date(`${today}T13:40:00Z`), today };
  };
  const telling = { tx, rooms, by };
  const children = await fourChildren(tx);
  for (const [index, tell] of [atCourt, notTold, reviewed, sentenced].entries()) {
    const person = children[index];
    if (person) await tell({ ...telling, person });
  }
  if (children[0]) await reviewAsked(telling, children[0]);
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '13:40'
    where headline = 'Police investigation of a crime against the child recorded'
      and recorded_at > happened_on + interval '1 day'`.execute(tx);
}

/** The first is a child around whom somebody must not be told. */
async function fourChildren(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.born_on::text as "bornOn"
    from subjects.people p where not p.restricted and not p.is_merged and p.born_on is not null
      and exists (select from protect.tracker_entries t where t.person_id = p.person_id)
    order by exists (select from protect.do_not_tell d where d.person_id = p.person_id and d.lifted_at is null) desc, p.reference
    limit 4`.execute(tx);
  return rows;
}

/** A caution of a child who was made to carry for others: police are asked to look at it again. */
async function reviewAsked({ tx, by }: Omit<Telling, "person">, person: Person): Promise<void> {
  const { personId } = person;
  const form = {
    kind: "cautioned",
    offence: "Possession of a controlled drug",
    decidedOn: datePartsOf(by(70).today),
    exploited: "Carried for older people, as a youth worker and the police have recorded.",
    section45: "not-considered",
    section45Basis: "No solicitor was there. The lead practitioner has asked for advice.",
    nrm: "referred",
    nrmBasis: "Referred by the council, after the caution.",
    reviewBy: datePartsOf(addDays(by(0).today, 12)),
    version: "",
  };
  const { chargeId = "" } = done(await recordCharge(tx, by(20), { person, form }));
  const charge = await findCharge(tx, { personId, childChargeId: chargeId });
  if (!charge) throw new Error("the caution is not there");
  const asked = {
    about: "police",
    happenedOn: datePartsOf(by(6).today),
    answerBy: datePartsOf(addDays(by(0).today, 22)),
    wording: "The lead practitioner, because the NRM found reasonable grounds.",
    version: String(charge.version),
  };
  done(await recordAsked(tx, by(6), { charge, form: asked }));
}

type Telling = {
  readonly tx: Tx;
  readonly rooms: Rooms;
  readonly by: (ago: number) => By;
  readonly person: Person;
};

/** What a step of the demonstration must do: anything else is a fault of its story. */
function done<C extends { readonly kind: string }>(change: C): C & { readonly kind: "accepted" } {
  if (change.kind !== "accepted") throw new Error(`not done: ${JSON.stringify(change)}`);
  return change as C & { readonly kind: "accepted" };
}

type Opening = {
  readonly operation: string;
  readonly reference: string;
  readonly flags: readonly string[];
  readonly ago: number;
};

/** An investigation, and how the next thing is done in it on a day. */
async function opened(
  { tx, rooms, by, person }: Telling,
  { operation, reference, flags, ago }: Opening,
) {
  const { personId } = person;
  const { today } = by(ago);
  const scheme = await investigationSchemeOn(tx, today);
  const form = {
    operation,
    references: reference,
    force: "Eastmoor Police",
    officer: "",
    officerName: "DC Ray Fox, Eastmoor Police",
    flags,
    entitlement: "enhanced",
    openedOn: datePartsOf(today),
    version: "",
  };
  const recording = { person, scheme, officers: await officersOn(tx, today), form };
  const { investigationId = "" } = done(await recordInvestigation(tx, by(ago), recording));
  return async (day: number) => {
    const investigation = await findInvestigation(tx, { personId, investigationId });
    if (!investigation) throw new Error("the investigation is not there");
    const on = by(day);
    const tellable = await tellableAround.oneIn(rooms)(tx, { person, today: on.today });
    const calendar = await getWorkingCalendar(tx);
    const working = { investigation, tellable, scheme, calendar, today: on.today };
    const version = String(investigation.version);
    return { on, working, version, day: datePartsOf(on.today) };
  };
}

type Next = Awaited<ReturnType<typeof opened>>;

async function tellChild(tx: Tx, next: Next, { ago, about }: { ago: number; about: string }) {
  const { on, working, version, day } = await next(ago);
  const form = {
    about,
    told: "child",
    toldName: "",
    way: "through-worker",
    toldOn: day,
    doneBy: "DC Ray Fox, with the child’s worker",
    why: "",
    nextOn: { day: "", month: "", year: "" },
    version,
  };
  done(await recordUpdate(tx, on, { working, form }));
}

async function stands(tx: Tx, next: Next, { ago, state }: { ago: number; state: string }) {
  const { on, working, version, day } = await next(ago);
  const form = { state, stateOn: day, why: "The Crown Prosecution Service", version };
  done(await recordState(tx, on, { working, form }));
}

async function atCourt(telling: Telling): Promise<void> {
  const { tx, by } = telling;
  const lapwing = { operation: "Lapwing", reference: "EM/26/4471", flags: ["cse", "online"] };
  const next = await opened(telling, { ...lapwing, ago: 64 });
  await tellChild(tx, next, { ago: 63, about: "progress" });
  const asked = await next(60);
  const escalation = {
    command: "specialist-crime",
    asked: { ...asked.day, time: "9:30am" },
    why: "The same men are named in three boroughs.",
    version: asked.version,
  };
  done(await recordEscalation(tx, asked.on, { working: asked.working, form: escalation }));
  const held = await next(50);
  const interview = {
    about: "abe",
    outcome: "done",
    heldOn: held.day,
    intermediary: "asked",
    version: held.version,
  };
  done(await recordInterview(tx, held.on, { working: held.working, form: interview }));
  await stands(tx, next, { ago: 20, state: "charged" });
  await tellChild(tx, next, { ago: 19, about: "charge" });
  const granted = await next(12);
  const measures = {
    measures: ["intermediary", "live-link"],
    outcome: "granted",
    decidedOn: granted.day,
    version: granted.version,
  };
  done(await recordMeasures(tx, granted.on, { working: granted.working, form: measures }));
  const listed = await next(8);
  const hearing = {
    about: "hearing",
    heldOn: datePartsOf(addDays(by(0).today, 34)),
    result: "Eastmoor Crown Court, trial",
    version: listed.version,
  };
  done(await recordCourt(tx, listed.on, { working: listed.working, form: hearing }));
  await tellChild(tx, next, { ago: 7, about: "hearing" });
}

async function notTold(telling: Telling): Promise<void> {
  const heron = { operation: "", reference: "EM/26/5120", flags: ["cce", "modern-slavery"] };
  await opened(telling, { ...heron, ago: 9 });
}

async function reviewed(telling: Telling): Promise<void> {
  const { tx } = telling;
  const one = { operation: "", reference: "EM/26/2904", flags: ["online"] };
  const next = await opened(telling, { ...one, ago: 120 });
  await tellChild(tx, next, { ago: 119, about: "progress" });
  await stands(tx, next, { ago: 30, state: "no-further-action" });
  await tellChild(tx, next, { ago: 29, about: "no-further-action" });
  const { on, working, version, day } = await next(15);
  const form = { outcome: "asked", happenedOn: day, version };
  done(await recordReview(tx, on, { working, form }));
}

async function sentenced(telling: Telling): Promise<void> {
  const { tx } = telling;
  const one = { operation: "Curlew", reference: "EM/25/8810", flags: ["cce"] };
  const next = await opened(telling, { ...one, ago: 330 });
  await tellChild(tx, next, { ago: 329, about: "progress" });
  await stands(tx, next, { ago: 200, state: "charged" });
  await tellChild(tx, next, { ago: 199, about: "charge" });
  const read = await next(70);
  const statement = {
    outcome: "read",
    happenedOn: read.day,
    doneBy: "The prosecutor",
    version: read.version,
  };
  done(await recordStatement(tx, read.on, { working: read.working, form: statement }));
  const court = await next(70);
  const sentence = {
    about: "sentence",
    heldOn: court.day,
    result: "Eastmoor Crown Court: four years in prison",
    version: court.version,
  };
  done(await recordCourt(tx, court.on, { working: court.working, form: sentence }));
  await tellChild(tx, next, { ago: 69, about: "sentence" });
  await stands(tx, next, { ago: 60, state: "ended" });
  await tellChild(tx, next, { ago: 59, about: "outcome" });
}
