import { versionOf } from "../../kernel/version-of.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";

export type ItemForm = { readonly wording: string; readonly version: string };

export type ItemChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" }
  | Closed;

type Saving = { readonly meetingId: string; readonly itemId: string; readonly form: ItemForm };

/**
 * Saves one part of a meeting on its own. Two people who write at once are told of each other, and
 * neither text is lost: the older one is in the history, the newer one in the form.
 */
export async function saveItem(
  tx: Tx,
  acting: { actor: StaffActor; at: Date },
  { meetingId, itemId, form }: Saving,
): Promise<ItemChange> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const wording = readText(form.wording, { name: "This text", most: 10_000 });
  if (!wording.ok) {
    return { kind: "invalid", errors: [{ field: "wording", message: wording.error }] };
  }
  const isCurrent = await claimItem(tx, acting, {
    itemId,
    version: form.version,
    wording: wording.value,
  });
  return isCurrent ? { kind: "accepted" } : { kind: "stale" };
}

type Claim = { readonly itemId: string; readonly version: string; readonly wording?: string };

/** Takes the next version of a part; false when somebody else has taken it since the form was opened. */
export async function claimItem(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { itemId, version, wording }: Claim,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("panels.items")
    .set((row) => ({
      ...(wording === undefined ? {} : { wording }),
      changed_by: actor.id,
      changed_at: at,
      version: row("version", "+", 1),
    }))
    .where("item_id", "=", itemId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
