import type { VNode } from "preact";
import { withinWords } from "../../../kernel/day-clock.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import {
  blankState,
  DeclaredForm,
  formSummary,
  type DeclaredFormProps,
  type FormState,
} from "../../../ui/forms/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { nextStage } from "../escalation.ts";
import type { Escalation } from "../escalation-reads.ts";
import { resolveForm } from "../resolve.ts";
import { stateOf } from "../state.ts";
import { answerForm, moveForm, pauseForm, resumeForm } from "../take-on.ts";
import type { Named, Rights } from "./ground.ts";
import { escalationPaths } from "./paths.ts";

const steps = {
  answer: answerForm,
  move: moveForm,
  pause: pauseForm,
  resume: resumeForm,
  resolve: resolveForm,
};
type Steps = typeof steps;
export type StepName = keyof Steps;

/** The form that came back; all others are empty. */
export type StepStates = { readonly [K in StepName]?: FormState<Steps[K]> };

export type TakingOn = {
  readonly facts: ChildFacts;
  readonly escalation: Escalation;
  readonly calendar: WorkingCalendar;
  readonly deciders: readonly Named[];
  readonly rights: Rights;
  readonly csrfToken: string;
  readonly states: StepStates;
};

/** What is wrong with the one that came back. */
export const stepSummary = (states: StepStates): VNode | undefined =>
  Object.entries(states)
    .map(([name, state]) => formSummary(steps[name as StepName], state))
    .find((summary) => summary !== undefined);

type Props<F extends AnyForm> = Pick<
  DeclaredFormProps<F>,
  "form" | "drawing" | "button" | "isSecondary" | "classes" | "version"
> & {
  readonly page: TakingOn;
  readonly name: StepName;
  readonly state: FormState<F> | undefined;
  readonly heading?: string;
  readonly intro?: string;
};

/** One thing that can be done to a disagreement, under its heading. */
function Step<F extends AnyForm>({ page, name, state, heading, intro, ...form }: Props<F>): VNode {
  const { facts, escalation, csrfToken } = page;
  return (
    <DeclaredForm<F>
      version={escalation.version}
      {...form}
      state={state ?? blankState(form.form, csrfToken)}
      action={`${escalationPaths.one(facts.person.personId, escalation.escalationId)}/${name}`}
    >
      {(draw) => (
        <>
          {heading !== undefined && <h2 class="govuk-heading-m">{heading}</h2>}
          {intro !== undefined && <p class="govuk-body">{intro}</p>}
          {draw(...form.form.open)}
        </>
      )}
    </DeclaredForm>
  );
}

/** What can be done next: the other side answers; whoever takes it on moves, pauses or ends it. */
export function NextSteps(page: TakingOn): VNode {
  const { escalation, facts, calendar, deciders, rights, states } = page;
  const next = nextStage(escalation.body, escalation.stage);
  const isPaused = escalation.pausedOn !== null;
  const isLate = stateOf(escalation, { today: facts.today, calendar })?.isLate ?? false;
  const isOwn = escalation.raisedById === facts.actor.id;
  return (
    <>
      {rights.mayAnswer && (
        <Step
          page={page}
          name="answer"
          form={answerForm}
          state={states.answer}
          drawing={{}}
          version={undefined}
          classes="app-form app-screen-only"
          heading="Answer it"
          button="Send the answer"
        />
      )}
      {rights.mayTakeOn && (
        <div class="app-screen-only">
          {next && (
            <Step
              page={page}
              name="move"
              form={moveForm}
              state={states.move}
              drawing={{ deciders }}
              heading={`On to: ${next.name}`}
              intro={`${next.decides} decide within ${withinWords(next.within)}.`}
              button="Take it on"
            />
          )}
          {isPaused && (
            <Step
              page={page}
              name="resume"
              form={resumeForm}
              state={states.resume}
              drawing={{}}
              button="Let the clock run again"
              isSecondary
            />
          )}
          {!isPaused && !isLate && (
            <Step
              page={page}
              name="pause"
              form={pauseForm}
              state={states.pause}
              drawing={{}}
              heading="Pause the clock"
              button="Pause the clock"
              isSecondary
            />
          )}
        </div>
      )}
      {rights.mayTakeOn && (
        <Step
          page={page}
          name="resolve"
          form={resolveForm}
          state={states.resolve}
          drawing={{ raisedBy: escalation.raisedBy, isOwn }}
          classes="app-form app-screen-only"
          heading="Say how it ended"
          button="It is resolved"
        />
      )}
    </>
  );
}
