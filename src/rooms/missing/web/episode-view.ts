import type { FormState } from "../../../ui/forms/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { ChildFacts, StandsAround } from "../../child-record/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { Attempt, PreventionTalk, Suggestion, Update } from "../log-reads.ts";
import type { GradeScheme, Reasons } from "../missing-scheme.ts";
import type { passOnForm, settleForm } from "../pass-on.ts";
import type { updateForm } from "../update-form.ts";

/** The forms on the page of an episode; those that are not named are empty. */
export type EpisodeForms = {
  readonly csrfToken: string;
  readonly update?: FormState<typeof updateForm>;
  readonly passing?: FormState<typeof passOnForm>;
  readonly settling?: FormState<typeof settleForm> & { readonly suggestionId: string };
  /** What somebody typed into a second report of the same child. */
  readonly isSecond?: boolean;
};

export type EpisodePage = EpisodeForms & {
  readonly facts: ChildFacts;
  readonly episode: Episode;
  readonly updates: readonly Update[];
  readonly talks: readonly PreventionTalk[];
  readonly attempts: readonly Attempt[];
  readonly suggestions: readonly Suggestion[];
  readonly scheme: GradeScheme;
  readonly reasons: Reasons;
  readonly around: readonly StandsAround[];
};

export const mayRecord = (facts: ChildFacts): boolean =>
  mayDo(facts.actor, "missing.record", facts);
