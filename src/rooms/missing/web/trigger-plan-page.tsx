import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { TriggerPlan } from "../trigger-plan-reads.ts";
import { mayRecord } from "./episode-view.ts";
import type { PlanTyped } from "./fields.ts";
import { overtakenSummary } from "../../../ui/forms/form-summary.tsx";
import { missingPaths } from "./paths.ts";

const parts = [
  {
    name: "firstSteps",
    label: "First steps",
    hint: "What is done in the first hour, by whom, in which order",
  },
  {
    name: "description",
    label: "Description",
    hint: "Height, build, hair, what somebody would recognise them by, how they dress",
  },
  {
    name: "likelyPlaces",
    label: "Where they may be (optional)",
    hint: "Where they have been found before, and how they travel",
  },
  {
    name: "likelyPeople",
    label: "Whom they may be with (optional)",
    hint: "Friends, family and others, with what is known of each",
  },
  {
    name: "whomToRing",
    label: "Whom to ring",
    hint: "By agency, with numbers, in and out of hours",
  },
  {
    name: "talking",
    label: "What works when talking with them (optional)",
    hint: "Whom they trust, what calms, what to avoid",
  },
] as const;

const titleOf = (label: string): string => label.replace(" (optional)", "");

/** On one sheet, for whoever goes out to look. */
export function triggerPlanPage({
  facts,
  plan,
}: {
  readonly facts: ChildFacts;
  readonly plan: TriggerPlan | undefined;
}): View {
  const edit = missingPaths.editPlan(facts.person.personId);
  return childPage({
    facts,
    tab: "missing",
    heading: "Trigger plan",
    children: (
      <>
        {plan === undefined ? (
          <p class="govuk-body">
            No trigger plan is written yet. It says what is done first when this child goes missing.
          </p>
        ) : (
          <Plan plan={plan} />
        )}
        {mayRecord(facts) && (
          <p class="govuk-body app-screen-only">
            <a class="govuk-link" href={edit}>
              {plan === undefined ? "Write the trigger plan" : "Change the trigger plan"}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Plan({ plan }: { readonly plan: TriggerPlan }): VNode {
  return (
    <>
      <p class="govuk-body-s app-secondary">
        {`Version ${plan.version}, ${formatDateTime(plan.recordedAt)}, ${plan.recordedBy}`}
      </p>
      <SummaryList
        rows={parts
          .filter(({ name }) => plan[name] !== null)
          .map(({ name, label }) => ({
            key: { text: titleOf(label) },
            value: { text: <span class="app-verbatim">{plan[name]}</span> },
          }))}
      />
    </>
  );
}

type EditPage = {
  readonly facts: ChildFacts;
  readonly plan: TriggerPlan | undefined;
  readonly csrfToken: string;
  readonly typed: PlanTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

export function editPlanPage(page: EditPage): View {
  const { facts, plan, csrfToken, typed, errors = [], isStale = false } = page;
  const wrong = errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined;
  return childPage({
    facts,
    tab: "missing",
    heading: plan === undefined ? "Write the trigger plan" : "Change the trigger plan",
    summary: isStale ? overtakenSummary : wrong,
    children: (
      <>
        {isStale && plan !== undefined && (
          <div id="now">
            <Plan plan={plan} />
          </div>
        )}
        <Form
          action={missingPaths.editPlan(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <input type="hidden" name="version" value={String(plan?.version ?? 0)} />
          {parts.map(({ name, label, hint }) => (
            <Textarea
              name={name}
              label={{ text: label }}
              hint={{ text: hint }}
              rows={4}
              value={typed[name]}
              errorMessage={errorFor(errors, name)}
            />
          ))}
          <Button text="Save this version" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
