import type { FirstOf } from "../../platform/database/first-of.ts";
import type { AskedOfMe } from "../work/index.ts";
import type { MyAction } from "../overdue/index.ts";
import type { Running } from "../assessments/index.ts";
import type { MyLookBack, ReferralOf } from "../support/index.ts";
import type { KnownChild, RunningReferral } from "../statutory/index.ts";
import type { Turning } from "../case-lifecycle/index.ts";
import type { OpenEscalation } from "../escalation/index.ts";
import type { WaitingView } from "../families/index.ts";
import type { MomentOf } from "../reachable-moments/index.ts";
import type { Unseen, ToTypeUp, MyWarning } from "../visits/index.ts";
import type { InterviewLine, MissingLine } from "../missing/index.ts";
import type { ForSecond, ToTell } from "../subjects/index.ts";
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
