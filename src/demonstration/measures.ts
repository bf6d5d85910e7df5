import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { blankOf } from "../kernel/forms/index.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { listAgencies } from "../rooms/directory/index.ts";
import {
  addPlanAction,
  adultEntryForm,
  decideSafe,
  endPlanAction,
  findMeasure,
  listPlanActions,
  measureSchemeOn,
  proposeMeasure,
  recordEntry,
  recordChildWords,
  reviewMeasure,
  takeStep,
  type Measure,
} from "../rooms/disruption/index.ts";
import {
  addLink,
  alleged,
  addThing,
  findThing,
  linkSchemeOn,
  listThings,
  recordAdultFact,
  type Thing,
} from "../rooms/people-and-places/index.ts";
import { recordableOfAdults } from "../rooms/statutory/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { flaggedChildren, type Child } from "./subjects.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

const nothing = { day: "", month: "", year: "" };

/** What a step of the demonstration must do: anything else is a fault of its story. */
function done<C extends { readonly kind: string }>(change: C): C & { readonly kind: "accepted" } {
  if (change.kind !== "accepted") throw new Error(`not done: ${JSON.stringify(change)}`);
  return change as C & { readonly kind: "accepted" };
}

/**
 * A hotel that three children named: a notice considered, served, appealed and upheld, harm that moved to a car park, and
 * a review. And a warning to an adult whose age an officer has seen, under a plan of three agencies.
 */
