import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { DueOn, PartPages, spanWords } from "../../../ui/layout/index.ts";
import { Table } from "../../../ui/govuk/index.ts";
import { thingKinds } from "../thing-kinds.ts";
import { relationOf, type Tie } from "../tie-reads.ts";
import { CertaintyLines, SaidLines, spanText } from "./link-lines.tsx";
import { thingPaths } from "./paths.ts";
import { shownAtOnce, type PagesAsked, type Shown } from "./thing-view.ts";

export type TiesPart = {
  readonly thingId: string;
  readonly ties: Shown<Tie>;
  readonly pages: PagesAsked;
  readonly today: string;
  readonly mayRecord: boolean;
};

/** What a subject is linked with beside children, as far as the reader may read each. */
export function Ties(part: TiesPart): VNode {
  const { thingId, ties, pages, mayRecord } = part;
  return (
    <section>
      <h2 class="govuk-heading-m">Linked people, places and networks</h2>
      {ties.total === 0 ? (
        <p class="govuk-body">None that you can see.</p>
      ) : (
        <Table
          caption={`${spanOf(ties)}${counted(ties.total, "link with other subjects", "links with other subjects")}`}
          captionClasses="govuk-table__caption--s"
          classes="govuk-table--small-text-until-tablet"
          head={["How", "What was said", "Certainty", "Review by"].map((text) => ({ text }))}
          rows={ties.rows.map((tie) => rowOf(part, tie).map((text) => ({ text })))}
        />
      )}
      <PartPages
        label="Pages of linked people, places and networks"
        page={ties.page}
        pageSize={shownAtOnce}
        of={ties.total}
        href={(page) => thingPaths.thingAt(thingId, { ...pages, ties: page })}
      />
      {mayRecord && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={thingPaths.addTie(thingId)}>
            Link with another subject
          </a>
        </p>
      )}
    </section>
  );
}

/** "51 to 80 of " before how many there are, where a page does not show all. */
export const spanOf = ({ page, total }: Shown<unknown>): string =>
  spanWords({ page, pageSize: shownAtOnce, of: total });

const rowOf = ({ thingId, today, mayRecord }: TiesPart, tie: Tie) => [
  <>
    {`${relationOf(tie)} `}
    <a class="govuk-link" href={thingPaths.thing(tie.otherId)}>
      {tie.label}
    </a>
    <span class="app-line app-secondary">
      {[thingKinds[tie.kind].name, spanText(tie)].join(" ")}
    </span>
  </>,
  <SaidLines {...tie} />,
  <CertaintyLines {...tie} />,
  tie.endedOn === null ? (
    <>
      <DueOn isOverdue={tie.reviewBy < today} on={tie.reviewBy} />
      {mayRecord && (
        <a class="govuk-link app-line app-screen-only" href={thingPaths.endTie(thingId, tie.tieId)}>
          End<span class="govuk-visually-hidden">{` the link with ${tie.label}`}</span>
        </a>
      )}
    </>
  ) : (
    `Ended ${formatDate(tie.endedOn)}: ${tie.endReason ?? ""}`
  ),
];
