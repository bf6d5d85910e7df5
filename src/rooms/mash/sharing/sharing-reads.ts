import type { Tx } from "../../../platform/database/database.ts";
import type { NewSharing } from "./sharing-form.ts";

export type Sharing = NewSharing & {
  readonly concernId: string;
  readonly by: string;
  readonly at: Date;
};

/** What was decided on sharing in these concerns, the newest first. */
export async function listSharing(
  tx: Tx,
  concernIds: readonly string[],
): Promise<readonly Sharing[]> {
  if (concernIds.length === 0) return [];
  return tx
    .selectFrom("identify.sharing_decisions as d")
    .innerJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .select(["d.mash_episode_id as concernId", "d.is_shared as isShared", "d.what"])
    .select(["d.opinion", "d.request", "d.request_context as requestContext"])
    .select(["d.reply", "d.reply_context as replyContext"])
    .select(["d.with_whom as withWhom", "d.basis", "d.condition", "d.reason", "d.detriment"])
    .select(["s.name as by", "d.decided_at as at"])
    .where("d.mash_episode_id", "in", [...concernIds])
    .orderBy("d.sharing_decision_id", "desc")
    .execute();
}
