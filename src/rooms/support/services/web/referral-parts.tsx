import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor } from "../../../../ui/forms/index.ts";
import { DateInput, Radios, Select, Tag, Textarea } from "../../../../ui/govuk/index.ts";
import type { DateTyped } from "../../../child-record/index.ts";
import { referralStates, waitingOf, waitingText, type ReferralState } from "../referral-states.ts";
import type { Referral } from "../referral-reads.ts";
import { nameIn, type ServiceScheme } from "../service-scheme.ts";
import { Due } from "../../../../ui/layout/index.ts";

export type StepTyped = Readonly<Record<"step" | "wording" | "outcome" | "reasonKey", string>> &
  DateTyped<"on">;

export const stepIds = { on: "on-day" };

type StepFieldsProps = {
  readonly typed: StepTyped;
  readonly states: readonly ReferralState[];
  readonly scheme: ServiceScheme;
  readonly errors: readonly FieldError[];
  readonly wording: string;
};

const chosen = (list: readonly { readonly key: string; readonly name: string }[], none: string) => [
  { value: "", text: none },
  ...list.map(({ key, name }) => ({ value: key, text: name })),
];

/** What happened, when, and in a line: the same fields for the first step and for each later one. */
export function StepFields({ typed, states, scheme, errors, wording }: StepFieldsProps): VNode {
  return (
    <>
      <Radios
        name="step"
        fieldset={{ legend: { text: "What happened?", classes: "govuk-fieldset__legend--s" } }}
        classes="govuk-radios--small"
        value={typed.step}
        items={states.map((value) => ({ value, text: referralStates[value] }))}
        errorMessage={errorFor(errors, "step")}
      />
      {states.includes("not-available") && (
        <Select
          name="reasonKey"
          label={{ text: "If it is not available, why?" }}
          value={typed.reasonKey}
          items={chosen(scheme.whyNot, "It is available")}
          errorMessage={errorFor(errors, "reasonKey")}
        />
      )}
      {states.includes("ended") && (
        <Select
          name="outcome"
          label={{ text: "If it ended, how?" }}
          value={typed.outcome}
          items={chosen(scheme.outcomes, "It has not ended")}
          errorMessage={errorFor(errors, "outcome")}
        />
      )}
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{ legend: { text: "When?", classes: "govuk-fieldset__legend--s" } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "on")}
      />
      <Textarea
        name="wording"
        label={{ text: wording }}
        value={typed.wording}
        rows={3}
        errorMessage={errorFor(errors, "wording")}
      />
    </>
  );
}

/** Where a referral is, in words: its state, and how long the child has waited. */
export function StateCell({
  referral,
  scheme,
  today,
}: {
  readonly referral: Referral;
  readonly scheme: ServiceScheme;
  readonly today: string;
}): VNode {
  const waiting = waitingOf(referral, { today, usualDays: scheme.waitDays });
  const text = waitingText(waiting, referral.startedOn);
  const isLate = waiting?.isLate === true && waiting.isRunning;
  const why =
    referral.state === "ended"
      ? nameIn(scheme.outcomes, referral.outcome)
      : nameIn(scheme.whyNot, referral.reasonKey);
  return (
    <>
      {referral.state === "not-available" ? (
        <>
          <Tag classes="govuk-tag--orange" text={referralStates[referral.state]} />
          <span class="app-line">{`Since ${formatDate(referral.stateSince)}`}</span>
        </>
      ) : (
        `${referralStates[referral.state]}, ${formatDate(referral.stateSince)}`
      )}
      {why !== "" && <span class="app-line">{why}</span>}
      {text !== "" && (
        <span class="app-line app-secondary">
          <Due isOverdue={isLate} text={text} />
        </span>
      )}
    </>
  );
}
