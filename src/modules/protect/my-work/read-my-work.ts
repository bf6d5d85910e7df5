import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { readAskedOfMe, type AskedOfMe } from "../chasing/asked-reads.ts";
import { listMissingNow, withNamed, type MissingNowList } from "../missing/missing-now-reads.ts";
import { readMyActions, type MyAction } from "../chasing/my-actions.ts";
import { readMyAssessments, type Running } from "../assessments/running-reads.ts";
import { readMyEscalations, type OpenEscalation } from "../escalation/escalation-reads.ts";
import { readRecent, type RecentChild } from "./recent-reads.ts";

export type Mine = {
  readonly asked: readonly AskedOfMe[];
  readonly actions: readonly MyAction[];
  readonly recent: readonly RecentChild[];
  /** Of the children within reach: who is missing, and whose interview is due. */
  readonly missingNow: MissingNowList;
  /** What runs under their lead, the first due first. */
  readonly assessments: readonly Running[];
  /** Disagreements that they raised or are asked to decide. */
  readonly escalations: readonly OpenEscalation[];
};

/**
 * What is asked of a person, promised in their name and opened by them. A wide actor looks twice: as
 * the partnership's reader, and as whoever is named on a restricted record. From then on the
 * transaction looks narrowly.
 */
export async function readMine(tx: Tx, actor: StaffActor, at: Date): Promise<Mine> {
  const found = await readOnce(tx, actor, at);
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  const named = await readOnce(tx, actor, at);
  return {
    asked: both(found.asked, named.asked, (one) => one.chaseId),
    actions: both(found.actions, named.actions, (one) => one.actionId).toSorted((one, other) =>
      one.dueOn < other.dueOn ? -1 : Number(one.dueOn > other.dueOn),
    ),
    assessments: both(found.assessments, named.assessments, (one) => one.assessmentId),
    escalations: both(found.escalations, named.escalations, (one) => one.escalationId),
    recent: both(found.recent, named.recent, (one) => one.personId),
    missingNow: withNamed(found.missingNow, named.missingNow),
  };
}

async function readOnce(tx: Tx, actor: StaffActor, at: Date): Promise<Mine> {
  return {
    asked: await readAskedOfMe(tx, actor),
    actions: await readMyActions(tx, actor),
    recent: await readRecent(tx),
    missingNow: holds(actor, "tracker.view")
      ? await listMissingNow(tx, at)
      : { missing: [], due: [] },
    assessments: await readMyAssessments(tx, actor),
    escalations: await readMyEscalations(tx, actor),
  };
}

function both<T>(
  found: readonly T[],
  named: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  const known = new Set(found.map(keyOf));
  return [...found, ...named.filter((one) => !known.has(keyOf(one)))];
}
