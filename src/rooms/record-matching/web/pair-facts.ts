import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import {
  describedPerson,
  findPair,
  findMergeOfTwo,
  mayOnChild,
  mayTakeApart,
  pairState,
  standingOf,
  weighLikeness,
  type FoundPair,
  type PairedPerson,
} from "../../subjects/index.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { PairPage } from "./pair-page.tsx";
import { samePaths } from "./paths.ts";

export const pairParams = z.object({ oneId: anId, otherId: anId });

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly today: string;
};
type Params = z.infer<typeof pairParams>;

/**
 * The pair, where the reader's posts let them say on both records whether they are of one child: what
 * one post allows is not done to a record that another reaches. In the order of the records, whatever
 * the address says.
 */
export async function findOwnPair(
  { today, ...asking }: ReadContext,
  { oneId, otherId }: Params,
  permission: "record.match" | "record.merge" = "record.match",
): Promise<FoundPair | undefined> {
  const pair = await findPair(asking.tx, [oneId, otherId], today);
  if (!pair) return undefined;
  for (const { personId } of [pair.one, pair.other])
    if (!(await mayOnChild(asking, personId, permission))) return undefined;
  return pair;
}

/** Where two records that became one are read now; as if there were none for who may not take them apart. */
export async function joinedInstead(
  asking: ReadContext,
  { oneId, otherId }: Params,
): Promise<Outcome> {
  const subjectIds = [oneId, otherId];
  const merge = holds(asking.actor, "record.merge")
    ? await findMergeOfTwo(asking.tx, [oneId, otherId])
    : undefined;
  return merge && (await mayTakeApart(asking, merge))
    ? { kind: "redirect", to: samePaths.merged(merge.mergeId), subjectIds }
    : { kind: "notFound", subjectIds };
}

const partOf = (person: PairedPerson) => ({
  familyName: person.familyName,
  givenName: person.givenName,
  otherNames: person.otherNames,
  bornOn: person.bornOn,
  sex: person.sex,
});

type Facts = Pick<PairPage, "pair" | "likeness" | "state" | "decisions" | "today">;

/** What the page shows; what a colleague said is left out while the reader is still to look themselves. */
export function pairFacts(
  { actor, today }: Pick<ReadContext, "actor" | "today">,
  pair: FoundPair,
): Facts {
  const state = pairState(standingOf(pair), actor.id, pair.rules);
  const { numbers } = describedPerson(pair.one);
  const first = { saidIn: "on the first record", ageAbout: null, school: null, numbers } as const;
  const likeness = weighLikeness(
    { ...partOf(pair.one), ...first },
    { ...partOf(pair.other), schools: [], numbers: pair.other.numbers },
    { today, bits: pair.bits },
  );
  const decisions =
    state === "second look"
      ? pair.decisions.filter(({ endedAt }) => endedAt !== null)
      : pair.decisions;
  return { pair, likeness, state, decisions, today };
}
