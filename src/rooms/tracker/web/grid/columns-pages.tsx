import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  Input,
  InsetText,
  Radios,
  Textarea,
  WarningText,
} from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { columnKinds, mostColumns, type ColumnForm } from "../../grid/own-column-form.ts";
import type { ArrangedColumn } from "../../grid/own-columns.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { gridPaths } from "./paths.ts";

export type ColumnsPage = {
  readonly columns: readonly ArrangedColumn[];
  readonly csrfToken: string;
  readonly typed: ColumnForm;
  readonly errors?: readonly FieldError[];
};

const crumbs = [
  { text: "Tracker", href: paths.tracker() },
  { text: "Columns of your own", href: gridPaths.columns },
];

/** The columns that a partnership has added to its tracker. */
export function columnsPage(page: ColumnsPage): View {
  const { columns, errors = [] } = page;
  const used = columns.filter(({ retiredOn }) => retiredOn === null);
  const retired = columns.filter(({ retiredOn }) => retiredOn !== null);
  const ids = { kind: "kind" };
  return {
    title: "Columns of your own",
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "Tracker", href: paths.tracker() }, { text: "Columns of your own" }],
    body: (
      <>
        <FormErrorSummary errors={errors} ids={ids} />
        <h1 class="govuk-heading-l">Columns of your own</h1>
        <p class="govuk-body">
          {`Everyone in the partnership who sees the tracker sees these. You can have ${mostColumns}; you have ${used.length}.`}
        </p>
        {used.length > 0 && <Used {...page} columns={used} />}
        {retired.length > 0 && <Retired {...page} columns={retired} />}
        <Add {...page} />
      </>
    ),
  };
}

function Used({ columns, csrfToken }: ColumnsPage): VNode {
  return (
    <SortableTable
      caption="On the tracker, in this order"
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "name", text: "Column" },
        { key: "kind", text: "What is written in it" },
        { key: "order", text: "Order" },
        { key: "more", text: "Change" },
      ]}
      groups={[
        {
          rows: columns.map((column, index) =>
            usedRow(column, { index, of: columns.length, csrfToken }),
          ),
        },
      ]}
    />
  );
}

type Placed = { readonly index: number; readonly of: number; readonly csrfToken: string };

function usedRow(column: ArrangedColumn, { index, of, csrfToken }: Placed): SortableRow {
  const { columnId, name, kind, choices } = column;
  return {
    name,
    kind: kind === "choice" ? choices.join(", ") : columnKinds[kind],
    order: (
      <div class="app-grid__order">
        {index > 0 && <Move columnId={columnId} name={name} way="up" csrfToken={csrfToken} />}
        {index < of - 1 && (
          <Move columnId={columnId} name={name} way="down" csrfToken={csrfToken} />
        )}
      </div>
    ),
    more: (
      <>
        <p class="govuk-body govuk-!-margin-bottom-1">
          <a class="govuk-link" href={gridPaths.column(columnId)}>
            Change<span class="govuk-visually-hidden"> {name}</span>
          </a>
        </p>
        <p class="govuk-body govuk-!-margin-bottom-1">
          <a class="govuk-link" href={gridPaths.retire(columnId)}>
            Retire<span class="govuk-visually-hidden"> {name}</span>
          </a>
        </p>
      </>
    ),
  };
}

type MoveProps = {
  readonly columnId: string;
  readonly name: string;
  readonly way: "up" | "down";
  readonly csrfToken: string;
};

function Move({ columnId, name, way, csrfToken }: MoveProps): VNode {
  return (
    <Form action={gridPaths.move(columnId)} csrfToken={csrfToken}>
      <input type="hidden" name="way" value={way} />
      <Button
        classes="govuk-button--secondary app-grid__move"
        text={`Move ${way}`}
        attributes={{ "aria-label": `Move ${name} ${way}` }}
      />
    </Form>
  );
}

