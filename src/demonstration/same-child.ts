import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { systemActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { findImportTeam } from "../rooms/directory/index.ts";
import { levelSchemeOn, openOnTracker } from "../rooms/child-record/index.ts";
import {
  addPeople,
  answerMerge,
  compareWaiting,
  decidePair,
  findMerge,
  findPair,
  findProposal,
  listMergeTells,
  noteMergeTold,
  proposeMerge,
  samplePairs,
  splitMerge,
  type NewPerson,
} from "../rooms/subjects/index.ts";
import { actAs, actAsNobody, actAsPart } from "./act-as.ts";
import { shareNumber } from "./numbers.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Row = Pick<NewPerson, "familyName" | "givenName" | "bornOn" | "sex"> & {
  readonly personId: string;
  readonly partnershipId: number;
};

/**
 * Some children have a second record, as somebody typed it in a hurry; one pair shares a number and waits for
 * its second look, and one was joined by mistake, so that people are to be told.
 */
export async function fillSameChild(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const children = await someChildren(tx);
  const [first] = children;
  if (!first) return;
  const added = await addAgain(tx, children.map(mistyped), { clock, ...first });
  const [again] = added;
  if (again !== undefined)
    await shareNumber(tx, { cast, clock }, [first, { ...first, personId: again }]);
  await actAsPart(tx, systemActor("matching", { partnershipId: first.partnershipId }));
  while ((await compareWaiting(tx, clock.today())) > 0);
  await samplePairs(tx, clock.today());
  await actAsNobody(tx);
  const mash = cast.get("mash");
  const pair =
    added[0] === undefined
      ? undefined
      : await findPair(tx, [first.personId, added[0]], clock.today());
  if (!mash || !pair) return;
  await decidePair(
    tx,
    { actor: mash, at: clock.now() },
    { pair, form: { verdict: "same", reason: "The school has one child of this name" } },
  );
  for (const [index, isJoined] of [
    [1, true],
    [2, false],
  ] as const) {
    const [stays, ends] = [children[index]?.personId, added[index]];
    if (stays !== undefined && ends !== undefined)
      await joinTwo(tx, { cast, clock }, { stays, ends, isJoined, at: clock.now() });
  }
  const [stays, ends] = [children[3]?.personId, added[3]];
  if (stays !== undefined && ends !== undefined)
    await joinByMistake(tx, { cast, clock }, { stays, ends });
}

/** Joined before colleagues looked, taken apart yesterday: one of them was told. */
async function joinByMistake(
  tx: Tx,
  { cast, clock }: Filling,
  two: Pick<Two, "stays" | "ends">,
): Promise<void> {
  const mash = cast.get("mash");
  const today = clock.today();
  const joinedAt = new Date(`${addDays(today, -10)}T10:05:00Z`);
  const at = new Date(`${addDays(today, -1)}T15:40:00Z`);
  const mergeId = await joinTwo(tx, { cast, clock }, { ...two, isJoined: true, at: joinedAt });
  const merge = mergeId === undefined ? undefined : await findMerge(tx, mergeId);
  if (!mash || !merge) return;
  await actAs(tx, mash, at);
  const reason = "The school has two children, cousins who were born on one day";
  await splitMerge(
    tx,
    { actor: mash, at },
    { merge, form: { reason, version: String(merge.version) } },
  );
  const [first] = await listMergeTells(tx, { mergeId: merge.mergeId, today });
  if (first)
    await noteMergeTold(
      tx,
      { actor: mash, at },
      { tellId: first.tellId, form: { how: "By telephone", version: String(first.version) } },
    );
  await actAsNobody(tx);
}

type Two = {
  readonly stays: string;
  readonly ends: string;
  readonly isJoined: boolean;
  readonly at: Date;
};

/**
 * Two people say that it is one child, one proposes, and for some of the pairs the other has agreed.
 * @returns what was joined
 */
async function joinTwo(
  tx: Tx,
  { cast, clock }: Filling,
  { stays, ends, isJoined, at }: Two,
): Promise<string | undefined> {
  const [mash, coordinator] = [cast.get("mash"), cast.get("coordinator")];
  if (!mash || !coordinator) return undefined;
  for (const actor of [mash, coordinator]) {
    const pair = await findPair(tx, [stays, ends], clock.today());
    const form = { verdict: "same", reason: "Rang the school, which has one child of this name" };
    if (pair) await decidePair(tx, { actor, at }, { pair, form });
  }
  await actAs(tx, mash, at);
  const proposed = await proposeMerge(
    tx,
    { actor: mash, at },
    {
      direction: { partnershipId: mash.partnershipId, stays, ends },
      reason: "The older record has the plan; the other came from a list",
    },
  );
  const proposal = proposed.kind === "accepted" ? await findProposal(tx, proposed.id) : undefined;
  if (!isJoined || !proposal) {
    await actAsNobody(tx);
    return undefined;
  }
  await actAs(tx, coordinator, at);
  const form = { answer: "agree", reason: "Read both", version: "1" };
  const answered = await answerMerge(tx, { actor: coordinator, at }, { proposal, form });
  await actAsNobody(tx);
  return answered.kind === "accepted" ? answered.id : undefined;
}

async function someChildren(tx: Tx): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.family_name as "familyName",
      p.given_name as "givenName", p.born_on as "bornOn", p.sex
    from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and length(p.given_name) > 4 and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
    order by p.reference desc limit 4`.execute(tx);
  return rows;
}

/** Two letters exchanged, a date the other way round where it can be, or the names swapped. */
function mistyped({ familyName, givenName, bornOn, sex }: Row, index: number): NewPerson {
  const rest = { sex, otherNames: [], sources: [] };
  if (index === 1) return { ...rest, familyName: givenName, givenName: familyName, bornOn };
  const slip = `${givenName.slice(0, 2)}${givenName.charAt(3)}${givenName.charAt(2)}${givenName.slice(4)}`;
  return { ...rest, familyName, givenName: slip, bornOn: index === 2 ? null : bornOn };
}

type Adding = { readonly clock: Clock; readonly partnershipId: number };

async function addAgain(
  tx: Tx,
  people: readonly NewPerson[],
  { clock, partnershipId }: Adding,
): Promise<readonly string[]> {
  const team = await findImportTeam(tx);
  if (!team) throw new Error("the demonstration has no team that receives imports");
  const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
  const added = await addPeople(tx, people, { owner, source: "demonstration" });
  const scheme = await levelSchemeOn(tx, clock.today());
  await openOnTracker(
    tx,
    added.map(({ personId, acl }) => ({
      personId,
      acl,
      isOpen: true,
      level: null,
      headline: "Added from a list",
      reason: "Brought over from an older list",
    })),
    { partnershipId, scheme, on: clock.today(), at: clock.now() },
  );
  return added.map(({ personId }) => personId);
}
