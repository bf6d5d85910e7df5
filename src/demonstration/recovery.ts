import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  recoverySchemeOn,
  serviceSchemeOn,
  addService,
  addReader,
  listServices,
  beginReferral,
  findReferral,
  moveReferral,
  findWork as recoveryFindWork,
  beginWork,
  listSessions,
  addSession,
  endWork,
  listLookBacks,
  answerLookBack,
  rateOutcomes,
} from "../rooms/support/index.ts";
import type { Cast } from "./cast.ts";
import { services } from "./recovery-services.ts";
import { recoveryStories, type RecoveryStory, type WorkStory } from "./recovery-stories.ts";
import { demandOf } from "./service-demand.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly age: number;
};
type Telling = Filling & {
  readonly tx: Tx;
  readonly person: Person;
  readonly serviceIds: ReadonlyMap<string, string>;
};

/** The directory of services, and children with work, referrals, outcomes and look-backs. */
export async function fillRecovery(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const serviceIds = await fillServices(tx, { cast, clock });
  const children = await someChildren(tx, clock.today());
  for (const [index, story] of recoveryStories.entries()) {
    const person = children[index];
    if (person) await tell({ tx, cast, clock, person, serviceIds }, story);
  }
  for (const { child, referral } of demandOf(children.slice(recoveryStories.length)))
    await refer({ tx, cast, clock, person: child, serviceIds }, referral);
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '15:10'
    where kind in ('service', 'recovery') and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
}

