import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { labelOf } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import {
  childFormPage,
  childPage,
  StandsAroundLines,
  type ChildFacts,
  type StandsAround,
} from "../../child-record/index.ts";
import { PhotographFigure, type ShownPhotograph } from "../../photographs/index.ts";
import { fullName } from "../../subjects/index.ts";
import { planForm } from "../trigger-plan.ts";
import type { TriggerPlan } from "../trigger-plan-reads.ts";
import { mayRecord } from "./episode-view.ts";
import { missingPaths } from "./paths.ts";

/** In the order in which they are read: what is done comes first. */
const parts = [
  "firstSteps",
  "description",
  "likelyPlaces",
  "likelyPeople",
  "whomToRing",
  "talking",
] as const;

/** As the form asks it, without saying that it need not be answered. */
const titleOf = (name: (typeof parts)[number]): string =>
  labelOf(planForm, name).replace(" (optional)", "");

/** On one sheet, for whoever goes out to look. */
export function triggerPlanPage({
  facts,
  plan,
  around,
  photograph,
}: {
  readonly facts: ChildFacts;
  readonly plan: TriggerPlan | undefined;
  readonly around: readonly StandsAround[];
  readonly photograph: ShownPhotograph | undefined;
}): View {
  const edit = missingPaths.editPlan(facts.person.personId);
  return childPage({
    facts,
    tab: "missing",
    heading: "Trigger plan",
    children: (
      <>
        {photograph && (
          <PhotographFigure
            personId={facts.person.personId}
            name={fullName(facts.person)}
            photograph={photograph}
          />
        )}
        {plan === undefined ? (
          <p class="govuk-body">
            No trigger plan is written yet. It says what is done first when this child goes missing.
          </p>
        ) : (
          <Plan plan={plan} />
        )}
        <StandsAroundLines around={around} />
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
          .filter((name) => plan[name] !== null)
          .map((name) => verbatimFact(titleOf(name), plan[name]))}
      />
    </>
  );
}

export const editPlanPage = (
  facts: ChildFacts,
  plan: TriggerPlan | undefined,
  state: FormState<typeof planForm>,
): View =>
  childFormPage({
    facts,
    tab: "missing",
    heading: plan === undefined ? "Write the trigger plan" : "Change the trigger plan",
    form: planForm,
    state,
    drawing: {},
    action: missingPaths.editPlan(facts.person.personId),
    version: plan?.version ?? 0,
    button: "Save this version",
    now: plan && <Plan plan={plan} />,
    children: (draw) => draw(...parts),
  });
