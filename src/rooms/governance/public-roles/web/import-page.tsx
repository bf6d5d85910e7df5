import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../../ui/forms/index.ts";
import { Panel } from "../../../../ui/govuk/index.ts";
import { importForm } from "../import-form.ts";
import type { ImportedRoles } from "../import-roles.ts";
import type { RoleKinds } from "../role.ts";
import { rolePaths } from "./paths.ts";

const backLink = { text: "Back to public roles and licences", href: rolePaths.list };

export function importPage(kinds: RoleKinds, state: FormState<typeof importForm>): View {
  const summary = formSummary(importForm, state);
  return {
    title: "Import a list",
    hasErrors: summary !== undefined,
    backLink,
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">Import a list</h1>
        <p class="govuk-body app-form">
          The list of a licensing team, or of the council’s members, as a CSV file. Its first line
          has headings: name, and where there are any number or ward, address, employer, from and
          until. Nothing is taken of a file with a line that cannot be read.
        </p>
        <DeclaredForm
          form={importForm}
          state={state}
          drawing={{ kinds }}
          action={rolePaths.file}
          button="Bring it in"
        />
      </>
    ),
  };
}

type Done = { readonly imported: ImportedRoles; readonly notRead: readonly string[] };

export function importedPage({ imported, notRead }: Done): View {
  const { added, changed, unchanged, ended } = imported;
  const lines = [
    `${counted(added, "person", "people")} or businesses are new`,
    `${counted(changed, "entry", "entries")} changed`,
    `${counted(unchanged, "entry", "entries")} as before`,
    `${counted(ended, "entry", "entries")} ended today`,
  ];
  return {
    title: "The list is in the register",
    backLink,
    body: (
      <>
        <Panel titleText="The list is in the register" />
        <List lines={lines} />
        {notRead.length > 0 && (
          <p class="govuk-body">{`Columns that are not kept: ${notRead.join(", ")}.`}</p>
        )}
        <p class="govuk-body">
          Colleagues of the same name have been asked. Each record is compared again when it is next
          opened.
        </p>
      </>
    ),
  };
}

const List = ({ lines }: { readonly lines: readonly string[] }): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
);
