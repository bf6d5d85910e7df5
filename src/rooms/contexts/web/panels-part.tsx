import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact, verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import type { PanelOnCase } from "../panel-record.ts";

type Shown = { readonly panels: readonly PanelOnCase[]; readonly today: string };

const states = { open: "To do", done: "Done", not_achieved: "Not done" } as const;

/** What panels decided on the case: as fits a place, and with who does what by when. */
export function Panels({ panels, today }: Shown): VNode | null {
  if (panels.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Panels</h2>
      {panels.map((one) => (
        <>
          <h3 class="govuk-heading-s">
            <a class="govuk-link" href={`/sittings/${one.sittingId}`}>
              {`${one.panel}, ${formatDate(one.on)}`}
            </a>
          </h3>
          {!one.isApproved && <p class="govuk-body-s">The minutes are not approved yet.</p>}
          {one.decisions.length + one.promises.length === 0 && (
            <p class="govuk-body">Nothing was decided yet.</p>
          )}
          {one.decisions.map(({ wording, reason }) => (
            <SummaryList rows={[verbatimFact("Decision", wording), verbatimFact("Why", reason)]} />
          ))}
          {one.promises.map(({ wording, owner, dueOn, state, outcome }) => (
            <SummaryList
              rows={[
                verbatimFact("Action", wording),
                fact("Owner", owner),
                fact("By when", <DueOn isOverdue={state === "open" && dueOn < today} on={dueOn} />),
                verbatimFact(states[state], outcome ?? "Nothing yet"),
              ]}
            />
          ))}
        </>
      ))}
    </>
  );
}
