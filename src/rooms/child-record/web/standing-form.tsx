import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DraftForm, type FormDraft } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "./child-frame.tsx";
import {
  decisionErrors,
  ReviewField,
  WhyFields,
  type DecisionFields,
  type PreviousAnswers,
} from "./decision-fields.tsx";
import { overtakenSummary, Theirs, type WhatOvertook } from "./overtaken.tsx";

type StandingForm = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: DecisionFields & { readonly version: string };
  readonly errors: readonly FieldError[];
  readonly stale: WhatOvertook | undefined;
  readonly action: string;
  /** The decision before this one, and by when what stands is looked at again. */
  readonly previous: PreviousAnswers | undefined;
  readonly reviewBefore: Pick<PreviousAnswers, "reviewBy"> | undefined;
  readonly words: {
    readonly heading: string;
    readonly reasonHint: string;
    readonly reviewHint: string;
    /** What is said before the button. */
    readonly closing: string;
    readonly button: string;
  };
  /** What is decided. */
  readonly choice: VNode;
  readonly draft: FormDraft;
  /** What is asked besides, after the reason. */
  readonly more?: VNode;
};

/**
 * A decision on where a child stands: what, why, who disagrees and by when it is looked at again. The
 * version of the standing goes with it, so that nobody decides over what they have not read.
 */
export function standingForm({ facts, typed, errors, stale, words, ...form }: StandingForm): View {
  const version = typed.version || String(facts.standing.version);
  return childPage({
    facts,
    tab: "worry",
    heading: words.heading,
    summary: stale ? overtakenSummary(stale) : decisionErrors(errors),
    children: (
      <>
        {stale && <Theirs {...stale} />}
        <DraftForm
          action={form.action}
          csrfToken={form.csrfToken}
          classes="app-form app-form--beside"
          draft={form.draft}
        >
          <input
            type="hidden"
            name="version"
            value={stale ? String(stale.standing.version) : version}
          />
          {form.choice}
          <WhyFields
            typed={typed}
            errors={errors}
            reasonHint={words.reasonHint}
            previous={form.previous}
          />
          {form.more}
          <ReviewField
            typed={typed}
            errors={errors}
            hint={words.reviewHint}
            previous={form.reviewBefore}
          />
          <p class="govuk-body">{words.closing}</p>
          <Button text={words.button} preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}
