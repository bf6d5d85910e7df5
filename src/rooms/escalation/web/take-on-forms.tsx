import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { nextStage, resolutions } from "../escalation.ts";
import type { Escalation } from "../escalation-reads.ts";
import { stateOf } from "../state.ts";
import type { Named } from "./ground.ts";
import { escalationPaths } from "./paths.ts";
import { Decider } from "./raise-page.tsx";

export type TakeOnTyped = Readonly<
  Record<
    "reason" | "decider" | "answer" | "pauseReason" | "resolution" | "agreed" | "feedback",
    string
  >
>;

export const blankTakeOn: TakeOnTyped = {
  reason: "",
  decider: "",
  answer: "",
  pauseReason: "",
  resolution: "",
  agreed: "",
  feedback: "",
};

type TakeOnForm = {
  readonly facts: ChildFacts;
  readonly escalation: Escalation;
  readonly calendar: WorkingCalendar;
  readonly deciders: readonly Named[];
  readonly csrfToken: string;
  readonly typed: TakeOnTyped;
  readonly errors: readonly FieldError[];
};

const addressOf = ({ facts, escalation }: TakeOnForm): string =>
  escalationPaths.one(facts.person.personId, escalation.escalationId);

const Version = ({ escalation }: { readonly escalation: Escalation }): VNode => (
  <input type="hidden" name="version" value={String(escalation.version)} />
);

/** What the other side says: it stands beside what was raised, and stops nothing. */
export function AnswerForm(form: TakeOnForm): VNode {
  return (
    <Form
      action={`${addressOf(form)}/answer`}
      csrfToken={form.csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">Answer it</h2>
      <Textarea
        name="answer"
        label={{ text: "Your answer" }}
        hint={{ text: "What your agency does, or why it does not. It is shown under your name." }}
        value={form.typed.answer}
        rows={4}
        errorMessage={errorFor(form.errors, "answer")}
      />
      <Button text="Send the answer" preventDoubleClick />
    </Form>
  );
}

/** On to the next stage; the clock stopped with a reason, or running again. */
export function OnForms(form: TakeOnForm): VNode {
  const { escalation, csrfToken, facts, calendar } = form;
  const isLate = stateOf(escalation, { today: facts.today, calendar })?.isLate ?? false;
  return (
    <div class="app-screen-only">
      <MoveForm {...form} />
      {escalation.pausedOn !== null && (
        <Form action={`${addressOf(form)}/resume`} csrfToken={csrfToken}>
          <Version escalation={escalation} />
          <Button text="Let the clock run again" classes="govuk-button--secondary" />
        </Form>
      )}
      {escalation.pausedOn === null && !isLate && <PauseForm {...form} />}
    </div>
  );
}

function MoveForm(form: TakeOnForm): VNode | null {
  const { escalation, typed, errors, deciders } = form;
  const next = nextStage(escalation.body, escalation.stage);
  if (!next) return null;
  return (
    <Form action={`${addressOf(form)}/move`} csrfToken={form.csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">{`On to: ${next.name}`}</h2>
      <p class="govuk-body">{`${next.decides} decide within ${withinWords(next.within)}.`}</p>
      <Version escalation={escalation} />
      <Textarea
        name="reason"
        label={{ text: "Why is it not settled at this stage?" }}
        value={typed.reason}
        rows={3}
        errorMessage={errorFor(errors, "reason")}
      />
      <Decider typed={typed.decider} deciders={deciders} errors={errors} />
      <Button text="Take it on" preventDoubleClick />
    </Form>
  );
}

function PauseForm(form: TakeOnForm): VNode {
  return (
    <Form action={`${addressOf(form)}/pause`} csrfToken={form.csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Pause the clock</h2>
      <Version escalation={form.escalation} />
      <Textarea
        name="pauseReason"
        label={{ text: "Why is the clock paused?" }}
        hint={{ text: "From today. The reason is shown wherever the clock is." }}
        value={form.typed.pauseReason}
        rows={2}
        errorMessage={errorFor(form.errors, "pauseReason")}
      />
      <Button text="Pause the clock" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

/** How it ended, and what whoever raised it is told where somebody else says so. */
export function EndForm(form: TakeOnForm): VNode {
  const { escalation, facts, typed, errors } = form;
  const isOwn = escalation.raisedById === facts.actor.id;
  const choices = Object.entries(resolutions).filter(([value]) => isOwn || value !== "withdrawn");
  return (
    <Form
      action={`${addressOf(form)}/resolve`}
      csrfToken={form.csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">Say how it ended</h2>
      <Version escalation={escalation} />
      <Radios
        name="resolution"
        classes="govuk-radios--small"
        fieldset={{ legend: { text: "How did it end?", classes: "govuk-fieldset__legend--s" } }}
        value={typed.resolution}
        items={choices.map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "resolution")}
      />
      <Textarea
        name="agreed"
        label={{ text: "What was agreed, or why not?" }}
        value={typed.agreed}
        rows={3}
        errorMessage={errorFor(errors, "agreed")}
      />
      {!isOwn && (
        <Textarea
          name="feedback"
          label={{ text: `What is ${escalation.raisedBy}, who raised it, told?` }}
          value={typed.feedback}
          rows={2}
          errorMessage={errorFor(errors, "feedback")}
        />
      )}
      <Button text="It is resolved" preventDoubleClick />
    </Form>
  );
}
