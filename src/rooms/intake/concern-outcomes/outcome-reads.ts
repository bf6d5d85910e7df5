import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** A message of the public or a concern that somebody put with a subject. */
export type Told = {
  readonly id: string;
  readonly what: "message" | "concern";
  /** Of a concern its reference, of a message its number. */
  readonly reference: string;
  /** An agency, or "public" where nobody verified who wrote it. */
  readonly from: string;
  readonly worry: string;
  readonly toldAt: Date;
  readonly nextStep: string | null;
};

export const toldPerPage = 50;

/** Of all records of the subject, the newest first; one more than a page, to know whether there is a next. Each by the rule of its own table. */
export async function listTold(
  tx: Tx,
  { thingId, page }: { readonly thingId: string; readonly page: number },
): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select * from (
      select m.public_concern_id as id, 'message' as what, m.number as reference, 'public' as "from", m.worry,
        m.sent_at as "toldAt", null::text as "nextStep"
      from identify.public_concerns m where m.thing_id in (select subjects.same_things(${thingId}::uuid))
      union all
      select e.mash_episode_id, 'concern', c.reference, case c.source when 'public' then 'public' else a.name end, c.worry,
        e.received_at, (select o.next_step from identify.concern_outcomes o where o.concern_id = e.mash_episode_id
          order by o.concern_outcome_id desc limit 1)
      from identify.mash_episodes e
      join identify.concerns c on c.concern_id = e.mash_episode_id
      join directory.teams t on t.team_id = c.team_id
      join directory.agencies a on a.agency_id = t.agency_id
      where e.thing_id in (select subjects.same_things(${thingId}::uuid))
    ) told
    order by "toldAt" desc, id limit ${toldPerPage + 1} offset ${(page - 1) * toldPerPage}`.execute(
    tx,
  );
  return rows;
}
