import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form, formSummary, type FormState, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { childFormPage } from "../../web/child-form-page.tsx";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import { documentForm } from "../document-form.ts";
import type { ChildDocument } from "../document-reads.ts";
import type { DocumentScheme } from "../document-scheme.ts";
import { pictureForm } from "../picture-form.ts";
import { takeBackForm } from "../take-back.ts";
import { documentPaths } from "./paths.ts";
import { PictureDecision } from "./picture-decision.tsx";

export const addPage = (
  facts: ChildFacts,
  state: FormState<typeof documentForm>,
  scheme: DocumentScheme,
): View =>
  childFormPage({
    facts,
    tab: "papers",
    heading: "Add a document",
    form: documentForm,
    state,
    drawing: { scheme },
    action: documentPaths.add(facts.person.personId),
    button: "Add this document",
    children: (draw) => (
      <>
        {draw("file")}
        <InsetText>
          Everybody who can open this record can open the file. While where the child can be found
          is protected, one of those who are named reads it first: take out what tells where the
          child is before you add it.
        </InsetText>
        {draw("kind", "title", "dated", "source")}
      </>
    ),
  });

/** What a form about a document is about. */
export type OfDocument = { readonly facts: ChildFacts; readonly document: ChildDocument };

export const documentWords = ({ kindName, title, datedOn, source }: ChildDocument): string =>
  `${title}: ${kindName.toLowerCase()} of ${formatDate(datedOn)}, from ${source}`;

export function takeBackPage(
  { facts, document }: OfDocument,
  state: FormState<typeof takeBackForm>,
): View {
  const { personId } = facts.person;
  return childFormPage({
    facts,
    tab: "papers",
    heading: "Withdraw a document",
    form: takeBackForm,
    state,
    drawing: {},
    action: documentPaths.takeBack(personId, document.documentId),
    button: "Take it back",
    overtaken: (
      <Overtaken
        title="A colleague has withdrawn this document"
        says="changes"
        read="Read the list of documents"
        href={documentPaths.list(personId)}
      />
    ),
    intro: (
      <>
        <p class="govuk-body">{documentWords(document)}</p>
        <p class="govuk-body app-form">
          It is kept and nobody opens it again. That it was here stays on the record, with your name
          and your reason.
        </p>
      </>
    ),
  });
}

const FileLink = ({ facts, document }: OfDocument): VNode => (
  <p class="govuk-body">
    <a class="govuk-link" href={documentPaths.file(facts.person.personId, document.documentId)}>
      {documentWords(document)}
    </a>
    {`, added by ${document.addedBy}`}
  </p>
);

export const picturePage = (about: OfDocument, state: FormState<typeof pictureForm>): View =>
  childPage({
    facts: about.facts,
    tab: "papers",
    heading: "Look at a picture",
    summary: formSummary(pictureForm, state),
    children: (
      <>
        <FileLink {...about} />
        <p class="govuk-body app-form">
          Open it only if what is said about it leaves no doubt that it may be here.
        </p>
        <PictureDecision
          state={state}
          drawing={{
            keeping: "It shows a place, a thing or a paper",
            readers: "Everybody who can open this record reads this",
          }}
          action={documentPaths.picture(about.facts.person.personId, about.document.documentId)}
        />
      </>
    ),
  });

type LookThroughPage = OfDocument & { readonly csrfToken: string };

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
          Read all of it: letterheads, addressees, schools and handwritten notes. If it tells where
          the child can be found, take it back and add it again without that.
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
