import type { ComponentChildren, VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { Form, type FormDraft } from "../../../ui/forms/index.ts";
import { deleteDraft, listDrafts } from "../../work/index.ts";
import type { MeetingForm } from "../form-drafts.ts";

/** How a form reads what its browser sends: a schema of zod is one. */
type Reader<Fields> = {
  readonly safeParse: (sent: unknown) => { readonly data?: Fields | undefined };
};

/** One form of a page: what the reader typed into it and has not sent, and where that is kept. */
export type Kept<Fields> = {
  /** Undefined where nothing was kept, or what was kept is of a form that asks something else today. */
  readonly typed: Fields | undefined;
  readonly draft: FormDraft;
};

export type KeptForms = {
  readonly of: <Fields extends object>(
    name: string,
    reader: Reader<Fields>,
    /** Where many of one form stand on the page. */
    more?: string,
  ) => Kept<Fields>;
  /** How many forms of the page hold something. */
  readonly count: number;
};

type Page = {
  readonly subject: string;
  readonly returnTo: string;
  /** The forms that stand on it. */
  readonly names: readonly string[];
};

/** The forms that stand beside each other on one page, read at once. */
export async function keptForms(tx: Tx, { subject, returnTo, names }: Page): Promise<KeptForms> {
  const isHere = (one: string): boolean => one === subject || one.startsWith(`${subject}/`);
  const drafts = (await listDrafts(tx)).filter(
    (one) => names.includes(one.form) && isHere(one.subject),
  );
  return {
    count: drafts.length,
    of: (name, reader, more) => {
      const its = more === undefined ? subject : `${subject}/${more}`;
      const draft = drafts.find((one) => one.form === name && one.subject === its);
      const typed = draft && reader.safeParse(draft.fields).data;
      const savedAt = typed && formatDateTime(draft.savedAt);
      return { typed, draft: { name, subject: its, returnTo, savedAt } };
    },
  };
}

/** Outcome of an action was said, on whichever page. */
export async function endKeptClosing(tx: Tx, actionId: string): Promise<void> {
  for (const { form, subject } of await listDrafts(tx))
    if (form === closing && subject.endsWith(`/${actionId}`)) await deleteDraft(tx, form, subject);
}
const closing: MeetingForm = "meeting-closing";

type Props = {
  readonly action: string;
  readonly csrfToken: string;
  /** Undefined where it stands alone and has not been kept. */
  readonly draft: FormDraft | undefined;
  readonly children: ComponentChildren;
};

/**
 * One of several forms on a page: what is typed into it is kept when another is sent, and it is saved by
 * its own button alone.
 */
export function KeptForm({ action, csrfToken, draft, children }: Props): VNode {
  return (
    <Form
      action={action}
      csrfToken={csrfToken}
      classes="app-form"
      {...(draft && { attributes: { "data-draft": `/drafts/${draft.name}` } })}
    >
      {draft && (
        <>
          <input type="hidden" name="_subject" value={draft.subject} />
          <input type="hidden" name="_return" value={draft.returnTo} />
        </>
      )}
      {children}
      {draft && (
        <p class="govuk-body-s" role="status" data-draft-status>
          {draft.savedAt !== undefined &&
            `Your draft, kept on ${draft.savedAt}. It is not in the record until you save it.`}
        </p>
      )}
    </Form>
  );
}
