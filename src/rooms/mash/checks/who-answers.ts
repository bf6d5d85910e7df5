import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

/** Somebody who answers the MASH for an agency. */
export type Answerer = {
  readonly agencyId: string;
  readonly staffId: string;
  readonly isManager: boolean;
};

/** How agencies answer the MASH. Whoever is in neither is rung: nobody there would read a question. */
export type Answering = {
  readonly byPeople: ReadonlySet<string>;
  /** By a system that may answer and whose token stands, and by nobody in person. */
  readonly bySystem: ReadonlySet<string>;
};

type ReadQuery = { readonly agencyIds: readonly string[]; readonly on: string };

/**
 * The posts in which somebody answers the MASH. The same posts open the questions of their agency
 * (`answeringFor`), so whom the form counts, who is told and who may answer are the same people.
 */
const answeringPosts = ({ agencyIds, on }: ReadQuery): RawBuilder<unknown> =>
  sql`directory.posts o
    join directory.teams t on t.team_id = o.team_id and t.agency_id = any (${agencyIds}::uuid[])
    join directory.roles r on r.role_id = o.role_id and 'check.answer' = any (r.permissions)
    join directory.staff s on s.staff_id = o.staff_id and s.ended_at is null and not s.is_service
    where o.starts_on <= ${on} and (o.ends_on is null or o.ends_on >= ${on})`;

/** Everyone who answers for these agencies. */
export async function listAnswerers(tx: Tx, asked: ReadQuery): Promise<readonly Answerer[]> {
  const { rows } = await sql<Answerer>`
    select t.agency_id as "agencyId", o.staff_id as "staffId", 'team.oversee' = any (r.permissions) as "isManager"
    from ${answeringPosts(asked)} order by s.name, s.staff_id`.execute(tx);
  return rows;
}

/** Of these agencies, those that can answer in Lantern. */
export async function answeringIn(
  tx: Tx,
  { at, ...asked }: ReadQuery & { readonly at: Date },
): Promise<Answering> {
  const { rows } = await sql<{ agencyId: string; isInPerson: boolean }>`
    select t.agency_id as "agencyId", true as "isInPerson" from ${answeringPosts(asked)}
    union
    select a.agency_id, false from unnest(identify.systems_that_answer(${asked.agencyIds}::uuid[], ${at})) a (agency_id)`.execute(
    tx,
  );
  const ids = (inPerson: boolean) =>
    rows.filter(({ isInPerson }) => isInPerson === inPerson).map(({ agencyId }) => agencyId);
  const byPeople = new Set(ids(true));
  return { byPeople, bySystem: new Set(ids(false).filter((id) => !byPeople.has(id))) };
}

export const answersHere = ({ byPeople, bySystem }: Answering, agencyId: string): boolean =>
  byPeople.has(agencyId) || bySystem.has(agencyId);
