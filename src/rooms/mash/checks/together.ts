import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { familyOf } from "../../subjects/index.ts";
import type { Episode } from "../episode-reads.ts";
import type { NamedConcern } from "../named-concern.ts";

/** Another concern that waits and may be of the same household or incident. */
export type Together = NamedConcern & {
  readonly sentAt: Date;
  readonly rating: string | null;
};

const most = 20;
const day = 24 * 3_600_000;

/**
 * Undecided concerns with the same family name, then those that the same team sent within a day: offered,
 * and a person says which belong together. Records that are restricted are left out.
 */
export async function listTogether(tx: Tx, episode: Episode): Promise<readonly Together[]> {
  const family = familyOf(episode);
  const { rows } = await sql<Together>`
    select c.concern_id as "concernId", c.reference, c.family_name as "familyName", c.given_name as "givenName",
      c.born_on as "bornOn", c.age_about as "ageAbout", a.name as agency, c.sent_at as "sentAt", e.rating
    from identify.mash_episodes e
    join identify.concerns c on c.concern_id = e.mash_episode_id
    join directory.teams t on t.team_id = c.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    where e.partnership_id = ${episode.partnershipId} and e.decided_at is null and not e.restricted
      and c.about = 'child' and e.mash_episode_id <> ${episode.concernId}
      and (lower(c.family_name) = lower(${family}::text) or (t.name = ${episode.team} and a.name = ${episode.agency}
        and c.sent_at between ${new Date(episode.sentAt.getTime() - day)} and ${new Date(episode.sentAt.getTime() + day)}))
    order by coalesce(lower(c.family_name) = lower(${family}::text), false) desc, c.sent_at desc, c.concern_id limit ${most}`.execute(
    tx,
  );
  return rows;
}
