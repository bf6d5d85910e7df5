import type { FieldError } from "../../../kernel/fields.ts";
import { mayDo } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { Attempt, PreventionTalk, Suggestion, Update } from "../log-reads.ts";
import type { GradeScheme, Reasons } from "../missing-scheme.ts";
import type { SuggestionTyped, UpdateTyped } from "./fields.ts";

/** What was typed about one suggestion, where its form comes back. */
export type Settled = {
  readonly suggestionId: string;
  readonly outcome: string;
  readonly reason: string;
};

export type EpisodePage = {
  readonly facts: ChildFacts;
  readonly episode: Episode;
  readonly updates: readonly Update[];
  readonly talks: readonly PreventionTalk[];
  readonly attempts: readonly Attempt[];
  readonly suggestions: readonly Suggestion[];
  readonly scheme: GradeScheme;
  readonly reasons: Reasons;
  readonly csrfToken: string;
  readonly update: UpdateTyped;
  readonly suggestion: SuggestionTyped;
  readonly settled?: Settled | undefined;
  readonly errors?: readonly FieldError[];
  /** Somebody else was first with what was sent. */
  readonly isStale?: boolean;
  /** What somebody typed into a second report of the same child. */
  readonly isSecond?: boolean;
};

export const mayRecord = (facts: ChildFacts): boolean =>
  mayDo(facts.actor, "missing.record", facts);
