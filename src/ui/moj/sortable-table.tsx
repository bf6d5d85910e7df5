import type { VNode } from "preact";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  optionalAttributes,
} from "../govuk/shared.ts";

export type SortDirection = "ascending" | "descending" | "none";

export interface SortableColumn {
  key: string;
  text: string;
  /** Present where the server can sort by this column: the address that does it. */
  sort?: { href: string; direction: SortDirection } | undefined;
  numeric?: boolean | undefined;
  /** Left out where a row is a card: on a phone a list of many rows is read for the others. */
  isAside?: boolean | undefined;
  /** Where a row is a card, behind "More" in it. Each row says in `about` what it is of. */
  isMore?: boolean | undefined;
  /** The same for what stands below its value in smaller words. */
  isShort?: boolean | undefined;
  /** Where rows are brief: its value does not say by itself what it is. */
  isLabelled?: boolean | undefined;
  /** Of links and buttons alone: on paper it would be an empty column. */
  isScreenOnly?: boolean | undefined;
}

/** Cells by column key; the first column is the row's heading. */
export type SortableRow = Readonly<Record<string, Content>>;

export interface RowGroup {
  /** Shown as a line of its own above the rows, for example "High · 3 children". */
  heading?: Content;
  rows: readonly SortableRow[];
  /** Of each row in its place, for a script or a style. */
  attributes?: readonly (Attributes | undefined)[] | undefined;
}

export interface SortableTableProps extends CommonProps {
  caption: string;
  captionClasses?: string | undefined;
  columns: readonly SortableColumn[];
  groups: readonly RowGroup[];
  /** Smaller type and spacing, for tables that people scan. */
  dense?: boolean | undefined;
  /** On a phone the values of a row follow each other in lines: short rows, without their labels or with all. */
  brief?: boolean | "labelled" | undefined;
  /** Said in place of the rows when there are none. */
  empty?: Content;
}

function numericClass(column: SortableColumn, block: "header" | "cell"): string | false {
  return column.numeric === true && `govuk-table__${block}--numeric`;
}

function ColumnHeader({ column }: { column: SortableColumn }): VNode {
  const { sort, text } = column;
  return (
    <th
      scope="col"
      class={classNames(
        "govuk-table__header",
        numericClass(column, "header"),
        column.isScreenOnly && "app-screen-only",
      )}
      {...optionalAttributes({ "aria-sort": sort?.direction })}
    >
      {sort ? (
        <a class="app-table__sort" href={sort.href}>
          {text}
        </a>
      ) : (
        text
      )}
    </th>
  );
}

// On a phone a row is a card, and the column's name stands before each value.
function Cell({ column, value }: { column: SortableColumn; value: Content }): VNode {
  return (
    <td
      class={classNames(
        "govuk-table__cell",
        numericClass(column, "cell"),
        column.isAside && "app-table__aside",
        column.isMore && "app-table__more",
        column.isShort && "app-table__short",
        column.isLabelled && "app-table__labelled",
        column.isScreenOnly && "app-screen-only",
      )}
      data-label={column.text}
    >
      <div class="app-table__value">{value}</div>
    </td>
  );
}

/** Opens the rest of a card: the style sheet shows it by this, and nobody without cards sees it. */
const More = ({ about }: { about: Content }): VNode => (
  <details class="govuk-details app-table__unfold">
    <summary
      class="govuk-details__summary"
      {...optionalAttributes({
        "aria-label": typeof about === "string" ? `More about ${about}` : undefined,
      })}
    >
      <span class="govuk-details__summary-text">More</span>
    </summary>
  </details>
);

interface RowProps {
  row: SortableRow;
  columns: readonly SortableColumn[];
  attributes: Attributes | undefined;
}

function Row({ row, columns, attributes }: RowProps): VNode {
  const [first, ...others] = columns;
  return (
    <tr class="govuk-table__row" {...attributes}>
      {first && (
        <th scope="row" class="govuk-table__header app-table__subject">
          {row[first.key]}
          {columns.some(({ isMore }) => isMore) && <More about={row["about"]} />}
        </th>
      )}
      {others.map((column) => (
        <Cell column={column} value={row[column.key]} />
      ))}
    </tr>
  );
}

function Group({ group, columns }: { group: RowGroup; columns: readonly SortableColumn[] }): VNode {
  return (
    <tbody class="govuk-table__body">
      {group.heading !== undefined && (
        <tr class="govuk-table__row app-table__group">
          <th scope="rowgroup" colspan={columns.length} class="govuk-table__header">
            {group.heading}
          </th>
        </tr>
      )}
      {group.rows.map((row, index) => (
        <Row row={row} columns={columns} attributes={group.attributes?.[index]} />
      ))}
    </tbody>
  );
}

function EmptyBody({ columns, text }: { columns: number; text: Content }): VNode {
  return (
    <tbody class="govuk-table__body">
      <tr class="govuk-table__row">
        <td class="govuk-table__cell" colspan={columns}>
          {text}
        </td>
      </tr>
    </tbody>
  );
}

/** With more, a tablet shows the table in a box that scrolls sideways. */
const mostColumnsSideBySide = 6;

/** A table sorted by the server: headings are links, and rows become cards on a phone. */
export function SortableTable(props: SortableTableProps): VNode {
  const { caption, groups, dense = false } = props;
  const columns =
    props.brief === "labelled"
      ? props.columns.map((column) => ({ ...column, isLabelled: true }))
      : props.columns;
  const isEmptyTable = groups.every(({ rows }) => rows.length === 0);
  const classes = classNames(
    "govuk-table app-table",
    dense && "app-table--dense",
    props.brief !== undefined && props.brief !== false && "app-table--brief",
    columns.length > mostColumnsSideBySide && "app-table--broad",
    columns.some(({ sort }) => sort) && "app-table--sortable",
    props.classes,
  );
  return (
    <section class="app-table-scroll" aria-label={caption} tabindex={0}>
      <table class={classes} {...props.attributes}>
        <caption class={classNames("govuk-table__caption", props.captionClasses)}>
          {caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map((column) => (
              <ColumnHeader column={column} />
            ))}
          </tr>
        </thead>
        {isEmptyTable ? (
          <EmptyBody columns={columns.length} text={props.empty ?? "Nothing to show"} />
        ) : (
          groups.map((group) => <Group group={group} columns={columns} />)
        )}
      </table>
    </section>
  );
}
