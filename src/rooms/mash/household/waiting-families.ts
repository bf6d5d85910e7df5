import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { saysNoName } from "../../subjects/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** How many other concerns wait under the same family name, by concern; only where there are any and the name says one. */
export type OthersOfFamily = ReadonlyMap<string, number>;

/** Of the concerns of one page. What waits is read once: it is a small part of all that ever came. */
export async function othersOfFamily(
  tx: Tx,
  { partnershipId }: Pick<StaffActor, "partnershipId">,
  concernIds: readonly string[],
): Promise<OthersOfFamily> {
  const { rows } = await sql<{ concernId: string; others: number }>`
    with waiting as materialized (
      select e.mash_episode_id, lower(c.family_name) as family from identify.mash_episodes e
      join identify.concerns c on c.concern_id = e.mash_episode_id
      where e.partnership_id = ${partnershipId} and e.decided_at is null and not e.restricted and c.about = 'child'
        and lower(c.family_name) <> all (${[...saysNoName]}::text[])
    ), families as (select family, count(*)::int as concerns from waiting group by family having count(*) > 1)
    select w.mash_episode_id as "concernId", f.concerns - 1 as others from waiting w join families f using (family)
    where w.mash_episode_id = any (${concernIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ concernId, others }) => [concernId, others]));
}

export const nobodyElse: OthersOfFamily = new Map();
