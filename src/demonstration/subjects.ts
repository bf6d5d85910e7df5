import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { askForEnforcement, listRequests, decideEnforcement } from "../rooms/statutory/index.ts";
import { listFlags } from "../rooms/child-record/index.ts";
import {
  listThings,
  joinThings,
  addThing,
  linkSchemeOn,
  addLink,
  alleged,
  flagsFor,
  thingFlagSchemeOn,
  raiseThingFlag,
} from "../rooms/people-and-places/index.ts";
import { findPerson, listCircle } from "../rooms/subjects/index.ts";
import { tieVehicle } from "./ties.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Invented subjects: what each goes by, who says so, the flag on it, and which children it is linked with. */
const subjects = [
  {
    kind: "person",
    label: "Daz Holloway",
    identifier: "",
    knownAs: "Daz\nUncle D",
    standing: "alleged",
    standingBasis: "Two children named him, on different days.",
    says: "Said to drive a blue estate and to buy food for young people.",
    source: "School",
    flag: { type: "exploitation-concern", ago: 100, review: 16, mirroredIn: "Police records" },
    links: [
      { child: 0, relation: "named-by-child", wording: "“He said I owe him for the phone.”" },
      { child: 2, relation: "seen-with", wording: "Seen talking at the bus station." },
    ],
  },
  {
    kind: "person",
    label: "Marek Example",
    identifier: "",
    knownAs: "",
    standing: "convicted",
    standingBasis: "Crown Court, 2021: supply of Class A drugs.",
    says: "A notice was served in September.",
    source: "Police",
    flag: { type: "notice-served", ago: 60, review: -20, mirroredIn: "" },
    links: [{ child: 1, relation: "contact-with", wording: "His number is in the child’s phone." }],
  },
  {
    kind: "vehicle",
    label: "Blue estate, dented door",
    identifier: "QX19 ZZA",
    knownAs: "",
    standing: "",
    standingBasis: "",
    says: "",
    source: "Youth worker",
    flag: undefined,
    links: [
      { child: 0, relation: "travelled-in", wording: "Got out of it at the school gate, twice." },
    ],
  },
  {
    kind: "phone",
    label: "The number that texts at night",
    identifier: "07700 900415",
    knownAs: "",
    standing: "",
    standingBasis: "",
    says: "",
    source: "The child",
    flag: { type: "deal-line", ago: 40, review: -44, mirroredIn: "" },
    links: [
      { child: 0, relation: "contacted-child", wording: "Texts after eleven, then she goes out." },
      { child: 1, relation: "contacted-child", wording: "Saved under a first name." },
    ],
  },
  {
    kind: "place",
    label: "Arches behind the bus station",
    identifier: "",
    knownAs: "",
    standing: "",
    standingBasis: "",
    says: "No cameras. Busy from four.",
    source: "Wardens",
    flag: { type: "place-of-concern", ago: 120, review: 30, mirroredIn: "" },
    links: [
      {
        child: 2,
        relation: "goes-to",
        wording: "Says that all the friends of last summer meet there.",
      },
    ],
  },
  {
    kind: "place",
    label: "Railway arches, Station Road side",
    identifier: "",
    knownAs: "The arches",
    standing: "",
    standingBasis: "",
    says: "Lit until ten.",
    source: "Police",
    flag: undefined,
    links: [{ child: 1, relation: "goes-to", wording: "Found there on her way home." }],
  },
  {
    kind: "group",
    label: "The Tollgate lot",
    identifier: "",
    knownAs: "TGL",
    standing: "",
    standingBasis: "",
    says: "Older boys and men.",
    source: "Youth worker",
    flag: undefined,
    links: [],
  },
] as const;

/** Persons of concern, a vehicle, a phone and places, with flags and links; and one request about a flag's use. */
export async function fillSubjects(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [coordinator, police] = [cast.get("coordinator"), cast.get("police")];
  if (!coordinator || !police) throw new Error("the demonstration has no co-ordinator");
  await actAs(tx, coordinator, clock.now());
  const children = await flaggedChildren(tx);
  for (const one of subjects) await tell(tx, { one, by: coordinator, clock, children });
  await joinArches(tx, { by: coordinator, clock });
  await tieVehicle(tx, { by: coordinator, clock });
  await askToUse(tx, { child: children[0], police, coordinator, clock });
}

/** Two agencies recorded the same arches under two names: they are read as one. */
async function joinArches(tx: Tx, { by, clock }: Pick<Telling, "by" | "clock">): Promise<void> {
  const today = clock.today();
  const find = (sought: string) =>
    listThings(tx, { today, sought, kind: "place", page: 1, pageSize: 1 });
  const [[thing], [other]] = [await find("Arches behind"), await find("Railway arches")];
  if (!thing || !other) throw new Error("the demonstration has no arches");
  const reason = "The wardens and the police walked there together: it is one place.";
  const form = { other: other.thingId, reason };
  const joined = await joinThings(tx, { actor: by, at: clock.now(), today }, { thing, form });
  if (joined.kind !== "accepted") throw new Error(`not joined: ${JSON.stringify(joined)}`);
}

