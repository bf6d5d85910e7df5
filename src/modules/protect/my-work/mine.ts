import type { FirstOf } from "../../../platform/database/first-of.ts";
import type { AskedOfMe } from "../chasing/asked-reads.ts";
import type { MyAction } from "../chasing/my-actions.ts";
import type { Running } from "../assessments/running-reads.ts";
import type { MyLookBack } from "../recovery/look-back-reads.ts";
import type { ReferralOf } from "../services/waiting-reads.ts";
import type { KnownChild } from "../forums/reference-reads.ts";
import type { RunningReferral } from "../nrm/running-reads.ts";
import type { Turning } from "../life/transition-reads.ts";
import type { OpenEscalation } from "../escalation/escalation-reads.ts";
import type { WaitingView } from "../families/link-reads.ts";
import type { MomentOf } from "../moments/moment-reads.ts";
import type { Unseen } from "../door/unseen-reads.ts";
import type { ToTypeUp } from "../door/type-up.ts";
import type { MyWarning } from "../door/warning-reads.ts";
import type { InterviewLine, MissingLine } from "../missing/missing-at-work-reads.ts";
import type { ForSecond, ToTell } from "../../subjects/index.ts";
import type { MyFlag } from "./my-flags-reads.ts";
import type { RecentChild } from "./recent-reads.ts";

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
  /** Records that were taken apart, with people whom they are to tell of the mistake. */
  readonly tellings: FirstOf<ToTell>;
  /** Two records that wait for them as the second person: to look at, or to join. */
  readonly seconds: FirstOf<ForSecond>;
  /** Records that they opened last. */
  readonly recent: FirstOf<RecentChild>;
};

export type MyList = keyof Mine;

/** A line of a list. */
export type LineOf<L extends MyList> = Mine[L]["rows"][number];
