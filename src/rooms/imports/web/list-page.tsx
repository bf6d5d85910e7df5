import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, FileUpload } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { FinishedImport } from "../import-reads.ts";
import { type Workbook, unfinishedDays } from "../workbook/workbook-types.ts";
import { importPaths } from "./paths.ts";
import { goesOn } from "./waiting-pages.tsx";

type ListPage = {
  readonly workbooks: readonly Workbook[];
  readonly imports: readonly FinishedImport[];
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

const states = {
  waiting: "Being read",
  read: "Waiting for you",
  unreadable: "Cannot be read",
} as const;

export function listPage({ workbooks, imports, csrfToken, errors = [] }: ListPage): View {
  return {
    title: "Import a workbook",
    hasErrors: errors.length > 0,
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Import a workbook</h1>
        <p class="govuk-body-l">
          Import the tracker you keep in Excel, once or every month. You see everything that was
          read before anything is written.
        </p>
        <Form
          action={importPaths.list}
          csrfToken={csrfToken}
          classes="app-form"
          enctype="multipart/form-data"
        >
          <FileUpload
            name="workbook"
            label={{ text: "Workbook", classes: "govuk-label--s" }}
            hint={{
              text: "An Excel workbook (.xlsx) without a password, or a CSV file saved from Excel, of up to 50 MB. It stays on this server.",
            }}
            errorMessage={errorFor(errors, "workbook")}
            attributes={{ accept: ".xlsx,.csv" }}
          />
          <Button text="Read this workbook" preventDoubleClick />
        </Form>
        {workbooks.length > 0 && <Unfinished workbooks={workbooks} />}
        {imports.length > 0 && <Finished imports={imports} />}
      </>
    ),
  };
}

const Unfinished = ({ workbooks }: Pick<ListPage, "workbooks">) => (
  <>
    <SortableTable
      caption="Not finished"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "workbook", text: "Workbook" },
        { key: "chosen", text: "Chosen" },
        { key: "state", text: "State" },
        { key: "goes", text: "Removed on" },
      ]}
      groups={[
        {
          rows: workbooks.map((workbook) => ({
            workbook: (
              <a class="govuk-link" href={importPaths.import(workbook.importId)}>
                {workbook.fileName}
              </a>
            ),
            chosen: `${formatDateTime(workbook.broughtAt)}, ${workbook.broughtBy ?? "command line"}`,
            state: states[workbook.state],
            goes: formatDate(goesOn(workbook)),
          })),
        },
      ]}
    />
    <p class="govuk-body">
      An import that is not finished holds children’s names, so Lantern removes it after{" "}
      {unfinishedDays} days.
    </p>
  </>
);

const Finished = ({ imports }: Pick<ListPage, "imports">) => (
  <SortableTable
    caption="Brought in"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "workbook", text: "Workbook" },
      { key: "when", text: "When and who by" },
      { key: "what", text: "Outcome" },
    ]}
    groups={[
      {
        rows: imports.map(({ importId, fileName, rows, children, rowsWait, by, at }) => ({
          workbook: (
            <a class="govuk-link" href={importPaths.import(importId)}>
              {fileName}
            </a>
          ),
          when: `${formatDateTime(at)}, ${by ?? "command line"}`,
          what: [
            counted(rows, "row"),
            `${counted(children, "child", "children")} added`,
            ...(rowsWait > 0
              ? [`${counted(rowsWait, "child", "children")} not written: rows wait`]
              : []),
          ].join(", "),
        })),
      },
    ]}
  />
);
