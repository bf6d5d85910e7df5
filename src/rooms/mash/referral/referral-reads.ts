import type { Tx } from "../../../platform/database/database.ts";

/** That a contact was taken up as a referral. */
export type TakenUp = { readonly reason: string; readonly by: string; readonly at: Date };

export function findTakenUp(tx: Tx, concernId: string): Promise<TakenUp | undefined> {
  return tx
    .selectFrom("identify.mash_referrals as r")
    .innerJoin("directory.staff as s", "s.staff_id", "r.taken_by")
    .select(["r.reason", "s.name as by", "r.taken_at as at"])
    .where("r.mash_episode_id", "=", concernId)
    .executeTakeFirst();
}