export async function fillMeasures(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const member = (key: string): StaffActor => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has no ${key}`);
    return actor;
  };
  const by = (key: string, ago: number): By => {
    const today = addDays(clock.today(), -ago);
    const at = ago === 0 ? clock.now() : new Date(`${today}T09:30:00Z`);
    return { actor: member(key), at, today };
  };
  await actAs(tx, member("coordinator"), clock.now());
  const children = await flaggedChildren(tx);
  const hotel = await place(tx, by("coordinator", 60), { label: "Canal Lodge Hotel", children });
  const carPark = await place(tx, by("coordinator", 10), {
    label: "Basin Street car park",
    children: [],
  });
  await theHotel(tx, { by, hotel, carPark, children });
  await theWarning(tx, by);
}

type Telling = { readonly label: string; readonly children: readonly Child[] };

async function place(tx: Tx, by: By, { label, children }: Telling): Promise<Thing> {
  const learnedOn = datePartsOf(by.today);
  const form = {
    kind: label.includes("Hotel") ? "business" : "place",
    label,
    identifier: "QX4 2AB",
    knownAs: "",
    standing: "",
    standingBasis: "",
    adultBasis: "",
    reviewBy: undefined,
    says: "Young people are seen there late in the evening.",
    source: "Youth workers",
    bornOn: nothing,
    learnedOn,
  };
  const added = done(await addThing(tx, by, { form, another: false }));
  const thing = await findThing(tx, added.thingId);
  if (!thing) throw new Error("the place is not there");
  const scheme = await linkSchemeOn(tx, by.today);
  for (const child of children) {
    const said = { relation: "named-by-child", wording: "“We go in by the side door.”" };
    const words = { ...said, source: "The child, to a youth worker", learnedOn: by.today };
    done(await addLink(tx, by, { child, thing, said: alleged(words, by.today), scheme }));
  }
  return thing;
}

type Story = {
  readonly by: (key: string, ago: number) => By;
  readonly hotel: Thing;
  readonly carPark: Thing;
  readonly children: readonly Child[];
};

async function read(tx: Tx, measureId: string): Promise<Measure> {
  const measure = await findMeasure(tx, measureId);
  if (!measure) throw new Error("the measure is not there");
  return measure;
}

const policeOf = async (tx: Tx): Promise<string> =>
  (await listAgencies(tx)).find(({ kind }) => kind === "police")?.agencyId ?? "";

type Proposal = { readonly thing: Thing; readonly measure: string; readonly reason: string };

async function propose(tx: Tx, by: By, { thing, measure, reason }: Proposal): Promise<string> {
  const form = {
    measure,
    agency: await policeOf(tx),
    authoriser: "Inspector of the neighbourhood team",
    reason,
    sourceRisk:
      thing.kind === "person"
        ? "He could guess who told. No source is named in any paper."
        : "Staff or guests could guess who told. No source is named in any paper.",
    household: "no-child",
    conditions: "",
    evidence: "Intelligence references are in the police system.",
    version: "",
  };
  const scheme = await measureSchemeOn(tx, by.today);
  const asked = { thing, scheme, agencies: await listAgencies(tx), form };
  return done(await proposeMeasure(tx, by, asked)).measureId ?? "";
}

async function decideIt(tx: Tx, by: By, measureId: string): Promise<void> {
  const measure = await read(tx, measureId);
  const form = {
    safe: "yes",
    reason:
      measure.thingKind === "person"
        ? "Officers speak to him away from home. Youth workers are near both schools that week."
        : "Officers come by day and in plain clothes. Youth workers are near that week.",
    version: String(measure.version),
  };
  done(await decideSafe(tx, by, { measure, form }));
}

type Step = { readonly step: string; readonly wording: string; readonly days?: number };

async function step(tx: Tx, by: By, measureId: string, told: Step): Promise<void> {
  const measure = await read(tx, measureId);
  const form = {
    step: told.step,
    on: datePartsOf(by.today),
    startsOn: nothing,
    startsTime: "",
    endsOn: told.days === undefined ? nothing : datePartsOf(addDays(by.today, told.days)),
    endsTime: "",
    wording: told.wording,
    version: String(measure.version),
  };
  done(await takeStep(tx, by, { measure, form }));
}

async function theHotel(tx: Tx, { by, hotel, carPark, children }: Story): Promise<void> {
  const measureId = await propose(tx, by("police", 50), {
    thing: hotel,
    measure: "guest-information-notice",
    reason: "Three reports in 60 days that young people are taken to rooms there.",
  });
  await decideIt(tx, by("police", 49), measureId);
  await step(tx, by("police", 45), measureId, {
    step: "served",
    wording: "Given to the manager on duty.",
    days: 120,
  });
  await step(tx, by("police", 40), measureId, { step: "appealed", wording: "To magistrates." });
  await step(tx, by("police", 30), measureId, { step: "upheld", wording: "The notice stands." });
  const [child] = children;
  if (child) await words(tx, by("coordinator", 8), { child, measureId });
  const measure = await read(tx, measureId);
  const form = {
    harm: "fell",
    facts: "One report since the notice, eleven in the eight weeks before it.",
    account: "recorded",
    moved: "yes",
    movedTo: carPark.thingId,
    movedWords: "Two reports of cars that wait there.",
    nextReviewBy: datePartsOf(addDays(by("police", 0).today, 14)),
    version: String(measure.version),
  };
  done(await reviewMeasure(tx, by("police", 7), { measure, elsewhere: [carPark], form }));
}

type Words = { readonly child: Child; readonly measureId: string };

async function words(tx: Tx, by: By, { child, measureId }: Words): Promise<void> {
  const measure = await read(tx, measureId);
  const form = {
    kind: "account",
    wording: "It is quieter. They asked me to come to the car park and I did not go.",
    saidOn: datePartsOf(by.today),
    source: "Her youth worker",
    version: "",
  };
  done(await recordChildWords(tx, by, { personId: child.personId, measure, form }));
}

async function theWarning(tx: Tx, by: Story["by"]): Promise<void> {
  const { today } = by("coordinator", 0);
  const asked = { today, sought: "Marek Example", page: 1, pageSize: 1 };
  const [thing] = await listThings(tx, asked);
  if (!thing) throw new Error("the demonstration has no Marek Example");
  const form = {
    age: "adult",
    source: "Crown Court record",
    knownOn: datePartsOf(by("coordinator", 66).today),
    exploited: "no",
    exploitedBasis: "The MASH was asked: nothing is known.",
    version: "",
  };
  // Typed in today, after the record of the person itself.
  const recorder = { ...by("coordinator", 66), at: by("coordinator", 0).at };
  done(await recordAdultFact(tx, recorder, { thing, form }));
  const measureId = await propose(tx, by("police", 64), {
    thing,
    measure: "cawn",
    reason: "Keeps company with a young person without the carer’s consent.",
  });
  await decideIt(tx, by("police", 64), measureId);
  await step(tx, by("police", 63), measureId, { step: "issued", wording: "Signed by the carer." });
  await step(tx, by("police", 60), measureId, { step: "served", wording: "By hand." });
  await thePlan(tx, by, thing);
  await theForums(tx, by, thing);
}

/** Which forums know him: the panel on gangs, which everybody who reads measures may know of. */
async function theForums(tx: Tx, by: Story["by"], thing: Thing): Promise<void> {
  const at = by("police", 20);
  const forum = (await recordableOfAdults(tx, at.today)).find(({ key }) => key === "gangs");
  if (!forum) throw new Error("no forum of adults is called gangs");
  const form = {
    ...blankOf(adultEntryForm),
    onSince: datePartsOf(at.today),
    nextOn: datePartsOf(addDays(by("police", 0).today, 12)),
    nextWhat: "The panel looks at what the warning changed",
    basis: "The agreement of the community safety partnership to share",
    version: "",
  };
  done(await recordEntry(tx, at, { thingId: thing.thingId, forum, form }));
}

/** What three agencies do about him: one is done, one is overdue, one is to come. */
async function thePlan(tx: Tx, by: Story["by"], thing: Thing): Promise<void> {
  const measureId = await propose(tx, by("police", 40), {
    thing,
    measure: "disruption-plan",
    reason: "The warning alone changed little: he was seen near two schools since it was served.",
  });
  await decideIt(tx, by("police", 40), measureId);
  const began = { step: "started", wording: "Agreed by police, council and housing." };
  await step(tx, by("police", 38), measureId, began);
  const agencies = await listAgencies(tx);
  const agencyOf = (sort: string): string =>
    agencies.find(({ kind }) => kind === sort)?.agencyId ?? agencies[0]?.agencyId ?? "";
  const add = async (sort: string, wording: string, inDays: number): Promise<void> => {
    const dueOn = datePartsOf(addDays(by("police", 0).today, inDays));
    const form = { wording, agency: agencyOf(sort), dueOn, version: "" };
    const measure = await read(tx, measureId);
    done(await addPlanAction(tx, by("police", 37), { measure, agencies, form }));
  };
  await add("police", "Patrols pass both schools when they close.", -20);
  await add("council", "Asks the landlord about the lock-up that he rents.", -3);
  await add("police", "Tells licensing officers what may be told about the car wash.", 10);
  const [first] = await listPlanActions(tx, measureId);
  if (!first) throw new Error("the plan has no action");
  const outcome = "Seen twice in the first week, and not since.";
  const form = { state: "done", outcome, version: String(first.version) };
  done(await endPlanAction(tx, by("police", 15), { action: first, form }));
}
