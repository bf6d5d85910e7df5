import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, FileUpload } from "../../../../ui/govuk/index.ts";
import { FieldsForm, summaryOf, type Field } from "../../../../ui/forms/fields-form.tsx";
import type { ToolVersion } from "../draft-reads.ts";
import { title } from "./frame.tsx";
import { toolPaths } from "./paths.ts";

const beginFields = (newest: readonly ToolVersion[]): readonly Field[] => [
  {
    name: "from",
    label: "What do you begin from?",
    as: "radios",
    items: [
      { value: "nothing", text: "Nothing: an empty tool" },
      ...newest.map(({ id, body }) => ({
        value: id,
        text: `${body.name}, version ${body.version}`,
      })),
    ],
  },
  {
    name: "as",
    label: "If you begin from a tool: what will yours be?",
    as: "radios",
    items: [
      { value: "next", text: "The next version of that tool" },
      { value: "copy", text: "A separate copy under a new name" },
    ],
  },
  {
    name: "name",
    label: "What is the new tool called?",
    as: "text",
    hint: "Left out for the next version of a tool",
  },
];

type BeginPage = {
  readonly newest: readonly ToolVersion[];
  readonly csrfToken: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
};

export function beginPage({ newest, ...page }: BeginPage): View {
  const fields = beginFields(newest);
  const summary = summaryOf({ ...page, fields, now: toolPaths.tools });
  const heading = "Make a tool or a new version";
  return {
    title: heading,
    hasErrors: summary !== undefined,
    breadcrumbs: [{ text: title, href: toolPaths.tools }, { text: heading }],
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">
          You work on a draft. Nobody who fills in tools sees it until it is put in force.
        </p>
        <FieldsForm {...page} fields={fields} action={toolPaths.begin} button="Make a draft" />
      </>
    ),
  };
}

type FilePage = { readonly csrfToken: string; readonly errors?: readonly FieldError[] };

export function fromFilePage({ csrfToken, errors = [] }: FilePage): View {
  const heading = "Import a tool from a file";
  return {
    title: heading,
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: title, href: toolPaths.tools }, { text: heading }],
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">
          A tool that was taken out of Lantern, here or in another partnership. It becomes a draft:
          read it, try it, and agree it before it is put in force.
        </p>
        <Form
          action={toolPaths.fromFile}
          csrfToken={csrfToken}
          classes="app-form"
          enctype="multipart/form-data"
        >
          <FileUpload
            name="file"
            label={{ text: "File (JSON)" }}
            errorMessage={errorFor(errors, "file")}
          />
          <Button text="Make a draft of it" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
