import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

type Saving = {
  readonly form: string;
  readonly subject: string;
  readonly body: string;
  readonly by: StaffActor;
  readonly at: Date;
};

/** One draft for a form and what it is about: the last typed stands. */
export async function writeDraft(tx: Tx, { form, subject, body, by, at }: Saving): Promise<void> {
  await tx
    .insertInto("work.drafts")
    .values({
      draft_id: newId(),
      partnership_id: by.partnershipId,
      staff_id: by.id,
      form,
      subject,
      body,
      saved_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["staff_id", "form", "subject"]).doUpdateSet({
        body,
        saved_at: at,
        version: sql`drafts.version + 1`,
      }),
    )
    .execute();
}

/** When a form has been sent, or its draft is thrown away. */
export async function deleteDraft(tx: Tx, form: string, subject: string): Promise<void> {
  await tx
    .deleteFrom("work.drafts")
    .where("form", "=", form)
    .where("subject", "=", subject)
    .execute();
}
