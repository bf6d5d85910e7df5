import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { WarningText } from "../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import type { HeldRow, LeaverRow } from "../../child-record/index.ts";
import type { Colleague } from "../../directory/index.ts";
import type { Leaver } from "../../accounts/index.ts";
import { basisWords } from "../../subjects/index.ts";
import type { Group } from "../hand-over.ts";
import type { Left, LeftPlace, Sums } from "../left-reads.ts";
import { HandOverForm } from "./hand-over-form.tsx";
import { leaverPaths } from "./paths.ts";

export type LeaverPage = {
  readonly leaver: Leaver;
  readonly left: Left;
  readonly sums: Sums;
  readonly colleagues: readonly Colleague[];
  readonly csrfToken: string;
  readonly typed?: { readonly to: string; readonly of: Group };
  readonly errors?: readonly FieldError[];
  /** What was not handed over just now, and why. */
  readonly stayed?: readonly string[];
};

export function leaverPage(page: LeaverPage): View {
  const { leaver, left, stayed = [], errors = [] } = page;
  return {
    title: `What ${leaver.name} leaves`,
    hasErrors: errors.length > 0,
    backLink: { text: "Back to colleagues who leave", href: leaverPaths.list },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{`What ${leaver.name} leaves`}</h1>
        <p class="govuk-body">{whenWords(leaver)}</p>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={leaverPaths.work(leaver.staffId)}>
            Pass on all of it in one list: also assessments, disagreements, meetings, questions that
            wait and visits to type up
          </a>
        </p>
        {stayed.length > 0 && <WarningText text={`Not handed over. ${stayed.join(". ")}.`} />}
        <Places {...page} />
        <Promises {...page} />
        {left.holdings.map(({ holding, rows }) => (
          <Holding title={holding.title} note={holding.note} rows={rows} />
        ))}
        <Rest {...page} />
      </>
    ),
  };
}

export function whenWords({ lastOn, endedAt }: Leaver): string {
  if (endedAt !== null) return `Left ${formatDate(londonDate(endedAt))}.`;
  return lastOn === null ? "" : `Last day ${formatDate(lastOn)}.`;
}

const nameOf = ({ givenName, familyName, reference }: LeftPlace | LeaverRow): string =>
  `${givenName} ${familyName}, ${reference}`;

function Places({ leaver, left: { places }, ...page }: LeaverPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Children they are involved with</h2>
      <HandOverForm
        {...page}
        of="places"
        action={leaverPaths.places(leaver.staffId)}
        legend="Whose place goes over"
        empty="None that you can see."
        button="Hand these children over"
        leaverId={leaver.staffId}
        items={places.map((place) => ({
          value: place.membershipId,
          text: nameOf(place),
          hint: `${basisWords(place.basis)}${place.isOver ? ". Nobody leads since they left" : ""}`,
        }))}
      />
    </>
  );
}

function Promises({ leaver, left: { promises }, ...page }: LeaverPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Open actions</h2>
      <HandOverForm
        {...page}
        of="promises"
        action={leaverPaths.promises(leaver.staffId)}
        legend="Which actions go over"
        empty="None that you can see."
        button="Hand these actions over"
        leaverId={leaver.staffId}
        items={promises.map((promise) => ({
          value: promise.id,
          text: promise.text,
          hint: `${nameOf(promise)}. ${promise.due}`,
        }))}
      />
    </>
  );
}

type HoldingProps = {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly HeldRow[];
};

function Holding({ title, rows, note }: HoldingProps): VNode | null {
  if (rows.length === 0) return null;
  return (
    <>
      <SortableTable
        caption={title}
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "what", text: "What" },
          { key: "when", text: "When" },
        ]}
        groups={[{ rows: rows.map(cellsOf) }]}
      />
      <p class="govuk-body">{note}</p>
    </>
  );
}

const cellsOf = ({ text, href, reference, when }: HeldRow): SortableRow => ({
  what: (
    <>
      <a class="govuk-link" href={href}>
        {text}
      </a>
      {reference !== undefined && <span class="app-secondary app-line">{reference}</span>}
    </>
  ),
  when,
});

const heldOf = ({ holdings }: Left, key: string): number =>
  holdings.find(({ holding }) => holding.key === key)?.rows.length ?? 0;

/** What is out of the reader's reach is a number: somebody else has to look. */
function Rest({ left, sums }: LeaverPage): VNode {
  const hidden = [
    [
      sums.places - left.places.filter(({ isOver }) => !isOver).length,
      "place in a professional network",
      "places in professional networks",
    ],
    [sums.promises - left.promises.length, "action", "actions"],
    [sums.meetings - heldOf(left, "meetings"), "meeting", "meetings"],
    [sums.concerns - heldOf(left, "concerns"), "concern", "concerns"],
    [sums.papers - heldOf(left, "papers"), "paper", "papers"],
  ] as const;
  const some = hidden.filter(([count]) => count > 0);
  const { exports } = sums;
  return (
    <>
      {some.length > 0 && (
        <p class="govuk-body">
          {`Work you cannot see: ${some.map(([count, one, more]) => counted(count, one, more)).join(", ")}. Tell the co-ordinator, and for concerns the MASH.`}
        </p>
      )}
      {exports.length > 0 && (
        <p class="govuk-body">
          {`Files that they took out and have not destroyed: ${exports.join(", ")}. Ask them for each, and tell information governance.`}
        </p>
      )}
    </>
  );
}
