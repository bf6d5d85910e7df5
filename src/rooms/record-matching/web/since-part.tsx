import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { kindWords, type Merge, type WrittenSince } from "../../subjects/index.ts";
import { samePaths } from "./paths.ts";

type Common = { readonly merge: Merge; readonly csrfToken: string };
type SinceProps = Common & { readonly since: readonly WrittenSince[] };

/** What was written while they were one stays; a person moves what is of the other child, and can put it back. */
export function Since({ since, ...common }: SinceProps): VNode {
  const { merge } = common;
  const [here, there] = [since.filter((row) => !row.isMoved), since.filter((row) => row.isMoved)];
  return (
    <section id="written-since">
      <Rows
        caption="Written while they were one"
        column="Of the other child?"
        rows={here}
        empty={`Nothing, or it went with ${merge.otherReference} already.`}
        press={(row) => (
          <Press
            row={row}
            csrfToken={common.csrfToken}
            action={samePaths.moves(merge.mergeId)}
            text={`Move to ${merge.otherReference}`}
          />
        )}
      />
      {here.length > 0 && (
        <p class="govuk-body">{`What is left here stays with ${merge.reference}.`}</p>
      )}
      {there.length > 0 && (
        <Rows
          caption={`Moved to ${merge.otherReference} since`}
          column="Moved by mistake?"
          rows={there}
          press={(row) => (
            <Press
              row={row}
              csrfToken={common.csrfToken}
              action={samePaths.moveBack(merge.mergeId)}
              text={`Put back to ${merge.reference}`}
            />
          )}
        />
      )}
    </section>
  );
}

type RowsProps = {
  readonly caption: string;
  readonly column: string;
  readonly rows: readonly WrittenSince[];
  readonly press: (row: WrittenSince) => VNode;
  readonly empty?: string;
};

const Rows = ({ caption, column, rows, press, empty = "" }: RowsProps): VNode => (
  <SortableTable
    caption={caption}
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "on", text: "Day" },
      { key: "kind", text: "Kind" },
      { key: "says", text: "What it says" },
      { key: "move", text: column, isScreenOnly: true },
    ]}
    groups={[
      {
        rows: rows.map((row) => ({
          on: row.on === null ? "" : formatDate(row.on),
          kind: kindWords(row.relation),
          says: <Says {...row} />,
          move: press(row),
        })),
      },
    ]}
    empty={empty}
  />
);

/** The words, then who moved them and who put them back, as far as it is known. */
function Says({ says, ...row }: WrittenSince): VNode {
  const moved = row.movedAt && `Moved by ${row.movedByName ?? ""}, ${formatDateTime(row.movedAt)}`;
  const back = row.backAt && `Put back by ${row.backByName ?? ""}, ${formatDateTime(row.backAt)}`;
  return (
    <>
      {says}
      {[moved, back].map(
        (words) => words !== null && <span class="app-line app-secondary">{words}</span>,
      )}
    </>
  );
}

type PressProps = {
  readonly row: WrittenSince;
  readonly csrfToken: string;
  readonly action: string;
  readonly text: string;
};

const Press = ({ row, csrfToken, action, text }: PressProps): VNode => (
  <Form action={action} csrfToken={csrfToken}>
    <input type="hidden" name="relation" value={row.relation} />
    <input type="hidden" name="key" value={row.key} />
    <Button
      text={
        <>
          {text}
          <span class="govuk-visually-hidden">{`: ${row.says}`}</span>
        </>
      }
      classes="govuk-button--secondary"
      preventDoubleClick
    />
  </Form>
);
