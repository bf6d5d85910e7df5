import type { Tx } from "../../platform/database/database.ts";
import type { FormFields } from "../../platform/http/field.ts";

export type Draft = {
  readonly form: string;
  readonly subject: string;
  readonly fields: FormFields;
  readonly savedAt: Date;
};

const ofDraft = (tx: Tx) =>
  tx.selectFrom("work.drafts").select(["form", "subject", "body", "saved_at as savedAt"]);

type Row = Omit<Draft, "fields"> & { readonly body: unknown };

const draftOf = ({ body, ...rest }: Row): Draft => ({ ...rest, fields: body as FormFields });

/** What the person had typed into this form. The policies show nobody else's. */
export async function findDraft(tx: Tx, form: string, subject: string): Promise<Draft | undefined> {
  const row = await ofDraft(tx)
    .where("form", "=", form)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row && draftOf(row);
}

/** Latest first. There are few: see `save-draft.ts`. */
export async function listDrafts(tx: Tx): Promise<readonly Draft[]> {
  const rows = await ofDraft(tx).orderBy("saved_at", "desc").orderBy("draft_id", "desc").execute();
  return rows.map(draftOf);
}
