import type { VNode, ComponentChildren } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  type FormDraft,
  FormErrorSummary,
  verbatim,
} from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { Episode } from "../episode-reads.ts";
import { EpisodeSummary } from "./episode-summary.tsx";
import type { PreventionTyped, ReasonTyped, ReturnTyped } from "./fields.ts";
import { Moment, momentIds } from "../../../ui/forms/moment.tsx";
import { overtakenSummary } from "../../../ui/forms/form-summary.tsx";
import { missingPaths } from "./paths.ts";

export type EpisodeForm<T> = {
  readonly facts: ChildFacts;
  readonly episode: Episode;
  readonly csrfToken: string;
  readonly typed: T;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

type Frame = EpisodeForm<unknown> & {
  readonly heading: string;
  readonly part: string;
  readonly button: string;
  readonly intro?: string;
  readonly draft?: FormDraft;
  readonly ids?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
};

/** A form about one episode, with what stands of it above where somebody else was first. */
export function episodeForm(frame: Frame): View {
  const { facts, episode, errors = [], isStale = false, ids } = frame;
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
  return childPage({
    facts,
    tab: "missing",
    heading: frame.heading,
    summary: isStale ? overtakenSummary : wrong,
    children: (
      <>
        {isStale && (
          <div id="now">
            <EpisodeSummary episode={episode} now={facts.now} />
          </div>
        )}
        {frame.intro !== undefined && <p class="govuk-body app-form">{frame.intro}</p>}
        <DraftForm
          action={missingPaths.episode(facts.person.personId, episode.episodeId, frame.part)}
          csrfToken={frame.csrfToken}
          classes="app-form"
          draft={frame.draft}
        >
          <input type="hidden" name="version" value={String(episode.version)} />
          {frame.children}
          <Button text={frame.button} preventDoubleClick />
        </DraftForm>
      </>
    ),
  });
}

export function returnPage(page: EpisodeForm<ReturnTyped>): View {
  const { typed, errors = [] } = page;
  return episodeForm({
    ...page,
    heading: "Record the return",
    part: "/return",
    button: "Record the return",
    intro:
      "The clock of the return home interview begins with the time of the return, not with the time at which you record it.",
    ids: momentIds("returned"),
    children: (
      <>
        <Moment name="returned" legend="Back since" typed={typed} errors={errors} />
        <Input
          name="foundBy"
          label={{ text: "Who found them" }}
          hint={{ text: "“Came back by herself”, “police”, “his uncle”" }}
          value={typed.foundBy}
          errorMessage={errorFor(errors, "foundBy")}
        />
        <Textarea
          name="foundHow"
          label={{ text: "How they were found, and how they are (optional)" }}
          rows={4}
          value={typed.foundHow}
          errorMessage={errorFor(errors, "foundHow")}
        />
      </>
    ),
  });
}

const small = { classes: "govuk-fieldset__legend--s" };

export function preventionPage(page: EpisodeForm<PreventionTyped>): View {
  const { typed, errors = [] } = page;
  return episodeForm({
    ...page,
    heading: "Prevention interview",
    part: "/prevention",
    button: "Record this",
    intro:
      "The police’s own short talk after a return, which was called “safe and well”. It is not a return home interview and does not stop that clock.",
    ids: momentIds("held"),
    children: (
      <>
        <Radios
          name="outcome"
          fieldset={{ legend: { text: "Was it held?", ...small } }}
          value={typed.outcome}
          classes="govuk-radios--small"
          items={[
            {
              value: "done",
              text: "Yes",
              conditional: <Moment name="held" legend="Held" typed={typed} errors={errors} />,
            },
            { value: "not-done", text: "No" },
          ]}
          errorMessage={errorFor(errors, "outcome")}
        />
        <Input
          name="heldBy"
          label={{ text: "Who held it, or was to" }}
          value={typed.heldBy}
          errorMessage={errorFor(errors, "heldBy")}
        />
        <Textarea
          name="said"
          attributes={verbatim}
          label={{ text: "What was said in brief, or why it was not held" }}
          rows={4}
          value={typed.said}
          errorMessage={errorFor(errors, "said")}
        />
        <Textarea
          name="concerns"
          label={{ text: "Concerns (optional)" }}
          rows={3}
          value={typed.concerns}
          errorMessage={errorFor(errors, "concerns")}
        />
      </>
    ),
  });
}

type Reasoned = EpisodeForm<ReasonTyped>;

const Reason = ({ label, hint, page }: { label: string; hint: string; page: Reasoned }): VNode => (
  <Textarea
    name="reason"
    label={{ text: label }}
    hint={{ text: hint }}
    rows={4}
    value={page.typed.reason}
    errorMessage={errorFor(page.errors ?? [], "reason")}
  />
);

export const stopPage = (page: Reasoned): View =>
  episodeForm({
    ...page,
    heading: "Decide that no more is tried",
    part: "/stop",
    button: "Decide this",
    intro:
      "A child who declines once may talk another time, or to somebody else. Only a person ends this clock, and their name and reason stay in the chronology.",
    children: (
      <Reason
        page={page}
        label="Why is nothing more being tried, and what is done instead?"
        hint="What was offered and when, who else the child talks to, what the carer says"
      />
    ),
  });

export const errorPage = (page: Reasoned): View =>
  episodeForm({
    ...page,
    heading: "Recorded in error",
    part: "/error",
    button: "Mark as recorded in error",
    intro: "The episode stays in the record, marked with your name and reason, and counts nowhere.",
    children: (
      <Reason page={page} label="What is wrong?" hint="“Recorded on the wrong child’s record”" />
    ),
  });
