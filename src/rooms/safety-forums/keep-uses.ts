import { sql } from "kysely";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { useForm } from "./forum-forms.ts";
import { forumSchemeOn } from "./forum-scheme.ts";
import type { Point } from "./point.ts";

type Giving = { readonly point: Point; readonly form: Sent<typeof useForm> };

/** Records a permission for one use. On the public page it counts when somebody else has read the point after it. */
export async function recordUse(
  tx: Tx,
  by: CommandContext,
  { point, form }: Giving,
): Promise<Change> {
  const scheme = await forumSchemeOn(tx, by.today);
  const { value, errors } = useForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  if (value.givenOn < point.heldOn)
    return invalid("givenOn", "The date must not be before the meeting");
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("directory.forum_uses")
    .values({
      forum_use_id: newId(),
      partnership_id: by.actor.partnershipId,
      forum_point_id: point.pointId,
      use_key: value.use,
      given_on: value.givenOn,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted" }
    : invalid("use", "A permission for this use is here already");
}

/** Withdraws a permission: from this moment nothing public has the quotation. */
export async function withdrawUse(
  tx: Tx,
  { actor, today }: CommandContext,
  useId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.forum_uses")
    .set({ withdrawn_on: today, withdrawn_by: actor.id, version: sql<number>`version + 1` })
    .where("forum_use_id", "=", useId)
    .where("withdrawn_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
