import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Select, SummaryList } from "../../../../ui/govuk/index.ts";
import { Timeline } from "../../../../ui/moj/index.ts";
import { overtakenSummary } from "../../../../ui/forms/form-summary.tsx";
import { fact, verbatimFact } from "../../../../ui/layout/index.ts";
import { recoveryPaths } from "../../recovery/web/paths.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { firstStates, nextStates, referralStates } from "../referral-states.ts";
import type { Referral, ReferralStep } from "../referral-reads.ts";
import { nameIn, type ServiceScheme } from "../service-scheme.ts";
import { agesText, type Service } from "../service-reads.ts";
import { servicePaths } from "./paths.ts";
import { StateCell, StepFields, stepIds, type StepTyped } from "./referral-parts.tsx";

type Common = {
  readonly facts: ChildFacts;
  readonly scheme: ServiceScheme;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

export type ReferPage = Common & {
  readonly services: readonly Service[];
  readonly typed: StepTyped & { readonly service: string };
};

/** Records that a child was referred to a service, or needs one. */
export function referPage({
  facts,
  scheme,
  csrfToken,
  services,
  typed,
  errors = [],
}: ReferPage): View {
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "recovery",
    heading: "Refer to a service, or record a need",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} ids={stepIds} /> : undefined,
    children: (
      <Form action={servicePaths.refer(personId)} csrfToken={csrfToken} classes="app-form">
        <p class="govuk-body">
          Lantern keeps that it was done. The referral itself is sent as the service asks for it.
        </p>
        <Select
          name="service"
          label={{ text: "Which service?" }}
          hint={{ text: "Of one marked as sensitive only its list, and you, read this." }}
          value={typed.service}
          items={[
            { value: "", text: "Choose a service" },
            ...services.map((one) => ({ value: one.serviceId, text: optionOf(one) })),
          ]}
          errorMessage={errorFor(errors, "service")}
        />
        <StepFields
          typed={typed}
          scheme={scheme}
          errors={errors}
          states={firstStates}
          wording="Why, in a line: what the child needs, and what they want themselves"
        />
        <Button text="Record" preventDoubleClick />
      </Form>
    ),
  });
}

const optionOf = (one: Service): string =>
  [
    `${one.name} (${agesText(one)})`,
    ...(one.isSensitive ? ["sensitive"] : []),
    ...(one.isProvided ? [] : ["not provided here"]),
  ].join(", ");

export type ReferralPage = Common & {
  readonly referral: Referral;
  readonly steps: readonly ReferralStep[];
  readonly mayRecord: boolean;
  readonly typed: StepTyped;
  readonly isStale?: boolean;
};

/** One referral: where it is, every step, and the next one. */
export function referralPage(page: ReferralPage): View {
  const { facts, scheme, referral, errors = [], isStale = false } = page;
  const withErrors =
    errors.length > 0 ? <FormErrorSummary errors={errors} ids={stepIds} /> : undefined;
  return childPage({
    facts,
    tab: "recovery",
    heading: referral.name,
    summary: isStale ? overtakenSummary : withErrors,
    children: (
      <>
        <div id="now">
          <SummaryList
            rows={[
              fact("Now", <StateCell referral={referral} scheme={scheme} today={facts.today} />),
              fact("Provided by", referral.provider),
              verbatimFact("Why", referral.why),
              fact("Recorded by", referral.referredBy),
            ]}
          />
        </div>
        <NextStep {...page} errors={errors} />
        <Steps {...page} />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={recoveryPaths.child(facts.person.personId)}>
            Work and services of this child
          </a>
        </p>
      </>
    ),
  });
}

function NextStep(page: ReferralPage & { readonly errors: readonly FieldError[] }): VNode | null {
  const { facts, referral, csrfToken, mayRecord, scheme, typed, errors } = page;
  const states = nextStates(referral.state, referral.isProvided);
  if (!mayRecord || states.length === 0) return null;
  return (
    <Form
      action={servicePaths.referral(facts.person.personId, referral.referralId)}
      csrfToken={csrfToken}
      classes="app-form"
    >
      <h2 class="govuk-heading-m">What came next?</h2>
      <input type="hidden" name="version" value={String(referral.version)} />
      <StepFields
        typed={typed}
        scheme={scheme}
        errors={errors}
        states={states}
        wording="In a line (optional)"
      />
      <Button text="Record" preventDoubleClick />
    </Form>
  );
}

function Steps({ steps, scheme }: ReferralPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Steps so far</h2>
      <Timeline
        headingLevel={3}
        items={steps.map((one) => {
          const more =
            one.step === "ended"
              ? nameIn(scheme.outcomes, one.outcome)
              : nameIn(scheme.whyNot, one.reasonKey);
          return {
            title: `${referralStates[one.step]}${more === "" ? "" : `: ${more}`}, ${formatDate(one.happenedOn)}`,
            byline: one.recordedBy,
            date: formatDateTime(one.recordedAt),
            datetime: one.recordedAt.toISOString(),
            description: one.wording !== null && (
              <p class="govuk-body app-verbatim">{one.wording}</p>
            ),
          };
        })}
      />
    </>
  );
}
