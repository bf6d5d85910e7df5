import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** A grade as the scheme in which it was given names it. */
export type Graded = {
  readonly grade: string;
  readonly gradeName: string;
  readonly isUrgent: boolean;
};

export type OpenEpisode = Graded & {
  readonly episodeId: string;
  readonly personId: string;
  readonly missingSince: Date;
};

/** Of the episode `e`. */
export const graded: RawBuilder<unknown> = sql`
  e.grade, coalesce(g.item ->> 'name', e.grade) as "gradeName",
  coalesce((g.item ->> 'isUrgent')::boolean, false) as "isUrgent"`;
export const gradeOf: RawBuilder<unknown> = sql`
  left join lateral (select item from directory.configuration c, jsonb_array_elements(c.body -> 'grades') item
    where c.configuration_id = e.scheme_id and item ->> 'key' = e.grade) g on true`;

/** What is shown while the child is missing, on every page of the record. */
export async function findOpenEpisode(tx: Tx, personId: string): Promise<OpenEpisode | undefined> {
  const { rows } = await sql<OpenEpisode>`
    select e.missing_episode_id as "episodeId", e.person_id as "personId", e.missing_since as "missingSince", ${graded}
    from protect.missing_episodes e ${gradeOf}
    where e.person_id = ${personId}::uuid and e.returned_at is null and e.error_at is null`.execute(
    tx,
  );
  return rows[0];
}
