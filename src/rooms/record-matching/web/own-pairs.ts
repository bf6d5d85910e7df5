import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  listPairsAmong,
  matchingRules,
  mayOnChild,
  pairState,
  type Candidate,
  type PairAmong,
  type PairState,
} from "../../subjects/index.ts";

/** Two records of a list that are a pair for themselves, for whoever may decide on it. */
export type OwnPair = {
  readonly one: Candidate;
  readonly other: Candidate;
  /** What was decided, where that holds and the reader may know it. */
  readonly verdict: "same" | "different" | undefined;
};

type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly today: string;
};

/** The pairs among records that stand on one page, each as its own page would be open to the reader. */
export async function listOwnPairs(
  { tx, actor, now, today }: ReadContext,
  candidates: readonly Candidate[],
): Promise<readonly OwnPair[]> {
  if (!holds(actor, "record.match")) return [];
  const byId = new Map(candidates.map((one) => [one.personId, one]));
  const pairs = await listPairsAmong(tx, [...byId.keys()]);
  if (pairs.length === 0) return [];
  const rules = await matchingRules(tx, today);
  const mine = new Set<string>();
  for (const personId of new Set(pairs.flatMap(({ one, other }) => [one, other])))
    if (await mayOnChild({ tx, actor, now }, personId, "record.match")) mine.add(personId);
  return pairs.flatMap((pair): OwnPair[] => {
    const [one, other] = [byId.get(pair.one), byId.get(pair.other)];
    if (!one || !other || !mine.has(pair.one) || !mine.has(pair.other)) return [];
    const state = pairState(pair.standing, actor.id, rules);
    return [{ one, other, verdict: verdictOf(pair, state) }];
  });
}

/** Until it is settled the pair is a question: what a colleague said is not read before one's own look. */
const verdictOf = ({ standing }: PairAmong, state: PairState): OwnPair["verdict"] =>
  state === "settled" ? standing[0]?.verdict : undefined;
