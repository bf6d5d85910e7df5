import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, type FormDraft, verbatim } from "../../../ui/forms/index.ts";
import {
  Checkboxes,
  DateInput,
  Details,
  Input,
  Radios,
  Select,
  Textarea,
  WarningText,
} from "../../../ui/govuk/index.ts";
import type { Agency, Posted } from "../../directory/index.ts";
import { type Unopened, ReachChoice, type ReachTyped } from "../../actions/index.ts";
import { sameName } from "../attempt-form.ts";
import type { Reasons } from "../missing-scheme.ts";
import { episodeForm, type EpisodeForm } from "./episode-form.tsx";
import { interviewState } from "./episode-summary.tsx";
import type { AttemptTyped } from "./fields.ts";
import { Moment, momentIds } from "../../../ui/forms/moment.tsx";

export type InterviewPage = EpisodeForm<AttemptTyped> & {
  readonly draft: FormDraft;
  readonly reasons: Reasons;
  readonly agencies: readonly Agency[];
  readonly posted: readonly Posted[];
  /** Of an action whose owner cannot open the record. */
  readonly unopened?: Unopened | undefined;
};

export const reachTyped = (typed: AttemptTyped): ReachTyped => ({
  reach: typed["promise-reach"],
  reachBasis: typed["promise-reachBasis"],
  reachReason: typed["promise-reachReason"],
});

const small = { classes: "govuk-fieldset__legend--s" };

/** An offer, an attempt or the interview itself: what is asked depends on what happened. */
export function interviewPage(page: InterviewPage): View {
  const { facts, episode, typed, errors = [] } = page;
  const isLead = facts.circle.some(
    ({ basis, name }) => basis === "allocation" && sameName(name, typed.interviewer),
  );
  return episodeForm({
    ...page,
    heading: "Return home interview",
    part: "/interview",
    button: "Record this",
    ids: { ...momentIds("happened"), "promise-due": "promise-due-day" },
    children: (
      <>
        <p class="govuk-body">{interviewState(episode, facts.now)}</p>
        {isLead && (
          <WarningText
            iconFallbackText="Warning"
            text={`${typed.interviewer} leads for this child. Statutory guidance asks for an interviewer who does not care for the child and is independent of their placement and plan.`}
          />
        )}
        <Radios
          name="outcome"
          fieldset={{ legend: { text: "What happened?", ...small } }}
          value={typed.outcome}
          items={[
            {
              value: "offered",
              text: "It was offered",
              hint: { text: "Each time, whatever the child said before" },
              conditional: <OfferedTo typed={typed} errors={errors} />,
            },
            {
              value: "done",
              text: "It was done",
              hint: { text: "This stops the clock" },
              conditional: <Done {...page} />,
            },
            {
              value: "declined",
              text: "The child declined",
              hint: { text: "It stays due until somebody decides otherwise" },
            },
            { value: "not-found", text: "The child was not found" },
            { value: "not-attempted", text: "It was not attempted" },
          ]}
          errorMessage={errorFor(errors, "outcome")}
        />
        <Moment name="happened" legend="When was this?" typed={typed} errors={errors} />
        <Textarea
          name="instead"
          label={{ text: "Where it was not done: what was tried instead, or will be?" }}
          hint={{
            text: "Another day, another person, a walk, a message, through somebody they trust",
          }}
          rows={3}
          value={typed.instead}
          errorMessage={errorFor(errors, "instead")}
        />
        <Textarea
          name="parentAccount"
          attributes={verbatim}
          label={{ text: "What the parent or carer says (optional)" }}
          hint={{ text: "Ask also where the child declines" }}
          rows={3}
          value={typed.parentAccount}
          errorMessage={errorFor(errors, "parentAccount")}
        />
        <Input
          name="doneFor"
          label={{
            text: "Which area or agency interviews, for a child placed elsewhere (optional)",
          }}
          value={typed.doneFor}
          errorMessage={errorFor(errors, "doneFor")}
        />
        <Plan {...page} />
      </>
    ),
  });
}

