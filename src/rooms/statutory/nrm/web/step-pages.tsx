import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, WhyWeAsk } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { withinWords } from "../../../../kernel/day-clock.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import type { NrmClocks } from "../nrm-config.ts";
import { readiness, type Answers, type Referral } from "../nrm-reads.ts";
import { outcomeNames, outcomesOf, stepNames, type RecordedStep } from "../record-step.ts";
import type { StepTyped, SubmitTyped } from "./fields.ts";
import { summaryOf } from "./parts.tsx";
import { nrmPaths } from "./paths.ts";
import { capitalised } from "../../../../kernel/words.ts";

const small = "govuk-fieldset__legend--s";

type Common = {
  readonly facts: ChildFacts;
  readonly referral: Referral;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export type SubmitPage = Common & {
  readonly answers: Answers;
  readonly clocks: readonly NrmClocks[];
  readonly typed: SubmitTyped;
};

/** That it was sent: the reference, by whom, and who decides. */
export function submitPage(page: SubmitPage): View {
  const { facts, referral, csrfToken, typed, clocks, errors = [], isStale = false } = page;
  const { ready, of } = readiness(referral.form, page.answers);
  return childPage({
    facts,
    tab: "forums",
    heading: "The NRM referral has been sent",
    summary: summaryOf(errors, isStale),
    children: (
      <Form
        action={nrmPaths.referral(facts.person.personId, referral.referralId, "/submit")}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="version" value={String(referral.version)} />
        <p class="govuk-body" id="now">
          {ready === of
            ? `All ${of} fields are ready.`
            : `${ready} of ${of} fields are ready here; what was sent may say more. After this the fields cannot be changed.`}
        </p>
        <DateInput
          id="submitted"
          namePrefix="submitted"
          fieldset={{ legend: { text: "When was it sent?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "submitted")}
        />
        <Input
          name="reference"
          label={{ text: "Reference that the form gave" }}
          classes="govuk-input--width-20"
          value={typed.reference}
          errorMessage={errorFor(errors, "reference")}
        />
        <Select
          name="responder"
          label={{ text: "Which first responder organisation sent it?" }}
          value={typed.responder}
          items={[
            { value: "", text: "Choose" },
            ...referral.form.responders.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "responder")}
        />
        <Radios
          name="decider"
          fieldset={{ legend: { text: "Who decides?", classes: small } }}
          value={typed.decider}
          items={clocks.map(({ key, body }) => ({
            value: key,
            text: body.name,
            hint: { text: `${body.decider}: within ${withinWords(body.reasonable)}` },
          }))}
          errorMessage={errorFor(errors, "decider")}
        />
        <WhyWeAsk>
          The reference is what everybody quotes from now on. Who decides says by when, and the
          clocks on this referral are set by it.
        </WhyWeAsk>
        <Button text="Record that it was sent" preventDoubleClick />
      </Form>
    ),
  });
}

export type StepPage = Common & { readonly step: RecordedStep; readonly typed: StepTyped };

const decided =
  "Support and leave to stay hang on this decision and on its day. Its reasons are what a reconsideration is asked on.";
const stood = "Everyone can see when the clock was paused, and why.";

const whyStep: Readonly<Record<RecordedStep, string>> = {
  "reasonable-grounds": decided,
  "conclusive-grounds": decided,
  paused: stood,
  resumed: stood,
  reconsideration:
    "A negative decision can be reconsidered. The next worker sees what was asked for, and when.",
  guardian:
    "A guardian speaks for a child who was trafficked and has nobody here to do so. Whether one was requested is checked at every review.",
  withdrawn:
    "A referral that ends without a decision ends support with it: the next reader has to know why.",
};

const isToday = (step: RecordedStep): boolean => step === "paused" || step === "resumed";

/** One step of a referral. A decision that was wrong is put right by a later one. */
export function stepPage(page: StepPage): View {
  const { facts, referral, step, csrfToken, typed, errors = [], isStale = false } = page;
  const choices = outcomesOf[step];
  return childPage({
    facts,
    tab: "forums",
    heading: `NRM: ${stepNames[step]}`,
    summary: summaryOf(errors, isStale),
    children: (
      <Form
        action={nrmPaths.step(facts.person.personId, referral.referralId, step)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="version" value={String(referral.version)} />
        {isStale && (
          <p class="govuk-body" id="now">
            <a
              class="govuk-link"
              href={nrmPaths.referral(facts.person.personId, referral.referralId)}
            >
              The referral now
            </a>
          </p>
        )}
        {choices && (
          <Radios
            name="outcome"
            fieldset={{ legend: { text: "What is it?", classes: small } }}
            value={typed.outcome}
            items={choices.map((value) => ({
              value,
              text: capitalised(outcomeNames[value] ?? value),
            }))}
            errorMessage={errorFor(errors, "outcome")}
          />
        )}
        {step === "paused" && <Pauses referral={referral} typed={typed} errors={errors} />}
        {isToday(step) ? (
          <p class="govuk-body">From today: a clock is not set back.</p>
        ) : (
          <DateInput
            id="happened"
            namePrefix="happened"
            fieldset={{ legend: { text: "When?", classes: small } }}
            values={{ ...typed }}
            errorMessage={errorFor(errors, "happened")}
          />
        )}
        <Textarea
          name="wording"
          label={{
            text:
              isToday(step) || step === "guardian"
                ? "What was said (optional)"
                : "The reasons, as given",
          }}
          rows={4}
          value={typed.wording}
          errorMessage={errorFor(errors, "wording")}
        />
        <WhyWeAsk>{whyStep[step]}</WhyWeAsk>
        <Button text="Record" preventDoubleClick />
      </Form>
    ),
  });
}

type PausesProps = Pick<StepPage, "referral" | "typed"> & {
  readonly errors: readonly FieldError[];
};

const Pauses = ({ referral, typed, errors }: PausesProps): VNode => (
  <Radios
    name="pause"
    fieldset={{ legend: { text: "Why is the clock paused?", classes: small } }}
    value={typed.pause}
    items={(referral.clocks?.pauses ?? []).map(({ key, name }) => ({ value: key, text: name }))}
    errorMessage={errorFor(errors, "pause")}
  />
);