function Retired({ columns, csrfToken, errors = [] }: ColumnsPage): VNode {
  return (
    <section aria-label="Retired columns">
      <h2 class="govuk-heading-m">Retired</h2>
      {columns.map(({ columnId, name, retiredOn }) => (
        <div id={columnId}>
          {errorFor(errors, columnId) && (
            <p id={`${columnId}-error`} class="govuk-error-message">
              <span class="govuk-visually-hidden">Error: </span>
              {errorFor(errors, columnId)?.text}
            </p>
          )}
          <p class="govuk-body">{`${name}, retired on ${formatDate(retiredOn ?? "")}`}</p>
          <Form action={gridPaths.bringBack(columnId)} csrfToken={csrfToken}>
            <Button classes="govuk-button--secondary" text={`Bring back ${name}`} />
          </Form>
        </div>
      ))}
    </section>
  );
}

function Add({ csrfToken, typed, errors = [] }: ColumnsPage): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Add a column</h2>
      <Form action={gridPaths.columns} csrfToken={csrfToken} classes="app-form">
        <NameField typed={typed} errors={errors} />
        <Radios
          name="kind"
          fieldset={{
            legend: { text: "What is written in it", classes: "govuk-fieldset__legend--s" },
          }}
          value={typed.kind}
          items={Object.entries(columnKinds).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "kind")}
        />
        <ChoicesField typed={typed} errors={errors} />
        <Button text="Add the column" preventDoubleClick />
      </Form>
    </>
  );
}

type Fields = {
  readonly typed: Pick<ColumnForm, "name" | "choices">;
  readonly errors: readonly FieldError[];
};

const NameField = ({ typed, errors }: Fields): VNode => (
  <Input
    name="name"
    label={{ text: "Name of the column" }}
    hint={{ text: "Nothing about a child belongs in a name: it is a heading for all" }}
    value={typed.name}
    errorMessage={errorFor(errors, "name")}
  />
);

const ChoicesField = ({ typed, errors }: Fields): VNode => (
  <Textarea
    name="choices"
    label={{ text: "Choices, where it is one of a list" }}
    hint={{ text: "Each on a line of its own" }}
    value={typed.choices}
    rows={4}
    errorMessage={errorFor(errors, "choices")}
  />
);

export type ColumnPage = {
  readonly column: ArrangedColumn;
  readonly csrfToken: string;
  readonly typed: Pick<ColumnForm, "name" | "choices">;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Another name or other choices; what was written stays as it was written. */
export function columnPage({
  column,
  csrfToken,
  typed,
  errors = [],
  isStale = false,
}: ColumnPage): View {
  const title = `Change ${column.name}`;
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [...crumbs, { text: "Change" }],
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        {isStale && (
          <InsetText>
            <p class="govuk-body">A colleague changed this column while you were writing.</p>
            <p class="govuk-body">
              {`It is called ${column.name} now${column.choices.length > 0 ? `, with ${column.choices.join(", ")}` : ""}. Yours is still below.`}
            </p>
          </InsetText>
        )}
        <Form action={gridPaths.column(column.columnId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={String(column.version)} />
          <NameField typed={typed} errors={errors} />
          {column.kind === "choice" && (
            <>
              <ChoicesField typed={typed} errors={errors} />
              <p class="govuk-body">
                A choice you remove stays where it was chosen, until it is changed.
              </p>
            </>
          )}
          <Button text="Save" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

type RetirePage = {
  readonly column: ArrangedColumn;
  readonly written: number;
  readonly csrfToken: string;
};

export function retirePage({ column, written, csrfToken }: RetirePage): View {
  const title = `Retire ${column.name}`;
  return {
    title,
    breadcrumbs: [...crumbs, { text: "Retire" }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <WarningText>
          {written === 0
            ? "Nothing is written in it."
            : `Something is written in it for ${counted(written, "child", "children")}.`}
        </WarningText>
        <p class="govuk-body">
          The column leaves the tracker for everyone. What is written in it is kept, and is there
          again when you bring the column back.
        </p>
        <Form action={gridPaths.retire(column.columnId)} csrfToken={csrfToken}>
          <Button text="Retire the column" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
