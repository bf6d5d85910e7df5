import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  FormErrorSummary,
  formSummary,
  type DeclaredFormProps,
} from "../../../ui/forms/index.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { episodePage, overtakenSummary } from "./episode-frame.tsx";
import { SentInBrief } from "./sent-in-brief.tsx";
import { WorkDone } from "./work-done.tsx";

/** Why a form about a concern is shown again: something in it is wrong, or somebody else was first. */
export type FormState = {
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

type EpisodeForm = FormState & {
  readonly facts: EpisodeFacts;
  readonly heading: string;
  /** Where an error leads whose field has another id than its name. */
  readonly errorIds?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
};

/**
 * A page that is a form about a concern: above it what was sent, since that is what it is answered
 * from; below it what somebody else did meanwhile.
 */
export function episodeFormPage(form: EpisodeForm): View {
  const { facts, heading, errors = [], isStale = false, errorIds = {}, children } = form;
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} ids={errorIds} /> : undefined;
  return episodePage({
    facts,
    heading,
    summary: isStale ? overtakenSummary : wrong,
    children: (
      <>
        <SentInBrief {...facts} />
        {children}
        {isStale && <WorkDone {...facts} />}
      </>
    ),
  });
}

type DeclaredPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly facts: EpisodeFacts;
  readonly heading: string;
  /** Between what was sent and the form, and below it. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
};

/** A page that is one declared form about a concern. */
export function declaredPage<F extends AnyForm>(page: DeclaredPage<F>): View {
  const { facts, heading, before, after, ...form } = page;
  const { isStale = false } = form.state;
  return episodePage({
    facts,
    heading,
    summary: isStale ? overtakenSummary : formSummary(form.form, form.state),
    children: (
      <>
        <SentInBrief {...facts} />
        {before}
        <DeclaredForm {...form} />
        {after}
        {isStale && <WorkDone {...facts} />}
      </>
    ),
  });
}

type VersionProps = FormState & {
  readonly facts: EpisodeFacts;
  readonly typed: { readonly version: string };
};

/** The version that the form was opened on; after somebody else's change theirs, which stands on the page. */
export function EpisodeVersion({ facts, typed, isStale = false }: VersionProps): VNode {
  const now = String(facts.episode.version);
  return <input type="hidden" name="version" value={isStale ? now : typed.version || now} />;
}
