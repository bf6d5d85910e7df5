import type { Counts } from "../rooms/frame-counts.ts";
import type { StaffActor } from "../access/actor.ts";

/** What every page needs to know about the request it answers. */
export type Frame = {
  readonly requestId: string;
  readonly path: string;
  /** Where people reach Lantern: "https://lantern.example". */
  readonly origin: string;
  readonly nonce: string;
  readonly csrfToken: string;
  readonly isEvaluation: boolean;
  readonly isSettingUp: boolean;
  readonly actor: StaffActor | undefined;
  /** What waits at addresses that the head of every page leads to. */
  readonly counts: Counts;
};
