import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { aboutScanning, picturePolicy } from "../../../../platform/files/limits.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Fieldset, FileUpload, InsetText } from "../../../../ui/govuk/index.ts";
import type { Concern } from "../concern-reads.ts";
import { childName } from "../concern-words.ts";
import type { PartEntry } from "../part-entries.ts";
import type { Answers } from "../part-form.ts";
import { isFilePart, type Group, type Part } from "../parts.ts";
import { paths } from "./paths.ts";
import { QuestionField } from "./question-field.tsx";

export type PartPage = {
  readonly frame: Frame;
  readonly concern: Concern;
  readonly part: Part;
  readonly id: string;
  /** What the form was filled in with, if somebody has added this part before. */
  readonly replaces: PartEntry | undefined;
  readonly typed: Answers;
  readonly errors?: readonly FieldError[];
};

export function partPage(page: PartPage): View {
  const { frame, concern, part, id, replaces, typed, errors = [] } = page;
  const hasFile = isFilePart(part.key);
  return {
    title: part.title,
    hasErrors: errors.length > 0,
    backLink: { text: `Concern ${concern.reference}`, href: paths.more(concern.concernId) },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} />
          <span class="govuk-caption-l">{`${childName(concern)}, ${concern.reference}`}</span>
          <h1 class="govuk-heading-l">{part.title}</h1>
          <p class="govuk-body">{part.purpose}</p>
          <Before entry={replaces} />
          <Form
            action={paths.part(concern.concernId, part.key)}
            csrfToken={frame.csrfToken}
            classes="app-form"
            enctype={hasFile ? "multipart/form-data" : undefined}
          >
            <input type="hidden" name="_id" value={id} />
            <input type="hidden" name="_replaces" value={replaces?.entryId ?? ""} />
            {part.groups.map((group) => (
              <Questions group={group} typed={typed} errors={errors} />
            ))}
            {hasFile && <File part={part} errors={errors} />}
            <Button text="Add to the concern" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

function Before({ entry }: { readonly entry: PartEntry | undefined }): VNode | null {
  if (!entry) return null;
  return (
    <InsetText>
      {`${entry.addedByName} added this on ${formatDateTime(entry.addedAt)}. It is filled in below: change it or add to it. The earlier version is kept.`}
    </InsetText>
  );
}

type ReadContext = {
  readonly group: Group;
  readonly typed: Answers;
  readonly errors: readonly FieldError[];
};

function Questions({ group, typed, errors }: ReadContext): VNode {
  const fields = group.questions.map((question) => (
    <QuestionField
      question={question}
      value={typed[question.name] ?? ""}
      error={errorFor(errors, question.name)}
    />
  ));
  if (group.title === undefined) return <>{fields}</>;
  return (
    <Fieldset legend={{ text: group.title, classes: "govuk-fieldset__legend--m" }}>
      {fields}
    </Fieldset>
  );
}

type Upload = { readonly part: Part; readonly errors: readonly FieldError[] };

function File({ part, errors }: Upload): VNode {
  const isPicture = part.key === "picture";
  const kinds = isPicture ? "JPEG or PNG" : "PDF, Word (.docx), Excel (.xlsx), CSV or text";
  const then = isPicture
    ? "Where and when it was taken is removed. The MASH checks it before others can open it."
    : picturePolicy;
  return (
    <FileUpload
      name="file"
      label={{ text: "File" }}
      hint={{ text: `${kinds}, up to 10 MB. ${then} ${aboutScanning}` }}
      errorMessage={errorFor(errors, "file")}
    />
  );
}
