import { formatDateTime } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { FormFields } from "../../platform/http/field.ts";
import { findDraft } from "./draft-reads.ts";
import { deleteDraft } from "./draft-writes.ts";
import { saveDraft, type DraftChange } from "./save-draft.ts";

/** What a person typed before and did not send. */
type Kept<Fields> = {
  /** Undefined where nothing was kept, or what was kept is of a form that asks something else today. */
  readonly typed: Fields | undefined;
  /** "24 November 2026, 14:02"; undefined where nothing was kept. */
  readonly savedAt: string | undefined;
  readonly keptAt: Date | undefined;
};

/** How the form reads what its browser sends: a schema of zod is one. */
type Reader<Fields> = {
  readonly safeParse: (sent: unknown) => { readonly data?: Fields | undefined };
};

/** Ids that a form is about, as one subject: a child, and what of the child. */
export const subjectOf = (...ids: readonly string[]): string => ids.join("/");

/** A form that is kept while it is filled in, by the name of its DraftForm. */
export const keptForm = <Fields extends object>(name: string, reader: Reader<Fields>) => ({
  find: async (tx: Tx, subject: string): Promise<Kept<Fields>> => {
    const draft = await findDraft(tx, name, subject);
    const typed = draft && reader.safeParse(draft.fields).data;
    const keptAt = typed && draft.savedAt;
    return { typed, savedAt: keptAt && formatDateTime(keptAt), keptAt };
  },
  /** For the form on its page; `returnTo` is where “Save and come back later” leads. */
  draft: (subject: string, { returnTo, savedAt }: Draft) => ({ name, subject, returnTo, savedAt }),
  /** For words that were typed on another form and belong in this one. */
  keep: (
    tx: Tx,
    acting: CommandContext,
    { subject, fields }: Keeping<Fields & FormFields>,
  ): Promise<DraftChange> => saveDraft(tx, acting, { form: name, subject, fields }),
  /** When it was sent for good. */
  end: (tx: Tx, subject: string): Promise<void> => deleteDraft(tx, name, subject),
});

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Keeping<Fields> = { readonly subject: string; readonly fields: Fields };
type Draft = { readonly returnTo: string; readonly savedAt?: string | undefined };
