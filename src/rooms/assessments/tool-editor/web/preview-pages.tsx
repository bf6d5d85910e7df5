import type { FieldError } from "../../../../kernel/fields.ts";
import type { Concluded, Instrument } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Input, InsetText } from "../../../../ui/govuk/index.ts";
import type { ToolFields } from "../../tools/tool-form.ts";
import { AboutTool, toolErrors, ToolQuestions } from "../../web/tools/tool-form-page.tsx";
import { Conclusion, Contributions } from "../../web/tools/tool-use-page.tsx";
import type { ToolDraft } from "../draft-reads.ts";
import { Caution, draftPage } from "./frame.tsx";
import { toolPaths } from "./paths.ts";

type PreviewPage = {
  readonly draft: ToolDraft;
  readonly csrfToken: string;
  readonly typed: ToolFields;
  readonly errors?: readonly FieldError[];
};

/** The tool as whoever fills it in sees it, to be tried with an invented child. */
export function previewPage({ draft, csrfToken, typed, errors = [] }: PreviewPage): View {
  const instrument: Instrument = draft.body;
  return draftPage({
    draft,
    heading: "Preview",
    summary: toolErrors(errors),
    children: (
      <>
        <p class="govuk-body">
          Below the line is the tool as it will be filled in. Invent a child and answer for them:
          nothing you enter is kept. Do not enter details of a real child.
        </p>
        <Form action={toolPaths.preview(draft.draftId)} csrfToken={csrfToken} classes="app-form">
          <Input
            name="age"
            label={{ text: "Age of the invented child (optional)" }}
            hint={{ text: "On a record the age comes from the date of birth" }}
            inputmode="numeric"
            classes="govuk-input--width-2"
            value={typed["age"]}
            errorMessage={errorFor(errors, "age")}
          />
          <hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible" />
          <AboutTool instrument={instrument} />
          <ToolQuestions
            instrument={instrument}
            typed={typed}
            errors={errors}
            previous={undefined}
          />
          <Button text="Send" />
        </Form>
      </>
    ),
  });
}

type TriedPage = { readonly draft: ToolDraft; readonly concluded: Concluded };

/** What invented answers come to, in the words in which a real result is shown. */
export function triedPage({ draft, concluded }: TriedPage): View {
  const instrument = draft.body;
  const { floors, score } = concluded.calculated;
  return draftPage({
    draft,
    heading: "What the invented answers come to",
    trail: [{ text: "Preview", href: toolPaths.preview(draft.draftId) }],
    children: (
      <>
        <InsetText text="Nothing of this was kept." />
        <Conclusion instrument={instrument} concluded={concluded} />
        <Contributions concluded={concluded} />
        {instrument.bands.length > 0 && (
          <p class="govuk-body">
            {`The answers add up to ${score}. ${
              floors.length === 0
                ? "No floor applies."
                : "The floors above apply, whatever the total."
            }`}
          </p>
        )}
        <Caution />
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={toolPaths.preview(draft.draftId)}>
            Try other answers
          </a>
        </p>
      </>
    ),
  });
}
