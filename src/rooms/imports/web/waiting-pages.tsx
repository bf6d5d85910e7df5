import { formatDate, addDays, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, WarningText } from "../../../ui/govuk/index.ts";
import { unfinishedDays, type Workbook } from "../workbook/workbook-types.ts";
import { importPaths } from "./paths.ts";

export const crumbs = (fileName: string, importId?: string) => [
  { text: "Import a workbook", href: importPaths.list },
  importId === undefined
    ? { text: fileName }
    : { text: fileName, href: importPaths.import(importId) },
];

/** When an unfinished import goes by itself. */
export const goesOn = ({ broughtAt }: Pick<Workbook, "broughtAt">): string =>
  addDays(londonDate(broughtAt), unfinishedDays);

/** Reading takes seconds and goes on without the page. A script looks whether it is done; without one there is the button. */
export function waitingPage({ fileName, importId }: Workbook): View {
  return {
    title: "Reading your workbook",
    breadcrumbs: crumbs(fileName),
    body: (
      <>
        <h1 class="govuk-heading-l">Reading your workbook</h1>
        <p class="govuk-body" data-waiting>
          Lantern is reading {fileName}. This takes a few seconds, and up to a minute for a very
          large one. You can leave the page and come back.
        </p>
        <p class="govuk-body">
          <Button
            text="Look again"
            href={importPaths.import(importId)}
            classes="govuk-button--secondary"
          />
        </p>
        <p class="govuk-body">
          Nothing is written until you have seen what was read and confirmed it.
        </p>
      </>
    ),
  };
}

export function unreadablePage({ fileName, importId, reason }: Workbook, csrfToken: string): View {
  return {
    title: "This workbook cannot be read",
    breadcrumbs: crumbs(fileName),
    body: (
      <>
        <h1 class="govuk-heading-l">This workbook cannot be read</h1>
        <WarningText>{reason ?? ""}</WarningText>
        <p class="govuk-body">Nothing was imported. Correct the file and choose it again.</p>
        <Form action={importPaths.remove(importId)} csrfToken={csrfToken}>
          <Button text="Put it away and choose another" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

/** Removing loses decisions, so it is asked for on a page of its own. */
export function RemoveForm({
  workbook,
  csrfToken,
}: {
  readonly workbook: Workbook;
  readonly csrfToken: string;
}) {
  return (
    <Form action={importPaths.remove(workbook.importId)} csrfToken={csrfToken}>
      <p class="govuk-body">
        This import is not finished. It holds children’s names, so it is deleted automatically on{" "}
        {formatDate(goesOn(workbook))}, or when you put it away.
      </p>
      <Button text="Put this import away" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}
