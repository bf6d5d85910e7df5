import type { FormFields } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { Select, Tag } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { columnRoles, roleWords } from "../reading/column-roles.ts";
import type { ColumnSummary, SheetSummary } from "../reading/reading-types.ts";
import { findColumns, findReading } from "../workbook/workbook-reads.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { decisionPage, decisionsForm, textOf } from "./decision-form.tsx";
import { importParams, importRoute } from "./import-route.ts";
import { importPaths } from "./paths.ts";
import { shortened } from "./problems.tsx";
import { saveColumns, sheetRoleOf, sheetRoles } from "./save-columns.ts";

type Shown = {
  readonly workbook: ReadWorkbook;
  readonly csrfToken: string;
  readonly typed?: FormFields;
};

function columnsPage({ workbook, csrfToken, typed }: Shown): View {
  const { importId, reading } = workbook;
  return decisionPage({
    workbook,
    title: "Sheets and columns",
    action: importPaths.columns(importId),
    csrfToken,
    isStale: typed !== undefined,
    isEmpty: false,
    empty: "",
    pages: null,
    intro: (
      <p class="govuk-body">
        What each sheet and each column was taken for. Correct what is wrong: the workbook is read
        again, and a column with the same heading is taken for the same next time.
      </p>
    ),
    children: reading.sheets.map((sheet, at) => <Sheet sheet={sheet} at={at} typed={typed} />),
  });
}

type SheetProps = {
  readonly sheet: SheetSummary;
  readonly at: number;
  readonly typed: FormFields | undefined;
};

const Sheet = ({ sheet, at, typed }: SheetProps) => (
  <section>
    <h2 class="govuk-heading-m">
      {sheet.name}
      {sheet.hidden ? " (hidden sheet)" : ""}
    </h2>
    {sheet.why !== "" && <p class="govuk-body">{sheet.why}</p>}
    <Select
      name={`sheet-${at}`}
      label={{ text: `What ${sheet.name} holds` }}
      value={(typed && textOf(typed, `sheet-${at}`)) ?? sheetRoleOf(sheet)}
      items={Object.entries(sheetRoles).map(([value, text]) => ({ value, text }))}
    />
    {sheet.columns.length > 0 && (
      <SortableTable
        caption={`Columns of ${sheet.name}`}
        captionClasses="govuk-visually-hidden"
        columns={[
          { key: "column", text: "Column" },
          { key: "role", text: "Taken for" },
          { key: "samples", text: "Some of what it holds" },
        ]}
        groups={[
          {
            rows: sheet.columns.map((column, index) => ({
              column: (
                <>
                  {column.column}: {column.heading} <Sure confidence={column.confidence} />
                </>
              ),
              role: <Role sheet={sheet} at={at} typed={typed} column={column} index={index} />,
              samples: column.samples.map(shortened).join("; "),
            })),
          },
        ]}
      />
    )}
  </section>
);

type RoleProps = SheetProps & { readonly column: ColumnSummary; readonly index: number };

const Role = ({ sheet, at, typed, column, index }: RoleProps) => (
  <Select
    name={`column-${at}-${index}`}
    label={{
      text: `What column ${column.column} of ${sheet.name} holds`,
      classes: "govuk-visually-hidden",
    }}
    hint={{ text: column.why }}
    classes="app-fits"
    value={(typed && textOf(typed, `column-${at}-${index}`)) ?? column.role ?? ""}
    items={[
      ...(column.role === null ? [{ value: "", text: "Not known: kept as written" }] : []),
      ...columnRoles.map((role) => ({ value: role, text: roleWords[role] })),
    ]}
  />
);

const sureness = {
  given: "said by a person",
  certain: undefined,
  likely: undefined,
  guess: "a guess",
  none: "not known",
} as const;

function Sure({ confidence }: Pick<ColumnSummary, "confidence">) {
  const words = sureness[confidence];
  return words === undefined ? null : <Tag classes="govuk-tag--yellow">{words}</Tag>;
}

export const columnRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/columns",
    audit: { action: "import.preview" },
    input: { params: importParams },
    handle: (workbook, { frame }) =>
      Promise.resolve({
        kind: "page",
        view: columnsPage({ workbook, csrfToken: frame.csrfToken }),
      }),
  }),
  importRoute({
    method: "POST",
    path: "/imports/:importId/columns",
    audit: { action: "import.columns" },
    input: { params: importParams, form: decisionsForm },
    handle: async (workbook, { tx, actor, clock, frame, form }) => {
      const given = { actor, at: clock.now() };
      const version = Number(textOf(form, "version"));
      const before = await findColumns(tx, workbook.importId);
      const saved = await saveColumns(tx, given, { workbook, version, form, before });
      if (saved !== "stale")
        return redirectDone(importPaths.columns(workbook.importId), "Columns saved.");
      const now = (await findReading(tx, workbook.importId)) ?? workbook;
      return {
        kind: "stale",
        view: columnsPage({ workbook: now, csrfToken: frame.csrfToken, typed: form }),
      };
    },
  }),
];
