import type { Tx } from "../../../platform/database/database.ts";

/** Where a concern went that is outside what the MASH takes. */
export type Onward = {
  readonly route: string;
  readonly toWhom: string;
  readonly by: string;
  readonly at: Date;
};

export function findOnward(tx: Tx, concernId: string): Promise<Onward | undefined> {
  return tx
    .selectFrom("identify.onward_routes as o")
    .innerJoin("directory.staff as s", "s.staff_id", "o.passed_by")
    .select(["o.route", "o.to_whom as toWhom", "s.name as by", "o.passed_at as at"])
    .where("o.mash_episode_id", "=", concernId)
    .orderBy("o.onward_route_id", "desc")
    .limit(1)
    .executeTakeFirst();
}
