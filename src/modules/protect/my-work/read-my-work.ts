import { addDays, londonDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { getConfigurations } from "../../directory/index.ts";
import { readAskedOfMe, type AskedOfMe } from "../chasing/asked-reads.ts";
import { listMissingNow, withNamed, type MissingNowList } from "../missing/missing-now-reads.ts";
import { readMyActions, type MyAction } from "../chasing/my-actions.ts";
import { readMyAssessments, type Running } from "../assessments/running-reads.ts";
import { readMyLookBacks, type MyLookBack } from "../recovery/look-back-reads.ts";
import { readMyLate, type ReferralOf } from "../services/waiting-reads.ts";
import { readMyReferences, type KnownChild } from "../forums/reference-reads.ts";
import { readMyReferrals, type RunningReferral } from "../nrm/running-reads.ts";
import { readMyTurning, type Turning } from "../life/transition-reads.ts";
import { readMyEscalations, type OpenEscalation } from "../escalation/escalation-reads.ts";
import { readMyViews, type WaitingView } from "../families/link-reads.ts";
import { readMyMoments, type MomentOf } from "../moments/moment-reads.ts";
import { readMyVisits, withNamedVisits, type MyVisits } from "../door/my-visits-reads.ts";
import type { VisitScheme } from "../door/visit-scheme.ts";
import { readMyFlags, type MyFlag } from "./my-flags-reads.ts";
import { readRecent, type RecentChild } from "./recent-reads.ts";

export type Mine = {
  readonly asked: readonly AskedOfMe[];
  readonly actions: readonly MyAction[];
  readonly recent: readonly RecentChild[];
  /** Of the children within reach: who is missing, and whose interview is due. */
  readonly missingNow: MissingNowList;
  /** What runs under their lead, the first due first. */
  readonly assessments: readonly Running[];
  /** Look-backs that are due, of children whom they lead. */
  readonly lookBacks: readonly MyLookBack[];
  /** Referrals that wait longer than their service allows. */
  readonly lateReferrals: readonly ReferralOf[];
  /** For a service without a limit of its own. */
  readonly usualWait: number;
  /** NRM referrals that they began and that are not decided. */
  readonly referrals: readonly RunningReferral[];
  /** References to other forums that they recorded, to be looked at within two weeks. */
  readonly references: readonly KnownChild[];
  /** Whom they lead who turn 18 without an agreed transition, the soonest first. */
  readonly turning: readonly Turning[];
  /** Disagreements that they raised or are asked to decide. */
  readonly escalations: readonly OpenEscalation[];
  /** Messages by links that they made, not read yet. */
  readonly familyViews: readonly WaitingView[];
  /** Moments to reach a child in whose circle they stand. */
  readonly moments: readonly MomentOf[];
  /** Whom they lead who has not been seen, what they have to type up, and warnings to look at again. */
  readonly visits: MyVisits;
  /** Flags that they set and are to look at within two weeks. */
  readonly flags: readonly MyFlag[];
};

/**
 * What is asked of a person, promised in their name and opened by them. A wide actor looks twice: as
 * the partnership's reader, and as whoever is named on a restricted record. From then on the
 * transaction looks narrowly.
 */
export async function readMine(tx: Tx, actor: StaffActor, at: Date): Promise<Mine> {
  const limits = await limitsOn(tx, londonDate(at));
  const found = await readOnce(tx, actor, { at, ...limits });
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  const named = await readOnce(tx, actor, { at, ...limits });
  return {
    asked: both(found.asked, named.asked, (one) => one.chaseId),
    actions: both(found.actions, named.actions, (one) => one.actionId).toSorted((one, other) =>
      one.dueOn < other.dueOn ? -1 : Number(one.dueOn > other.dueOn),
    ),
    assessments: both(found.assessments, named.assessments, (one) => one.assessmentId),
    lookBacks: both(found.lookBacks, named.lookBacks, (one) => one.lookBackId),
    lateReferrals: both(found.lateReferrals, named.lateReferrals, (one) => one.referralId),
    usualWait: found.usualWait,
    referrals: both(found.referrals, named.referrals, (one) => one.referralId),
    references: both(found.references, named.references, (one) => one.referenceId),
    turning: both(found.turning, named.turning, (one) => one.personId),
    escalations: both(found.escalations, named.escalations, (one) => one.escalationId),
    familyViews: both(found.familyViews, named.familyViews, (one) => one.viewId),
    moments: both(found.moments, named.moments, (one) => one.momentId),
    flags: both(found.flags, named.flags, (one) => one.flagId),
    recent: both(found.recent, named.recent, (one) => one.personId),
    visits: withNamedVisits(found.visits, named.visits),
    missingNow: withNamed(found.missingNow, named.missingNow),
  };
}

type Limits = {
  readonly usualDays: number;
  readonly fromMonths: number;
  readonly visiting: VisitScheme;
};

/** How long a service may let a child wait, when turning 18 is begun, and how often a child is seen. */
async function limitsOn(tx: Tx, today: string): Promise<Limits> {
  const { services, transition, visits } = await getConfigurations(tx, today, {
    services: ["services", "services"],
    transition: ["transition", "transition"],
    visits: ["visits", "visits"],
  });
  return {
    usualDays: services.body.waitDays,
    fromMonths: transition.body.fromMonths,
    visiting: { id: visits.id, ...visits.body },
  };
}

async function readOnce(
  tx: Tx,
  actor: StaffActor,
  { at, usualDays, fromMonths, visiting }: Limits & { readonly at: Date },
): Promise<Mine> {
  const today = londonDate(at);
  return {
    lookBacks: await readMyLookBacks(tx, actor, { at, today }),
    lateReferrals: await readMyLate(tx, actor, { at, today, usualDays }),
    usualWait: usualDays,
    asked: await readAskedOfMe(tx, actor),
    actions: await readMyActions(tx, actor),
    recent: await readRecent(tx),
    missingNow: holds(actor, "tracker.view")
      ? await listMissingNow(tx, at)
      : { missing: [], due: [] },
    assessments: await readMyAssessments(tx, actor),
    referrals: await readMyReferrals(tx, actor),
    references: await readMyReferences(tx, actor, addDays(today, 14)),
    turning: await readMyTurning(tx, actor, { now: at, today, fromMonths }),
    escalations: await readMyEscalations(tx, actor),
    familyViews: await readMyViews(tx, actor),
    moments: await readMyMoments(tx, actor, at),
    flags: await readMyFlags(tx, actor, today),
    visits: await readMyVisits(tx, actor, { at, today, scheme: visiting }),
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