/** With a lead practitioner, neither restricted nor protected. */
async function someChildren(tx: Tx, today: string): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId",
      extract(year from age(${today}::date, p.born_on))::int as age from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
    order by p.reference`.execute(tx);
  return rows;
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

/** So many days ago, in the afternoon. */
async function on({ tx, cast, clock }: Filling & { readonly tx: Tx }, ago: number) {
  const today = addDays(clock.today(), -ago);
  const scheme = await recoverySchemeOn(tx, today);
  return { actor: member(cast, "lead"), at: new Date(`${today}T15:10:00Z`), today, scheme };
}

function must<T extends { readonly kind: string }>(change: T): Extract<T, { kind: "accepted" }> {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  return change as Extract<T, { kind: "accepted" }>;
}

async function fillServices(
  tx: Tx,
  { cast, clock }: Filling,
): Promise<ReadonlyMap<string, string>> {
  const actor = member(cast, "coordinator");
  const at = new Date(`${addDays(clock.today(), -390)}T10:00:00Z`);
  const today = clock.today();
  const scheme = await serviceSchemeOn(tx, today);
  const ids = new Map<string, string>();
  for (const { key, ages, contact, shownAs, waitDays, isMissing, list, ...one } of services) {
    const form = {
      ...one,
      youngest: String(ages?.[0] ?? ""),
      oldest: String(ages?.[1] ?? ""),
      contact: contact ?? "",
      shownAs: shownAs ?? "",
      waitDays: String(waitDays ?? ""),
      provided: isMissing ? "no" : "yes",
      sensitive: shownAs === undefined ? "no" : "yes",
      openFrom: datePartsOf(addDays(today, -700)),
      openUntil: { day: "", month: "", year: "" },
    };
    const { serviceId } = must(await addService(tx, { actor, at, scheme }, form));
    ids.set(key, serviceId);
    for (const reader of list ?? []) {
      const staffId = member(cast, reader).id;
      must(await addReader(tx, { actor, at, today }, { serviceId, staffId }));
    }
  }
  return ids;
}

async function tell(telling: Telling, story: RecoveryStory): Promise<void> {
  for (const one of story.referrals ?? []) await refer(telling, one);
  for (const one of story.work ?? []) await work(telling, one);
  for (const one of story.ratings ?? []) await rate(telling, one);
}

type Referred = NonNullable<RecoveryStory["referrals"]>[number];

async function refer(telling: Telling, { to, steps }: Referred): Promise<void> {
  const { tx, person, serviceIds, clock } = telling;
  const { personId } = person;
  const all = await listServices(tx, { today: clock.today() });
  const service = all.find(({ serviceId }) => serviceId === serviceIds.get(to));
  let referralId = "";
  for (const { step, ago, words = "", outcome = "", reason = "" } of steps) {
    const { actor, at, today } = await on(telling, ago);
    const acting = { actor, at, today, scheme: await serviceSchemeOn(tx, today) };
    const form = { step, on: datePartsOf(today), wording: words, outcome, reasonKey: reason };
    if (referralId === "") {
      const begun = must(await beginReferral(tx, acting, { person, service, form }));
      ({ referralId } = begun);
      continue;
    }
    const referral = await findReferral(tx, { personId, referralId });
    if (!referral) throw new Error("a referral of the demonstration is not there");
    const version = String(referral.version);
    must(await moveReferral(tx, acting, { person, referral, form, version }));
  }
}

const findWork = async (tx: Tx, which: { personId: string; workId: string }) => {
  const found = await recoveryFindWork(tx, which);
  if (!found) throw new Error("work of the demonstration is not there");
  return found;
};

async function work(telling: Telling, story: WorkStory): Promise<void> {
  const { tx, person } = telling;
  const began = await on(telling, story.began);
  const { workId } = must(
    await beginWork(tx, began, {
      person,
      services: [],
      form: {
        workerKind: story.kind,
        worker: story.by,
        agency: story.agency,
        service: "",
        goal: story.goal ?? "",
        goalBy: "child",
        startedOn: datePartsOf(began.today),
      },
    }),
  );
  const which = { personId: person.personId, workId };
  for (const session of story.sessions) await meet(telling, which, { story, session });
  if (story.ended) await end(telling, which, { ...story, ended: story.ended });
}

type Which = { readonly personId: string; readonly workId: string };
type Meeting = { readonly story: WorkStory; readonly session: WorkStory["sessions"][number] };

async function meet(telling: Telling, which: Which, { story, session }: Meeting): Promise<void> {
  const { tx, person } = telling;
  const { ago, done = "", rating, missed } = session;
  const acting = await on(telling, ago);
  const one = await findWork(tx, which);
  const sessions = await listSessions(tx, [which.workId]);
  const form = {
    heldOn: datePartsOf(acting.today),
    setting: ago % 2 === 0 ? "centre" : "out",
    attendance: missed ?? "seen",
    worker: story.by,
    done,
    corrects: "",
    goal: one.isTherapy ? "" : (story.goal ?? ""),
    nextStep: "",
    rating: rating === undefined ? "" : String(rating),
  };
  must(await addSession(tx, acting, { person, work: one, sessions, form }));
}

type Ended = WorkStory & { readonly ended: NonNullable<WorkStory["ended"]> };

async function end(telling: Telling, which: Which, { ended, lookedBack }: Ended): Promise<void> {
  const { tx, person } = telling;
  const acting = await on(telling, ended.ago);
  const one = await findWork(tx, which);
  const form = {
    endedOn: datePartsOf(acting.today),
    reason: ended.reason,
    ending: ended.words ?? "",
    version: String(one.version),
  };
  must(await endWork(tx, acting, { person, work: one, form }));
  if (lookedBack === undefined) return;
  const today = await on(telling, 6);
  const open = await listLookBacks(tx, person.personId);
  const lookBack = open.find(({ dueOn, answer }) => answer === null && dueOn <= today.today);
  if (!lookBack) return;
  const answer = {
    answer: "no",
    answeredOn: datePartsOf(today.today),
    source: lookedBack,
    wording: "",
    version: String(lookBack.version),
  };
  must(await answerLookBack(tx, today, { person, lookBack, form: answer }));
}

type Rated = NonNullable<RecoveryStory["ratings"]>[number];

async function rate(telling: Telling, { ago, point, words }: Rated): Promise<void> {
  const acting = await on(telling, ago);
  const word = (one: string | undefined) => (one === "-" || one === undefined ? "not-known" : one);
  const outcomes = Object.fromEntries(
    acting.scheme.outcomes.map(({ key }, index) => [
      key,
      { professional: word(words[index]?.[0]), child: word(words[index]?.[1]), restsOn: "" },
    ]),
  );
  const form = { point, ratedOn: datePartsOf(acting.today), outcomes };
  must(await rateOutcomes(telling.tx, acting, { person: telling.person, form }));
}
