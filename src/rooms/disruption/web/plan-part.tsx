import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { DueOn, fact, verbatimFact } from "../../../ui/layout/index.ts";
import { actionStates } from "../../work/index.ts";
import { isClosed, stateText } from "../steps.ts";
import type { Measure } from "../measure-reads.ts";
import { takesActions } from "../plan-actions.ts";
import type { PlanAction } from "../plan-reads.ts";
import { measurePaths } from "./paths.ts";

export type ShownPlan = {
  readonly measure: Measure;
  readonly actions: readonly PlanAction[];
  /** The other measures on the same subject, which the plan holds together. */
  readonly others: readonly Measure[];
  readonly today: string;
  readonly mayRecord: boolean;
};

/** What is done under a plan: nothing of this stands on other measures. */
export function PlanPart(plan: ShownPlan): VNode | null {
  const { measure, actions, mayRecord } = plan;
  if (measure.form !== "plan") return null;
  return (
    <>
      <h2 class="govuk-heading-m">Who does what</h2>
      {actions.length === 0 && <p class="govuk-body">{noneYet(measure)}</p>}
      {actions.map((action) => (
        <SummaryList
          rows={[
            verbatimFact("What", action.wording),
            fact("Agency", action.agency),
            fact("By when", <DueOn isOverdue={isOverdue(plan, action)} on={action.dueOn} />),
            verbatimFact(actionStates[action.state], <Outcome {...plan} action={action} />),
          ]}
        />
      ))}
      {mayRecord && takesActions(measure) && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={measurePaths.addAction(measure.measureId)}>
            Add an action
          </a>
        </p>
      )}
      <Others {...plan} />
    </>
  );
}

const noneYet = ({ state }: Measure): string =>
  state === "considered"
    ? "No action yet. Actions are added when the plan has started."
    : "No action.";

const isOverdue = ({ today }: ShownPlan, { state, dueOn }: PlanAction): boolean =>
  state === "open" && dueOn < today;

type OutcomeProps = ShownPlan & { readonly action: PlanAction };

function Outcome({ measure, mayRecord, action }: OutcomeProps): VNode {
  if (action.outcome !== null) {
    const on = action.endedOn === null ? "" : `\n${formatDate(action.endedOn)}`;
    return <>{`${action.outcome}${on}`}</>;
  }
  if (!mayRecord || isClosed(measure.state)) return <>Nothing yet</>;
  return (
    <>
      <a
        class="govuk-link app-screen-only"
        href={measurePaths.endAction(measure.measureId, action.measureActionId)}
      >
        Say what came of it
        <span class="govuk-visually-hidden">{`: ${action.wording}`}</span>
      </a>
      <span class="app-paper-only">Nothing yet</span>
    </>
  );
}

function Others({ measure, others }: ShownPlan): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">{`Measures on ${measure.thing}`}</h2>
      {others.length === 0 && (
        <p class="govuk-body">None. Propose an order, a notice or a tactic on the person’s page.</p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {others.map((one) => (
          <li>
            <a class="govuk-link" href={measurePaths.measure(one.measureId)}>
              {one.name}
            </a>
            {`: ${stateText(one.form, one.state).toLowerCase()}`}
          </li>
        ))}
      </ul>
    </>
  );
}
