import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";

type Decided = {
  readonly reason: string;
  readonly dissent: string | null;
  readonly basis: string;
  readonly decidedOn: string;
  readonly decidedBy: string | null;
};

/** Why something was decided: the reason, who disagreed, and whose decision it was. */
export function Why({ decision }: { decision: Decided }): VNode {
  return (
    <>
      <p class="govuk-body app-verbatim">{decision.reason}</p>
      {decision.dissent !== null && <Dissent text={decision.dissent} />}
      <p class="govuk-body-s app-secondary">
        {`${decidedBy(decision)}, ${formatDate(decision.decidedOn)}`}
      </p>
    </>
  );
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
