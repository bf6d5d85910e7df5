import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { listInForce } from "../configuration/index.ts";
import { standingQueryKind } from "./configuration-kinds.ts";
import type { Tally } from "./figures.ts";
import type { StandingQuery } from "./reasons.ts";

/** A query as it is in force, with who answers for it and when it last looked. */
export type QueryInForce = {
  readonly key: string;
  readonly query: StandingQuery;
  readonly ownerName: string;
  readonly ranAt: Date | null;
};

export async function listQueries(tx: Tx, on: string): Promise<readonly QueryInForce[]> {
  const inForce = await listInForce(tx, { kind: standingQueryKind, on });
  const { rows: runs } = await sql<{ query: string; ranAt: Date }>`
    select query, ran_at as "ranAt" from identify.standing_runs`.execute(tx);
  const { rows: roles } = await sql<{ key: string; name: string }>`
    select key, name from directory.roles`.execute(tx);
  return inForce.map(({ key, body: query }) => ({
    key,
    query,
    ownerName: roles.find((role) => role.key === query.owner)?.name ?? query.owner,
    ranAt: runs.find((run) => run.query === key)?.ranAt ?? null,
  }));
}

/** What a query found since a month, and what came of it: counts, and no child. */
export async function listTallies(
  tx: Tx,
  { key, since }: { readonly key: string; readonly since: string },
): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select event, reason, sex, age_band as "ageBand", sum(children)::int as children
    from identify.standing_tallies where query = ${key} and month >= ${since}::date
    group by 1, 2, 3, 4`.execute(tx);
  return rows;
}

export type Known = Pick<Tally, "sex" | "ageBand" | "children">;

/** All children within the reader’s reach, for comparison. */
export async function countKnown(tx: Tx, today: string): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select coalesce(sex, 'not-known') as sex, identify.age_band(born_on, ${today}::date) as "ageBand", count(*)::int as children
    from subjects.people
    where partnership_id = (select sec.partnership()) and (born_on is null or born_on > ${today}::date - interval '18 years')
    group by 1, 2`.execute(tx);
  return rows;
}
