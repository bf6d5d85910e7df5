import type { VNode } from "preact";
import { stepDownWords } from "../step-down.ts";
import { formatDate } from "../../../kernel/dates.ts";

type Decided = {
  readonly reason: string;
  readonly dissent: string | null;
  readonly evidence?: string | null;
  readonly evidenceSource?: string | null;
  readonly childView?: string | null;
  readonly basis: string;
  readonly decidedOn: string;
  readonly decidedBy: string | null;
};

/** Why something was decided: the reason, who disagreed, and whose decision it was. */
export function Why({ decision }: { decision: Decided }): VNode {
  return (
    <>
      <p class="govuk-body app-verbatim">{decision.reason}</p>
      <LowerBecause {...decision} />
      {decision.dissent !== null && <Dissent text={decision.dissent} />}
      <p class="govuk-body-s app-secondary">
        {`${decidedBy(decision)}, ${formatDate(decision.decidedOn)}`}
      </p>
    </>
  );
}

/** What a lower level rests on. */
function LowerBecause({ evidence, evidenceSource, childView }: Decided): VNode | null {
  const words = stepDownWords({
    evidence: evidence ?? null,
    evidenceSource: evidenceSource ?? null,
    childView: childView ?? null,
  });
  return words === "" ? null : <p class="govuk-body app-verbatim">{words}</p>;
}

export function Dissent({ text }: { text: string }): VNode {
  return (
    <p class="govuk-body app-verbatim">
      <strong>Disagreement: </strong>
      {text}
    </p>
  );
}

function decidedBy({ basis, decidedBy: name }: Decided): string {
  if (basis === "imported") return "Imported; not yet decided here";
  if (basis === "opened") return "Not yet decided";
  return `Decided by ${name ?? "a former colleague"}`;
}
