import type { VNode } from "preact";
import { Button, InsetText, type Content } from "../govuk/index.ts";
import type { FormDraft } from "./draft-form.tsx";
import { Form } from "./form.tsx";

type KeptDraft = {
  readonly draft: FormDraft | undefined;
  readonly csrfToken: string;
  /** The form's own address: where it begins anew. */
  readonly form: string;
  /** What was recorded since. */
  readonly children?: Content;
};

/**
 * Above a form that shows what was typed before, in place of what it would begin with: since when, and the
 * way to begin anew. It stands outside the form, which has a button of its own that sends it.
 */
export function KeptDraft({ draft, csrfToken, form, children }: KeptDraft): VNode | null {
  if (draft?.savedAt === undefined) return null;
  return (
    <InsetText>
      <p class="govuk-body">{`You kept this on ${draft.savedAt}. It is shown as you left it, the day and the time in it too.`}</p>
      {children}
      <Form action={`/drafts/${draft.name}/discard`} csrfToken={csrfToken}>
        <input type="hidden" name="subject" value={draft.subject} />
        <input type="hidden" name="_return" value={form} />
        <Button
          text="Drop it and begin again"
          classes="govuk-button--secondary govuk-!-margin-bottom-0"
          preventDoubleClick
        />
      </Form>
    </InsetText>
  );
}
