import { versionOf } from "../../../kernel/version-of.ts";
import type { Updateable } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { DB } from "../../../platform/database/schema.gen.ts";

export type NrmChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else saved, sent or decided meanwhile. */
  | { readonly kind: "stale" };

/** Changes a referral if it is as it was read. False where somebody was first. */
export async function changeReferral(
  tx: Tx,
  { referralId, version }: { readonly referralId: string; readonly version: string },
  change: Updateable<DB["protect.nrm_referrals"]>,
): Promise<boolean> {
  const read = versionOf(version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.nrm_referrals")
    .set({ ...change, version: read + 1 })
    .where("nrm_referral_id", "=", referralId)
    .where("version", "=", read)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
