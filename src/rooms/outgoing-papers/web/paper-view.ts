import type { FieldError } from "../../../kernel/fields.ts";
import type { Checked } from "../paper-checks.ts";
import type { LeavingPaper } from "../paper-reads.ts";
import type { GivenForm } from "../paper-steps.ts";
import type { PaperFacts } from "./paper-route.ts";

/** Why the step that was asked for was not taken. */
export type Problem = "own" | "unnamed" | "stopped" | "stale";

export type PaperPage = {
  readonly facts: PaperFacts;
  readonly csrfToken: string;
  /** What was found now, while it has not left. */
  readonly checked: Checked | undefined;
  /** As what somebody of the recipient's name stands in the register of public roles. */
  readonly registered: readonly string[];
  readonly problem: Problem | undefined;
  readonly errors: readonly FieldError[];
  readonly words: string;
  readonly given: GivenForm;
};

export const hasLeft = ({ state }: LeavingPaper): boolean =>
  state === "released" || state === "given";
