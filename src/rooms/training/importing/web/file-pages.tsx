import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, FileUpload, InsetText, WarningText } from "../../../../ui/govuk/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { unfinishedDays, type Workbook } from "../../../imports/index.ts";
import { trainingPaths } from "../../web/paths.ts";
import { trainingPage } from "../../web/training-frame.tsx";
import type { TrainingFile } from "../confirm-file.ts";
import type { DoneFile } from "../done-reads.ts";
import type { fileList, fileRowList, problemList } from "../file-list.ts";
import { outcomeWords } from "../role-words.ts";

export const filesTitle = "Import training";
export const filesCrumb = { text: filesTitle, href: trainingPaths.files };

export const fileCrumbs = ({ fileName, importId }: Pick<TrainingFile, "fileName" | "importId">) => [
  filesCrumb,
  { text: fileName, href: trainingPaths.file(importId) },
];

const states = {
  waiting: "Being read",
  read: "Waits for you",
  unreadable: "Cannot be read",
} as const;

type FilesPage = {
  readonly shown: ShownBy<typeof fileList>;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

/** Where a file is chosen, with what waits and what was imported. */
export const filesPage = ({ shown, csrfToken, errors = [] }: FilesPage): View =>
  trainingPage({
    heading: filesTitle,
    ...(errors.length > 0 && { summary: <FormErrorSummary errors={errors} /> }),
    children: (
      <>
        <p class="govuk-body app-form">
          Exports of learning systems and sign-in sheets. You see every row before anything is
          written, and the same file twice adds nothing.
        </p>
        <Form
          action={trainingPaths.files}
          csrfToken={csrfToken}
          classes="app-form"
          enctype="multipart/form-data"
        >
          <FileUpload
            name="workbook"
            label={{ text: "File", classes: "govuk-label--s" }}
            hint={{
              text: "CSV or an Excel workbook (.xlsx) without a password, of up to 50 MB. It stays on this server.",
            }}
            errorMessage={errorFor(errors, "workbook")}
            attributes={{ accept: ".xlsx,.csv" }}
          />
          <Button text="Read this file" preventDoubleClick />
        </Form>
        <ListTables
          shown={shown}
          cells={{
            file: ({ file, done }) => (
              <a class="govuk-link" href={trainingPaths.file(file ? file.importId : done.importId)}>
                {file ? file.fileName : done.fileName}
              </a>
            ),
            chosen: ({ file, done }) =>
              file
                ? `${formatDateTime(file.broughtAt)}, ${file.broughtBy ?? "command line"}`
                : `${formatDateTime(done.at)}, ${done.by ?? "command line"}`,
            state: ({ file, done }) => (file ? states[file.state] : doneWords(done)),
          }}
        />
        <p class="govuk-body">
          {`A file that is not finished holds names of staff, so Lantern removes it after ${unfinishedDays} days.`}
        </p>
      </>
    ),
  });

const doneWords = ({ counts, isWaiting }: DoneFile): string =>
  [
    counted(counts.written ?? 0, "attendance"),
    `${counted(counts.people ?? 0, "person", "people")} added`,
    ...(isWaiting ? [`${counted(counts.waits ?? 0, "row")} waiting`] : []),
  ].join(", ");

export const readingPage = ({ fileName, importId }: Workbook): View =>
  trainingPage({
    heading: "Reading your file",
    crumbs: [filesCrumb],
    children: (
      <>
        <p class="govuk-body" data-waiting>
          {`Lantern is reading ${fileName}. This takes a few seconds. You can leave the page and come back.`}
        </p>
        <p class="govuk-body">
          <Button
            text="Look again"
            href={trainingPaths.file(importId)}
            classes="govuk-button--secondary"
          />
        </p>
      </>
    ),
  });

export const unreadablePage = ({ importId, reason }: Workbook, csrfToken: string): View =>
  trainingPage({
    heading: "This file cannot be read",
    crumbs: [filesCrumb],
    children: (
      <>
        <WarningText>{reason ?? ""}</WarningText>
        <p class="govuk-body">Nothing was written. Correct the file and choose it again.</p>
        <RemoveFile importId={importId} csrfToken={csrfToken} />
      </>
    ),
  });

export const RemoveFile = ({
  importId,
  csrfToken,
}: {
  readonly importId: string;
  readonly csrfToken: string;
}): VNode => (
  <Form action={trainingPaths.removeFile(importId)} csrfToken={csrfToken}>
    <Button text="Remove this file" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
);

/** What became of a file of which nothing waits. */
export const donePage = (done: DoneFile): View =>
  trainingPage({
    heading: `Imported: ${done.fileName}`,
    crumbs: [filesCrumb],
    children: (
      <>
        <InsetText>
          {`${formatDateTime(done.at)}, ${done.by ?? "command line"}: ${doneWords(done)}.`}
        </InsetText>
        <p class="govuk-body">
          <a class="govuk-link" href={trainingPaths.people}>
            People and their training
          </a>
        </p>
      </>
    ),
  });

const statusWords = {
  attended: "Attended",
  absent: "Did not attend",
  booked: "Booked",
  cancelled: "Cancelled",
} as const;

type RowsPage = {
  readonly file: TrainingFile;
  readonly shown: ShownBy<typeof fileRowList>;
};

/** Every row, with what confirming does with it and why. */
export const fileRowsPage = ({ file, shown }: RowsPage): View =>
  trainingPage({
    heading: "Rows of the file",
    crumbs: fileCrumbs(file),
    width: "wide",
    children: (
      <>
        <FacetTabs label="Rows of the file" facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            row: ({ row }) => String(row.row),
            person: ({ row }) => nameOf(shown.around.people[row.person]),
            course: ({ row }) => row.course,
            on: ({ row }) => (row.on === null ? "Not known" : formatDate(row.on)),
            status: ({ row }) => statusWords[row.status],
            outcome: ({ outcome, why }) => (
              <>
                {outcomeWords[outcome]}
                <span class="app-line app-secondary">{why}</span>
              </>
            ),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });

type Read = TrainingFile["reading"]["people"][string];

export const nameOf = (read: Read | undefined): string =>
  [read?.written ?? "", read?.emails[0] ?? ""].filter((part) => part !== "").join(", ") ||
  "Nobody is named";

type ProblemsPage = {
  readonly file: TrainingFile;
  readonly shown: ShownBy<typeof problemList>;
};

export const problemsPage = ({ file, shown }: ProblemsPage): View =>
  trainingPage({
    heading: "Cells that were not understood",
    crumbs: fileCrumbs(file),
    width: "wide",
    children: (
      <>
        <p class="govuk-body">What they say is not known. Nothing is guessed.</p>
        <ListTables
          shown={shown}
          cells={{
            row: ({ row }) => String(row),
            column: ({ column }) => column,
            value: ({ value }) => value,
            why: ({ why }) => why,
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
