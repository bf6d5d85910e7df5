import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Alert, SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { Button, ErrorSummary, Select } from "../../../../ui/govuk/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { isLateAt, runningClockInWords } from "../../mash-words.ts";
import type { RatingScheme } from "../../rate-concern.ts";
import type { DecisionMaker } from "../../take-concern.ts";
import { ConcernLink } from "../../web/concern-link.tsx";
import { paths } from "../../web/paths.ts";
import { Clock, RatingTag } from "../../web/rating-tag.tsx";
import { byPerson, mostOnBoard, type BoardRow, type Holder } from "../board-reads.ts";

export type BoardPage = {
  readonly rows: readonly BoardRow[];
  readonly makers: readonly DecisionMaker[];
  readonly scheme: RatingScheme;
  readonly csrfToken: string;
  readonly now: Date;
  readonly today: string;
  /** What was ticked, as the boxes send it. */
  readonly ticked?: readonly string[];
  readonly staff?: string;
  readonly error?: { readonly text: string; readonly href: string };
  readonly done?: { readonly given: number; readonly left: number } | undefined;
};

const columns = [
  // The name first: on a telephone it heads the card, and a box above it would belong to nobody.
  { key: "child", text: "About" },
  { key: "pick", text: "Choose" },
  { key: "clock", text: "Decision", isLabelled: true },
  { key: "rating", text: "Rating" },
  { key: "agency", text: "Sent by" },
];

/** Who works on what, with each clock; and giving several concerns to a colleague. */
export function boardPage(page: BoardPage): View {
  const { error, rows } = page;
  return {
    title: "Who works on what",
    hasErrors: error !== undefined,
    breadcrumbs: [{ text: "MASH", href: paths.queue() }, { text: "Who works on what" }],
    paper: "a3-landscape",
    body: (
      <>
        {error && <ErrorSummary titleText="There is a problem" errorList={[error]} />}
        {page.done && <Done {...page.done} />}
        <h1 class="govuk-heading-l">Who works on what</h1>
        <Form action={paths.assign} csrfToken={page.csrfToken}>
          {byPerson(rows, page.makers).map((holder) => (
            <OnePerson holder={holder} page={page} />
          ))}
          {rows.length === mostOnBoard && (
            <p class="govuk-body">{`The ${mostOnBoard} most urgent are shown here; the others are in the queue.`}</p>
          )}
          {rows.length > 0 && <Giving {...page} />}
        </Form>
        <p class="govuk-body-s app-secondary">{`As at ${formatDateTime(page.now)}.`}</p>
      </>
    ),
  };
}

function Done({ given, left }: { given: number; left: number }): VNode {
  const also =
    left === 0 ? "" : ` ${counted(left, "concern")} had moved in the meantime and stayed there.`;
  return (
    <Alert
      variant={left === 0 ? "success" : "information"}
      title="Given to a colleague"
      text={`${counted(given, "concern")} given.${also}`}
    />
  );
}

function Giving({ makers, staff, error }: BoardPage): VNode {
  return (
    <>
      <Select
        name="staff"
        label={{ text: "Give what is chosen to" }}
        value={staff ?? ""}
        items={[
          { value: "", text: "Choose a colleague" },
          ...makers.map(({ staffId, name }) => ({ value: staffId, text: name })),
        ]}
        errorMessage={error?.href === "#staff" ? { text: error.text } : undefined}
      />
      <Button text="Continue" classes="govuk-button--secondary" preventDoubleClick />
    </>
  );
}

function OnePerson({ holder, page }: { holder: Holder; page: BoardPage }): VNode {
  const late = holder.rows.filter((row) => isLateAt(row, page.now));
  const counts = `${counted(holder.rows.length, "concern")}${late.length > 0 ? `, ${late.length} overdue` : ""}`;
  if (holder.rows.length === 0) {
    return (
      <>
        <h2 class="govuk-heading-m">{holder.name}</h2>
        <p class="govuk-body">Has nothing to work on.</p>
      </>
    );
  }
  return (
    <>
      <h2 class="govuk-heading-m">{holder.name}</h2>
      <SortableTable
        caption={`${holder.name}: ${counts}`}
        captionClasses="govuk-table__caption--s"
        dense
        brief
        columns={columns}
        groups={[{ rows: holder.rows.map((row) => boardRow(row, page)) }]}
        empty=""
        attributes={{ "data-rows-by-key": "" }}
      />
    </>
  );
}

export const tickOf = ({ concernId, version }: BoardRow): string => `${concernId}:${version}`;

function boardRow(row: BoardRow, { ticked = [], scheme, now, today }: BoardPage): SortableRow {
  const words = runningClockInWords(row, now);
  return {
    pick: (
      <span class="govuk-checkboxes govuk-checkboxes--small">
        <span class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            name="concern"
            id={`pick-${row.concernId}`}
            value={tickOf(row)}
            checked={ticked.includes(tickOf(row))}
          />
          <label class="govuk-label govuk-checkboxes__label" for={`pick-${row.concernId}`}>
            <span class="govuk-visually-hidden">{`Choose ${fullName(row)}, ${row.reference}`}</span>
          </label>
        </span>
      </span>
    ),
    child: <ConcernLink concern={row} today={today} />,
    clock: <Clock words={words} />,
    rating: <RatingTag scheme={scheme} rating={row.rating} />,
    agency: row.agency,
  };
}