type Part = { readonly typed: AttemptTyped; readonly errors: readonly FieldError[] };

const OfferedTo = ({ typed, errors }: Part): VNode => (
  <Input
    name="offeredTo"
    label={{ text: "To whom?" }}
    hint={{ text: "“The child, by telephone”, “the child, through her carer”" }}
    value={typed.offeredTo}
    errorMessage={errorFor(errors, "offeredTo")}
  />
);

function Done({ typed, reasons, errors = [] }: InterviewPage): VNode {
  const boxes = (kind: "push" | "pull") =>
    reasons
      .filter((one) => one.kind === kind)
      .map(({ key, name }) => ({ value: key, text: name, id: `reason-${key}` }));
  return (
    <>
      <Input
        name="interviewer"
        label={{ text: "Who interviewed?" }}
        value={typed.interviewer}
        errorMessage={errorFor(errors, "interviewer")}
      />
      <Radios
        name="independent"
        fieldset={{ legend: { text: "Are they independent?", ...small } }}
        hint={{ text: "They neither care for the child nor lead their plan" }}
        classes="govuk-radios--small"
        value={typed.independent}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
        errorMessage={errorFor(errors, "independent")}
      />
      <Textarea
        name="childAccount"
        attributes={verbatim}
        label={{ text: "What does the child say?" }}
        hint={{
          text: "In their own words: why, where, with whom, how they travelled, whether anybody hurt or frightened them, what would help",
        }}
        rows={8}
        value={typed.childAccount}
        errorMessage={errorFor(errors, "childAccount")}
      />
      <Checkboxes
        name="reasons"
        idPrefix="push"
        fieldset={{ legend: { text: "What drove them away", ...small } }}
        classes="govuk-checkboxes--small"
        values={[...typed.reasons]}
        items={boxes("push")}
      />
      <Checkboxes
        name="reasons"
        idPrefix="pull"
        fieldset={{ legend: { text: "What drew them", ...small } }}
        classes="govuk-checkboxes--small"
        values={[...typed.reasons]}
        items={boxes("pull")}
      />
    </>
  );
}

function Plan({ typed, agencies, posted, unopened, errors = [] }: InterviewPage): VNode {
  const isOpen = typed["promise-wording"] !== "" || typed.changes !== "";
  return (
    <Details summaryText="What this changes in the plan (optional)" open={isOpen}>
      <Textarea
        name="changes"
        label={{ text: "What changes?" }}
        rows={3}
        value={typed.changes}
        errorMessage={errorFor(errors, "changes")}
      />
      <Textarea
        name="promise-wording"
        label={{ text: "A promise: what will be done" }}
        rows={2}
        value={typed["promise-wording"]}
        errorMessage={errorFor(errors, "promise-wording")}
      />
      <Select
        name="promise-owner"
        label={{ text: "Who will do it" }}
        value={typed["promise-owner"]}
        items={[
          { value: "", text: "Choose" },
          ...agencies.flatMap(({ agencyId, name }) => [
            { value: `agency:${agencyId}`, text: name },
            ...posted
              .filter((one) => one.agencyId === agencyId)
              .map((one) => ({ value: `staff:${one.staffId}`, text: `${name}: ${one.name}` })),
          ]),
        ]}
        errorMessage={errorFor(errors, "promise-owner")}
      />
      <ReachChoice
        unopened={unopened}
        typed={reachTyped(typed)}
        errors={errors}
        prefix="promise-"
      />
      <DateInput
        id="promise-due"
        namePrefix="promise-due"
        fieldset={{ legend: { text: "By when", ...small } }}
        values={{
          "promise-due-day": typed["promise-due-day"],
          "promise-due-month": typed["promise-due-month"],
          "promise-due-year": typed["promise-due-year"],
        }}
        errorMessage={errorFor(errors, "promise-due")}
      />
    </Details>
  );
}
