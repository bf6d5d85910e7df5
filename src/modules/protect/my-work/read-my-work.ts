import { addDays, londonDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../../platform/database/database.ts";
import { nothing, type FirstOf } from "../../../platform/database/first-of.ts";
import { getConfigurations } from "../../directory/index.ts";
import { readAskedOfMe, type AskedOfMe } from "../chasing/asked-reads.ts";
import { readMyActions, type MyAction } from "../chasing/my-actions.ts";
import { readMyAssessments, type Running } from "../assessments/running-reads.ts";
import { readMyLookBacks, type MyLookBack } from "../recovery/look-back-reads.ts";
import { readMyLate, type ReferralOf } from "../services/waiting-reads.ts";
import { lookAgainBy, readMyReferences, type KnownChild } from "../forums/reference-reads.ts";
import { readMyReferrals, type RunningReferral } from "../nrm/running-reads.ts";
import { readMyTurning, type Turning } from "../life/transition-reads.ts";
import { readMyEscalations, type OpenEscalation } from "../escalation/escalation-reads.ts";
import { readMyViews, type WaitingView } from "../families/link-reads.ts";
import { readMyMoments, type MomentOf } from "../moments/moment-reads.ts";
import { readMyUnseen, type Unseen } from "../door/unseen-reads.ts";
import { readToTypeUp, type ToTypeUp } from "../door/type-up.ts";
import { readMyWarnings, type MyWarning } from "../door/warning-reads.ts";
import type { VisitScheme } from "../door/visit-scheme.ts";
import {
  nobodyMissing,
  readMissingAtWork,
  type InterviewLine,
  type MissingLine,
} from "../missing/missing-at-work-reads.ts";
import { readMyFlags, type MyFlag } from "./my-flags-reads.ts";
import { isNamedOnRestricted } from "./named-reads.ts";
import { mostRecent, readRecent, type RecentChild } from "./recent-reads.ts";
import { joined } from "./two-looks.ts";

/** The first of each list, and how long each is. */
export type Mine = {
  readonly asked: FirstOf<AskedOfMe>;
  readonly actions: FirstOf<MyAction>;
  /** What runs under their lead, the first due first. */
  readonly assessments: FirstOf<Running>;
  /** Look-backs that are due, of children whom they lead. */
  readonly lookBacks: FirstOf<MyLookBack>;
  /** Referrals that wait longer than their service allows. */
  readonly lateReferrals: FirstOf<ReferralOf>;
  /** NRM referrals that they began and that are not decided. */
  readonly referrals: FirstOf<RunningReferral>;
  /** References to other forums that they recorded, to be looked at within two weeks. */
  readonly references: FirstOf<KnownChild>;
  /** Whom they lead who turn 18 without an agreed transition, the soonest first. */
  readonly turning: FirstOf<Turning>;
  /** Disagreements that they raised or are asked to decide. */
  readonly escalations: FirstOf<OpenEscalation>;
  /** Messages by links that they made, not read yet. */
  readonly familyViews: FirstOf<WaitingView>;
  /** Moments to reach a child in whose circle they stand. */
  readonly moments: FirstOf<MomentOf>;
  /** Whom they lead who has not been seen on a visit for too long. */
  readonly unseen: FirstOf<Unseen>;
  readonly toTypeUp: FirstOf<ToTypeUp>;
  /** Warnings for visits to look at again, of children whom they lead. */
  readonly warnings: FirstOf<MyWarning>;
  /** Flags that they set and are to look at within two weeks. */
  readonly flags: FirstOf<MyFlag>;
  /** Of the children within reach: who is missing, and whose interview is due. */
  readonly missing: FirstOf<MissingLine>;
  readonly due: FirstOf<InterviewLine>;
  /** Records that they opened last. */
  readonly recent: FirstOf<RecentChild>;
};

export type MyList = keyof Mine;

/** What the lists are read by. */
export type Limits = {
  /** For a service without a limit of its own. */
  readonly usualWait: number;
  readonly fromMonths: number;
  readonly visiting: VisitScheme;
};

export type Asking = {
  readonly at: Date;
  /** These lists alone; all where none is named. */
  readonly only?: readonly MyList[];
  /** So many of each. */
  readonly most: number;
};

/** More than this is nobody's week: a whole list ends here. */
export const wholeList = 200;

/** Who is missing stands above all else: the first few, and the way to their list. */
const mostMissing = 5;

/** How long a service may let a child wait, when turning 18 is begun, and how often a child is seen. */
export async function limitsOn(tx: Tx, today: string): Promise<Limits> {
  const { services, transition, visits } = await getConfigurations(tx, today, {
    services: ["services", "services"],
    transition: ["transition", "transition"],
    visits: ["visits", "visits"],
  });
  return {
    usualWait: services.body.waitDays,
    fromMonths: transition.body.fromMonths,
    visiting: { id: visits.id, ...visits.body },
  };
}

/**
 * What is asked of a person, promised in their name and opened by them. A wide actor who is named on a
 * restricted record looks twice: as the partnership's reader, and as who is named. From then on the
 * transaction of a wide actor looks narrowly.
 */
export async function readMine(
  tx: Tx,
  actor: StaffActor,
  { limits, ...asking }: Asking & { readonly limits: Limits },
): Promise<Mine> {
  const { most } = asking;
  const isNamed = await isNamedOnRestricted(tx, actor, asking.at);
  const look = { ...asking, ...limits, most: isNamed ? wholeList : most };
  const found = await readOnce(tx, actor, look);
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  if (!isNamed) return found;
  return inOne(found, await readOnce(tx, actor, look), most);
}

async function readOnce(
  tx: Tx,
  actor: StaffActor,
  { at, only, most, usualWait, fromMonths, visiting }: Asking & Limits,
): Promise<Mine> {
  const today = londonDate(at);
  const of = <T>(list: MyList, read: () => Promise<FirstOf<T>>): Promise<FirstOf<T>> =>
    only === undefined || only.includes(list) ? read() : Promise.resolve(nothing);
  const dated = { at, today, most };
  const gone =
    only === undefined && holds(actor, "tracker.view")
      ? await readMissingAtWork(tx, most === wholeList ? most : Math.min(most, mostMissing))
      : nobodyMissing;
  return {
    lookBacks: await of("lookBacks", () => readMyLookBacks(tx, actor, dated)),
    lateReferrals: await of("lateReferrals", () =>
      readMyLate(tx, actor, { ...dated, usualDays: usualWait }),
    ),
    asked: await of("asked", () => readAskedOfMe(tx, actor, most)),
    actions: await of("actions", () => readMyActions(tx, actor, most)),
    assessments: await of("assessments", () => readMyAssessments(tx, actor, most)),
    referrals: await of("referrals", () => readMyReferrals(tx, actor, most)),
    references: await of("references", () =>
      readMyReferences(tx, actor, { until: addDays(today, 14), most }),
    ),
    turning: await of("turning", () =>
      readMyTurning(tx, actor, { now: at, today, fromMonths, most }),
    ),
    escalations: await of("escalations", () => readMyEscalations(tx, actor, most)),
    familyViews: await of("familyViews", () => readMyViews(tx, actor, most)),
    moments: await of("moments", () => readMyMoments(tx, actor, { now: at, most })),
    flags: await of("flags", () => readMyFlags(tx, actor, { today, most })),
    unseen: await of("unseen", () => readMyUnseen(tx, actor, { ...dated, ...visiting })),
    toTypeUp: await of("toTypeUp", () => readToTypeUp(tx, actor, most)),
    warnings: await of("warnings", () => readMyWarnings(tx, actor, dated)),
    ...gone,
    recent: await of("recent", () => readRecent(tx)),
  };
}

/** Each list of two looks in its own order. */
function inOne(found: Mine, named: Mine, most: number): Mine {
  const both = <L extends MyList>(
    list: L,
    keyOf: (one: Row<L>) => string,
    dueOf: (one: Row<L>) => string | number | Date | null,
    shown = most,
  ): FirstOf<Row<L>> => joined<Row<L>>(found[list], named[list], { keyOf, dueOf, most: shown });
  return {
    asked: both(
      "asked",
      ({ chaseId }) => chaseId,
      ({ dueAt }) => dueAt,
    ),
    actions: both(
      "actions",
      ({ actionId }) => actionId,
      ({ dueOn }) => dueOn,
    ),
    assessments: both(
      "assessments",
      ({ assessmentId }) => assessmentId,
      ({ dueOn }) => dueOn,
    ),
    lookBacks: both(
      "lookBacks",
      ({ lookBackId }) => lookBackId,
      ({ dueOn }) => dueOn,
    ),
    lateReferrals: both(
      "lateReferrals",
      ({ referralId }) => referralId,
      ({ referredOn }) => referredOn,
    ),
    referrals: both(
      "referrals",
      ({ referralId }) => referralId,
      ({ dueOn }) => dueOn,
    ),
    references: both("references", ({ referenceId }) => referenceId, lookAgainBy),
    turning: both(
      "turning",
      ({ personId }) => personId,
      ({ bornOn }) => bornOn,
    ),
    escalations: both(
      "escalations",
      ({ escalationId }) => escalationId,
      ({ dueOn }) => dueOn,
    ),
    familyViews: both(
      "familyViews",
      ({ viewId }) => viewId,
      ({ sentAt }) => sentAt,
    ),
    moments: both(
      "moments",
      ({ momentId }) => momentId,
      ({ dueAt }) => dueAt,
    ),
    unseen: both("unseen", ({ personId }) => personId, seenLast),
    toTypeUp: both(
      "toTypeUp",
      ({ visitId }) => visitId,
      ({ typeUpBy }) => typeUpBy,
    ),
    warnings: both(
      "warnings",
      ({ warningId }) => warningId,
      ({ reviewBy }) => reviewBy,
    ),
    flags: both(
      "flags",
      ({ flagId }) => flagId,
      ({ reviewBy }) => reviewBy,
    ),
    missing: both("missing", ({ episodeId }) => episodeId, urgentFirst, mostMissing),
    due: both(
      "due",
      ({ episodeId }) => episodeId,
      ({ dueAt }) => dueAt,
      mostMissing,
    ),
    recent: both(
      "recent",
      ({ personId }) => personId,
      ({ openedAt }) => -openedAt.getTime(),
      mostRecent,
    ),
  };
}

type Row<L extends MyList> = Mine[L]["rows"][number];

const urgentFirst = ({ isUrgent, missingSince }: MissingLine): string =>
  `${isUrgent ? 0 : 1} ${missingSince.toISOString()}`;

/** Who was never seen stands before all others. */
const seenLast = ({ seenOn, openedOn }: Unseen): string => seenOn ?? openedOn ?? "";
