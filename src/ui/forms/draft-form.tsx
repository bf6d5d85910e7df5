import type { VNode } from "preact";
import { Button } from "../govuk/index.ts";
import { Form, type FormProps } from "./form.tsx";

export interface FormDraft {
  /** The form's name in the table of drafts. */
  name: string;
  /** What the form is about: an id, several with “/” between them; empty for a form about nothing yet. */
  subject: string;
  /** Where “Save and come back later” leads. */
  returnTo: string;
  /** When what the form shows was kept: "24 November 2026, 14:02". */
  savedAt?: string | undefined;
}

export interface DraftFormProps extends FormProps {
  /** Undefined where the form is short, and nothing is kept. */
  draft: FormDraft | undefined;
}

/**
 * A form that keeps what is typed into it. With script it is saved while the person writes (see
 * src/client/drafts.ts); without, the second button saves it.
 */
export function DraftForm({ draft, children, attributes, ...form }: DraftFormProps): VNode {
  if (!draft) {
    return (
      <Form {...form} attributes={attributes}>
        {children}
      </Form>
    );
  }
  const action = `/drafts/${draft.name}`;
  return (
    <Form {...form} attributes={{ ...attributes, "data-draft": action }}>
      <input type="hidden" name="_subject" value={draft.subject} />
      <input type="hidden" name="_return" value={draft.returnTo} />
      {children}
      <p class="govuk-body" role="status" data-draft-status>
        {draft.savedAt === undefined ? "" : `Draft saved on ${draft.savedAt}`}
      </p>
      <Button
        text="Save and come back later"
        classes="govuk-button--secondary"
        attributes={{
          formaction: action,
          // The names of chosen files only: a draft keeps words.
          formenctype: "application/x-www-form-urlencoded",
        }}
      />
    </Form>
  );
}
