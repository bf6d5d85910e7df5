import type { Actor } from "../../../platform/access/actor.ts";
import type { ImportPlan } from "../plan/plan-types.ts";
import type { TrackerReading } from "../reading/reading-types.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";

export type Importing = {
  readonly actor: Actor & { readonly partnershipId: number };
  readonly at: Date;
  readonly today: string;
};

export type ToWrite = {
  readonly importId: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly reading: TrackerReading;
  readonly decisions: readonly ImportDecision[];
  readonly plan: ImportPlan;
};

/** What was done, in numbers. */
export type ImportCounts = {
  readonly made: number;
  readonly closed: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly leftOut: number;
  readonly waiting: number;
  readonly differs: number;
  readonly notUnderstood: number;
  readonly offers: number;
};

export type ImportResult =
  | {
      readonly kind: "imported";
      readonly importId: string;
      readonly children: number;
      readonly personIds: readonly string[];
      /** Children whose rows wait for a decision: nothing is made of them until then. */
      readonly waits: number;
      /** Rows of children who stand in Lantern already, by name and date of birth: left as they are. */
      readonly alreadyHere: readonly string[];
      readonly counts: ImportCounts;
    }
  | { readonly kind: "already imported"; readonly on: string }
  | { readonly kind: "no team" }
  | { readonly kind: "not your team" };
