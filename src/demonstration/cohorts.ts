import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  cohortSchemeOn,
  openCohort,
  giveReader,
  findCohort,
  joinCohort,
  findMembership,
  tryApproach,
  listApproaches,
  reviewApproach,
} from "../rooms/cohorts/index.ts";
import type { Cast } from "./cast.ts";
import { cohortStories, type CohortStory } from "./cohort-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };
type Telling = Filling & { readonly tx: Tx };

/** Two cohorts: one that everybody may know of, and one that is known to its list alone. */
export async function fillCohorts(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const children = await someChildren(tx);
  let next = 0;
  for (const story of cohortStories) {
    const cohortId = await open({ tx, cast, clock }, story);
    for (const place of story.members) {
      const person = children[next++];
      if (person) await join({ tx, cast, clock }, { cohortId, person, place });
    }
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '16:05'
    where kind = 'cohort' and recorded_at > happened_on + interval '1 day'`.execute(tx);
}

/** With a lead practitioner, neither restricted nor protected, and not proposed for closing. */
async function someChildren(tx: Tx): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and not exists (select from protect.closures c where c.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
    order by p.reference limit 12`.execute(tx);
  return rows;
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

/** So many days ago, in the afternoon. */
async function on({ tx, cast, clock }: Telling, ago: number, key: string) {
  const today = addDays(clock.today(), -ago);
  const scheme = await cohortSchemeOn(tx, today);
  return { actor: member(cast, key), at: new Date(`${today}T16:05:00Z`), today, scheme };
}

function right<T extends { readonly kind: string }>(change: T): T {
  if (change.kind !== "accepted" && change.kind !== "made") {
    throw new Error(`not right: ${JSON.stringify(change)}`);
  }
  return change;
}

const personOf = ({ id, name }: StaffActor) => ({ staffId: id, name });

async function open(telling: Telling, { members: _members, list, ...story }: CohortStory) {
  const { tx, cast, clock } = telling;
  const acting = await on(telling, 120, "coordinator");
  const form = {
    ...story,
    owner: acting.actor.id,
    openedOn: datePartsOf(acting.today),
    agreement: "",
    reviewBy: datePartsOf(addDays(clock.today(), 40)),
  };
  const change = right(
    await openCohort(tx, acting, { form, colleagues: [personOf(acting.actor)] }),
  );
  const cohortId = "id" in change ? change.id : "";
  for (const key of list ?? []) {
    const one = member(cast, key);
    const form = { staff: one.id, reason: "Works in it" };
    const giving = { cohortId, colleagues: [personOf(one)], form };
    right(await giveReader(tx, acting, giving));
  }
  return cohortId;
}

type Joining = {
  readonly cohortId: string;
  readonly person: Person;
  readonly place: CohortStory["members"][number];
};

async function join(telling: Telling, { cohortId, person, place }: Joining): Promise<void> {
  const { tx, clock } = telling;
  const acting = await on(telling, place.ago, "coordinator");
  const cohort = await findCohort(tx, cohortId);
  if (!cohort) throw new Error("a cohort of the demonstration is not there");
  const form = {
    cohort: cohortId,
    criterion: place.criterion,
    evidence: place.evidence,
    worker: place.worker,
    agency: place.agency,
    isTold: "yes",
    told: place.told,
    from: datePartsOf(acting.today),
    reviewBy: datePartsOf(addDays(clock.today(), place.reviewIn)),
  };
  const made = right(await joinCohort(tx, acting, { person, cohorts: [cohort], form }));
  const memberId = "id" in made ? made.id : "";
  for (const one of place.tried) await tryOne(telling, { person, memberId, place, one });
}

type Trying = {
  readonly person: Person;
  readonly memberId: string;
  readonly place: CohortStory["members"][number];
  readonly one: CohortStory["members"][number]["tried"][number];
};

async function tryOne(telling: Telling, { person, memberId, place, one }: Trying): Promise<void> {
  const { tx } = telling;
  const { personId } = person;
  const membership = await findMembership(tx, { personId, memberId });
  if (!membership) throw new Error("a place in a cohort of the demonstration is not there");
  const began = await on(telling, one.ago, "coordinator");
  const form = {
    approach: one.approach,
    worker: place.worker,
    agency: place.agency,
    intensity: one.intensity,
    from: datePartsOf(began.today),
  };
  right(await tryApproach(tx, began, { person, membership, form }));
  for (const { ago, ...said } of one.reviews ?? []) {
    const acting = await on(telling, ago, "coordinator");
    const approach = (await listApproaches(tx, { personId })).find(
      (it) => it.memberId === memberId && it.approach === one.approach,
    );
    if (!approach) throw new Error("an approach of the demonstration is not there");
    const review = {
      ...said,
      version: String(approach.version),
      reviewedOn: datePartsOf(acting.today),
    };
    right(await reviewApproach(tx, acting, { person, membership, approach, form: review }));
  }
}
