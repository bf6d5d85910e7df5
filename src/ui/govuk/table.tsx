import type { VNode } from "preact";
import { classNames, type CommonProps, type Content, type Maybe } from "./shared.ts";

export interface TableCell extends CommonProps {
  text: Content;
  format?: "numeric" | (string & {}) | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
}

export interface TableProps extends CommonProps {
  caption?: Content;
  captionClasses?: string | undefined;
  head?: readonly TableCell[] | undefined;
  rows: readonly Maybe<readonly TableCell[]>[];
  firstCellIsHeader?: boolean | undefined;
}

function HeadCell({ cell }: { cell: TableCell }): VNode {
  const format = cell.format !== undefined && `govuk-table__header--${cell.format}`;
  return (
    <th
      scope="col"
      class={classNames("govuk-table__header", format, cell.classes)}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.text}
    </th>
  );
}

function BodyCell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }): VNode {
  const span = { colspan: cell.colspan, rowspan: cell.rowspan };
  if (isHeader) {
    return (
      <th
        scope="row"
        class={classNames("govuk-table__header", cell.classes)}
        {...span}
        {...cell.attributes}
      >
        {cell.text}
      </th>
    );
  }
  const format = cell.format !== undefined && `govuk-table__cell--${cell.format}`;
  return (
    <td
      class={classNames("govuk-table__cell", format, cell.classes)}
      {...span}
      {...cell.attributes}
    >
      {cell.text}
    </td>
  );
}

export function Table(props: TableProps): VNode {
  const { caption, head, rows, firstCellIsHeader = false } = props;
  return (
    <table class={classNames("govuk-table", props.classes)} {...props.attributes}>
      {caption !== undefined && (
        <caption class={classNames("govuk-table__caption", props.captionClasses)}>
          {caption}
        </caption>
      )}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((cell) => (
              <HeadCell cell={cell} />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) => (
                  <BodyCell cell={cell} isHeader={firstCellIsHeader && index === 0} />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}
