import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { Decision, TakenBack } from "../record-reads.ts";
import type { ItemPage } from "./item-view.ts";
import { paths } from "./paths.ts";

/** What was decided on an item, and below it what was recorded wrongly: with who took it back, when and why. */
export function Decisions(page: ItemPage): VNode {
  const { decisions, takenBack } = page.record;
  return (
    <>
      {decisions.map((one) => (
        <>
          <h3 class="govuk-heading-s">{`Decided: ${one.wording}`}</h3>
          <Why {...one} />
          {mayCorrect(page, one) && <Correct {...page} decision={one} />}
        </>
      ))}
      {takenBack.map((one) => (
        <Back {...one} />
      ))}
    </>
  );
}

/** Whoever may record it may correct it, while the minutes are open. */
const mayCorrect = ({ facts, mayLevel }: ItemPage, { kind }: Decision): boolean =>
  facts.mayManage &&
  facts.sitting.approvedAt === null &&
  facts.sitting.cancelledAt === null &&
  (kind !== "level" || mayLevel);

const Why = ({ reason, dissent }: Decision): VNode => (
  <>
    <p class="govuk-body app-verbatim">{reason}</p>
    {dissent !== null && (
      <p class="govuk-body app-verbatim">
        <strong>Disagreement: </strong>
        {dissent}
      </p>
    )}
  </>
);

const Correct = ({ facts, decision }: ItemPage & { readonly decision: Decision }): VNode => (
  <p class="govuk-body app-screen-only">
    <a
      class="govuk-link"
      href={paths.decision(facts.sitting.sittingId, facts.item.itemId, decision.decisionId)}
    >
      Correct it<span class="govuk-visually-hidden">{`: ${decision.wording}`}</span>
    </a>
  </p>
);

const Back = (one: TakenBack): VNode => (
  <section class="app-secondary">
    <h3 class="govuk-heading-s">{`Recorded by mistake: ${one.wording}`}</h3>
    <Why {...one} />
    <p class="govuk-body app-verbatim">
      <strong>{`Withdrawn by ${one.backBy}, ${formatDateTime(one.backAt)}: `}</strong>
      {one.backReason}
    </p>
  </section>
);
