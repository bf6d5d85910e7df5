import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { Assessment } from "../assessment-reads.ts";
import { verdicts } from "../oversee.ts";

export type StepTyped = Readonly<Record<"pauseReason" | "verdict" | "view", string>>;

export const blankStep: StepTyped = { pauseReason: "", verdict: "", view: "" };

type StepForm = {
  readonly facts: ChildFacts;
  readonly assessment: Assessment;
  readonly csrfToken: string;
  readonly typed: StepTyped;
  readonly errors: readonly FieldError[];
  /** A clock that has run out is not paused. */
  readonly isLate: boolean;
};

/** Finish it; stop its clock with a reason, where its kind allows that; or let the clock run again. */
export function ClockForms(form: StepForm): VNode {
  const { facts, assessment, csrfToken } = form;
  const address = pathwayPaths.assessment(facts.person.personId, assessment.assessmentId);
  return (
    <div class="app-screen-only">
      <p class="govuk-body">
        <Button
          text="Finish this assessment"
          href={pathwayPaths.finish(facts.person.personId, assessment.assessmentId)}
        />
      </p>
      {assessment.pausedOn !== null && (
        <Form action={`${address}/resume`} csrfToken={csrfToken}>
          <Version assessment={assessment} />
          <Button text="Restart the clock" classes="govuk-button--secondary" />
        </Form>
      )}
      {assessment.pausedOn === null && assessment.body.mayPause && !form.isLate && (
        <PauseFields {...form} />
      )}
    </div>
  );
}

const Version = ({ assessment }: { readonly assessment: Assessment }): VNode => (
  <input type="hidden" name="version" value={String(assessment.version)} />
);

function PauseFields({ facts, assessment, csrfToken, typed, errors }: StepForm): VNode {
  const address = pathwayPaths.assessment(facts.person.personId, assessment.assessmentId);
  return (
    <Form action={`${address}/pause`} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Pause the clock</h2>
      <Version assessment={assessment} />
      <Textarea
        name="pauseReason"
        label={{ text: "Why is the clock paused?" }}
        hint={{
          text: "From today. The reason is shown wherever the clock is, and in the chronology.",
        }}
        value={typed.pauseReason}
        rows={2}
        errorMessage={errorFor(errors, "pauseReason")}
      />
      <Button text="Pause the clock" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

/** A manager's own entry: added beside the assessment, which it does not change. */
export function OverseeFields({
  facts,
  assessment,
  csrfToken,
  typed,
  errors,
}: Omit<StepForm, "isLate">): VNode {
  const address = pathwayPaths.assessment(facts.person.personId, assessment.assessmentId);
  return (
    <Form action={`${address}/oversee`} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Management oversight</h2>
      <Radios
        name="verdict"
        fieldset={{
          legend: { text: "What do you make of it?", classes: "govuk-fieldset__legend--s" },
        }}
        classes="govuk-radios--small"
        value={typed.verdict}
        items={Object.entries(verdicts).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "verdict")}
      />
      <Textarea
        name="view"
        label={{ text: "Your view, and what should change" }}
        hint={{ text: "It is shown under your name and post, and is never edited." }}
        value={typed.view}
        rows={4}
        errorMessage={errorFor(errors, "view")}
      />
      <Button text="Record your oversight" preventDoubleClick />
    </Form>
  );
}
