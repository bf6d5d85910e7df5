import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  Checkboxes,
  FileUpload,
  Input,
  Panel,
  Select,
} from "../../../../ui/govuk/index.ts";
import type { ImportedRoles } from "../import-roles.ts";
import type { RoleKinds } from "../role.ts";
import { rolePaths } from "./paths.ts";

export type TypedFile = {
  readonly kind: string;
  readonly authority: string;
  readonly whole: string;
};

type ImportPage = {
  readonly kinds: RoleKinds;
  readonly csrfToken: string;
  readonly typed: TypedFile;
  readonly errors?: readonly FieldError[];
};

const backLink = { text: "Back to public roles and licences", href: rolePaths.list };

export function importPage({ kinds, csrfToken, typed, errors = [] }: ImportPage): View {
  return {
    title: "Import a list",
    hasErrors: errors.length > 0,
    backLink,
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Import a list</h1>
        <p class="govuk-body app-form">
          The list of a licensing team, or of the council’s members, as a CSV file. Its first line
          has headings: name, and where there are any number or ward, address, employer, from and
          until. Nothing is taken of a file with a line that cannot be read.
        </p>
        <Form
          action={rolePaths.file}
          csrfToken={csrfToken}
          classes="app-form"
          enctype="multipart/form-data"
        >
          <Select
            name="kind"
            label={{ text: "Role or licence" }}
            value={typed.kind}
            items={[
              { value: "", text: "Choose" },
              ...kinds.map(({ key, name }) => ({ value: key, text: name })),
            ]}
            errorMessage={errorFor(errors, "kind")}
          />
          <Input
            name="authority"
            label={{ text: "Council or authority" }}
            value={typed.authority}
            errorMessage={errorFor(errors, "authority")}
          />
          <FileUpload
            name="file"
            label={{ text: "CSV file" }}
            errorMessage={errorFor(errors, "file")}
            attributes={{ accept: ".csv" }}
          />
          <Checkboxes
            name="whole"
            values={[typed.whole]}
            classes="govuk-checkboxes--small"
            items={[
              {
                value: "yes",
                text: "This is the whole list",
                hint: {
                  text: "People in the register and not in the file held it until today",
                },
              },
            ]}
          />
          <Button text="Bring it in" preventDoubleClick />
        </Form>
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
