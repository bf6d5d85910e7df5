import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { aboutScanning, picturePolicy } from "../../../../platform/files/limits.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import {
  Button,
  DateInput,
  ErrorSummary,
  FileUpload,
  Input,
  InsetText,
  Radios,
  Textarea,
} from "../../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import { dateOf, type DateTyped } from "../../web/date-fields.ts";
import type { ChildDocument } from "../document-reads.ts";
import type { DocumentScheme } from "../document-scheme.ts";
import { documentPaths } from "./paths.ts";
import { PictureDecision, type PictureTyped } from "./picture-decision.tsx";

export type DocumentTyped = DateTyped<"dated"> &
  Readonly<Record<"kind" | "title" | "source", string>>;

type AddPage = {
  readonly facts: ChildFacts;
  readonly scheme: DocumentScheme;
  readonly csrfToken: string;
  readonly typed: DocumentTyped;
  readonly errors?: readonly FieldError[];
};

export function addPage({ facts, scheme, csrfToken, typed, errors = [] }: AddPage): View {
  return childPage({
    facts,
    tab: "papers",
    heading: "Add a document",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ dated: "dated-day" }} />
      ) : undefined,
    children: (
      <Form
        action={documentPaths.add(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
        enctype="multipart/form-data"
      >
        <FileUpload
          name="file"
          label={{ text: "File", classes: "govuk-label--s" }}
          hint={{
            text: `PDF, Word (.docx), Excel (.xlsx), CSV, text, JPEG or PNG, up to 10 MB. ${picturePolicy} Where and when a picture was taken is removed, and somebody at the MASH looks at it before others can open it. ${aboutScanning}`,
          }}
          errorMessage={errorFor(errors, "file")}
        />
        <InsetText>
          Everybody who can open this record can open the file. While where the child can be found
          is protected, one of those who are named reads it first: take out what tells where the
          child is before you add it.
        </InsetText>
        <Radios
          name="kind"
          fieldset={{
            legend: { text: "What kind of document is it?", classes: "govuk-fieldset__legend--s" },
          }}
          classes="govuk-radios--small"
          value={typed.kind}
          items={scheme.kinds.map(({ key, name }) => ({ value: key, text: name }))}
          errorMessage={errorFor(errors, "kind")}
        />
        <Input
          name="title"
          label={{ text: "Title", classes: "govuk-label--s" }}
          hint={{
            text: "“Report for the child protection conference”. The file’s own name is not kept",
          }}
          value={typed.title}
          errorMessage={errorFor(errors, "title")}
        />
        <DateInput
          id="dated"
          namePrefix="dated"
          fieldset={{
            legend: { text: "Day of the document", classes: "govuk-fieldset__legend--s" },
          }}
          hint={{ text: "The day it bears, or the day you had it" }}
          values={dateOf(typed, "dated")}
          errorMessage={errorFor(errors, "dated")}
        />
        <Input
          name="source"
          label={{ text: "Who gave it?", classes: "govuk-label--s" }}
          hint={{ text: "The agency or the person, such as “Eastmoor Hospital, named nurse”" }}
          value={typed.source}
          errorMessage={errorFor(errors, "source")}
        />
        <Button text="Add this document" preventDoubleClick />
      </Form>
    ),
  });
}

type AboutOne = {
  readonly facts: ChildFacts;
  readonly document: ChildDocument;
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
};

export const documentWords = ({ kindName, title, datedOn, source }: ChildDocument): string =>
  `${title}: ${kindName.toLowerCase()} of ${formatDate(datedOn)}, from ${source}`;

type TakeBackPage = AboutOne & { readonly reason: string; readonly isStale?: boolean };

export function takeBackPage(page: TakeBackPage): View {
  const { facts, document, csrfToken, reason, errors = [], isStale = false } = page;
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "papers",
    heading: "Take back a document",
    summary: isStale ? (
      <ErrorSummary
        titleText="Somebody else has taken this document back"
        descriptionText="Your changes have not been saved. What you typed is still in the form."
        errorList={[{ text: "Read the list of documents", href: documentPaths.list(personId) }]}
      />
    ) : errors.length > 0 ? (
      <FormErrorSummary errors={errors} />
    ) : undefined,
    children: (
      <>
        <p class="govuk-body">{documentWords(document)}</p>
        <p class="govuk-body app-form">
          It is kept and nobody opens it again. That it was here stays on the record, with your name
          and your reason.
        </p>
        <Form
          action={documentPaths.takeBack(personId, document.documentId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Textarea
            name="reason"
            label={{ text: "Why is it taken back?", classes: "govuk-label--s" }}
            hint={{
              text: "Such as “Belongs to another child’s record”. Everybody who can open this record reads it",
            }}
            rows={3}
            value={reason}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Take it back" preventDoubleClick />
        </Form>
      </>
    ),
  });
}

const FileLink = ({ facts, document }: Pick<AboutOne, "facts" | "document">): VNode => (
  <p class="govuk-body">
    <a class="govuk-link" href={documentPaths.file(facts.person.personId, document.documentId)}>
      {documentWords(document)}
    </a>
    {`, added by ${document.addedBy}`}
  </p>
);

type PicturePage = AboutOne & { readonly typed: PictureTyped };

export function picturePage({ facts, document, csrfToken, typed, errors = [] }: PicturePage): View {
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "papers",
    heading: "Look at a picture",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <FileLink facts={facts} document={document} />
        <p class="govuk-body app-form">
          Open it only if what is said about it leaves no doubt that it may be here.
        </p>
        <PictureDecision
          csrfToken={csrfToken}
          typed={typed}
          errors={errors}
          action={documentPaths.picture(personId, document.documentId)}
          keeping="It shows a place, a thing or a paper"
          readers="Everybody who can open this record reads this"
        />
      </>
    ),
  });
}

type LookThroughPage = Omit<AboutOne, "errors">;

/** One of the named says of a file that it does not tell where a protected child is. */
export function lookThroughPage({ facts, document, csrfToken }: LookThroughPage): View {
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "papers",
    heading: "Read this file for everybody else",
    children: (
      <>
        <FileLink facts={facts} document={document} />
        <p class="govuk-body app-form">
          Read all of it: letterheads, addressees, schools, and what somebody wrote by the way. If
          it tells where the child can be found, take it back and add it again without that.
        </p>
        <Form
          action={documentPaths.lookThrough(personId, document.documentId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Button text="It does not tell where the child is" preventDoubleClick />
        </Form>
      </>
    ),
  });
}