export type Child = { readonly personId: string; readonly partnershipId: number };

/** Children of whom subjects speak: open, flagged, neither restricted nor protected. */
export async function flaggedChildren(tx: Tx): Promise<readonly Child[]> {
  const { rows } = await sql<Child>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id
    where t.is_open and not p.restricted and cardinality(t.flags) > 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
    order by p.reference limit 3`.execute(tx);
  return rows;
}

type Telling = {
  readonly one: (typeof subjects)[number];
  readonly by: StaffActor;
  readonly clock: Clock;
  readonly children: readonly Child[];
};

async function tell(tx: Tx, { one, by, clock, children }: Telling): Promise<void> {
  const today = clock.today();
  const none = { day: "", month: "", year: "" };
  const learnedOn = datePartsOf(addDays(today, -30));
  const acting = { actor: by, at: clock.now(), today };
  const isPerson = one.kind === "person";
  const form = {
    ...one,
    bornOn: none,
    learnedOn,
    adultBasis: isPerson ? "Police record, read by an officer" : "",
    // Soon: it is before its owner on My work.
    reviewBy: datePartsOf(addDays(today, 10)),
  };
  const added = await addThing(tx, acting, { form, another: false });
  if (added.kind !== "accepted") throw new Error(`not added: ${JSON.stringify(added)}`);
  const { thingId } = added;
  const scheme = await linkSchemeOn(tx, today);
  for (const { child: which, relation, wording } of one.links) {
    const child = children[which];
    if (!child) continue;
    const words = { relation, wording, source: one.source, learnedOn: addDays(today, -30) };
    const said = alleged(words, today);
    const thing = { thingId, kind: one.kind };
    const linked = await addLink(tx, acting, { child, thing, said, scheme });
    if (linked.kind !== "accepted") throw new Error(`not linked: ${JSON.stringify(linked)}`);
  }
  if (one.flag) await flag(tx, { thingId, one, by, clock, told: one.flag });
}

type Flagging = Pick<Telling, "one" | "by" | "clock"> & {
  readonly thingId: string;
  readonly told: NonNullable<(typeof subjects)[number]["flag"]>;
};

async function flag(tx: Tx, { thingId, one, by, clock, told }: Flagging): Promise<void> {
  const on = addDays(clock.today(), -told.ago);
  const flagScheme = flagsFor(await thingFlagSchemeOn(tx, on), one.kind);
  const raised = await raiseThingFlag(
    tx,
    { actor: by, at: new Date(`${on}T11:20:00Z`), today: on, flagScheme },
    {
      thingId,
      form: {
        type: told.type,
        reason: "Named by more than one source.",
        dissent: "",
        mirroredIn: told.mirroredIn,
        reviewBy: datePartsOf(addDays(clock.today(), -told.review)),
      },
    },
  );
  if (raised.kind !== "accepted") throw new Error(`not flagged: ${JSON.stringify(raised)}`);
}

type ReadContext = {
  readonly child: Child | undefined;
  readonly police: StaffActor;
  readonly coordinator: StaffActor;
  readonly clock: Clock;
};

/** The police ask about one flag, and it is refused. */
async function askToUse(tx: Tx, { child, police, coordinator, clock }: ReadContext): Promise<void> {
  const person = child && (await findPerson(tx, coordinator, child.personId));
  if (!person) return;
  const [flagOf] = (await listFlags(tx, person.personId)).filter(({ endedOn }) => endedOn === null);
  if (!flagOf) return;
  const [asked, at] = [addDays(clock.today(), -6), clock.now()];
  const circle = await listCircle(tx, person.circleId, at);
  const around = {
    person,
    circle,
    flagName: flagOf.type.replaceAll("-", " "),
    hrefOf: (id: string) => `/children/${person.personId}/enforcement/${id}`,
  };
  const when = (on: string) => ({ at: new Date(`${on}T14:05:00Z`), today: on });
  const sent = await askForEnforcement(
    tx,
    { ...around, ...when(asked), actor: police },
    {
      flag: flagOf,
      form: {
        wantedUse: "To add weight to stopping and searching the child",
        power: "Police and Criminal Evidence Act 1984, section 1",
        reason: "Seen with others who carry.",
        instead: "Talking with the youth worker.",
      },
    },
  );
  if (sent.kind !== "accepted") throw new Error(`not asked: ${JSON.stringify(sent)}`);
  const [request] = await listRequests(tx, {
    personId: person.personId,
    flagId: flagOf.flagId,
  });
  if (!request) return;
  const none = { day: "", month: "", year: "" };
  const form = {
    outcome: "refused",
    section45: "",
    notCharging: "",
    safeguards: "",
    version: "1",
    reason: "The flag says that the child may be exploited: it is no ground for a search.",
    from: none,
    until: none,
  };
  const decided = { ...around, ...when(addDays(asked, 2)), actor: coordinator };
  const change = await decideEnforcement(tx, decided, { request, form });
  if (change.kind !== "accepted") throw new Error(`not decided: ${JSON.stringify(change)}`);
}
