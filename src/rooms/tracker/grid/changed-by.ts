import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { JudgedCell } from "./judge-cells.ts";

type ReadQuery = {
  readonly personId: string;
  readonly key: string;
  readonly theirs: string | null;
};

/** Who gave the value that a cell says now, for the cells that somebody else changed meanwhile. */
export async function withWhoChanged(
  tx: Tx,
  judged: readonly JudgedCell[],
): Promise<readonly JudgedCell[]> {
  const stale = judged.flatMap(({ personId, key, verdict }): readonly ReadQuery[] =>
    verdict.kind === "stale" ? [{ personId, key, theirs: verdict.theirs }] : [],
  );
  if (stale.length === 0) return judged;
  const names = await readWho(tx, stale);
  return judged.map((cell) => {
    const { verdict } = cell;
    const by = names.get(`${cell.personId} ${cell.key}`);
    return verdict.kind === "stale" && by !== undefined
      ? { ...cell, verdict: { ...verdict, by } }
      : cell;
  });
}

/** The last who gave a value counts only where it is the value that stands. */
async function readWho(tx: Tx, stale: readonly ReadQuery[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; key: string; name: string }>`
    select v.person_id as "personId", v.key, s.name
    from unnest(
        ${stale.map(({ personId }) => personId)}::uuid[],
        ${stale.map(({ key }) => key)}::text[],
        ${stale.map(({ theirs }) => theirs)}::text[]) as v (person_id, key, theirs)
    cross join lateral (
      (select f.value, f.recorded_by as by_id from protect.tracker_facts f
        where f.person_id = v.person_id and f.field = v.key
        order by f.tracker_fact_id desc limit 1)
      union all
      (select d.level::text, d.decided_by from protect.level_decisions d
        where v.key = 'level' and d.person_id = v.person_id
        order by d.level_decision_id desc limit 1)
      union all
      (select d.status, d.decided_by from protect.harm_decisions d
        where v.key = 'harm' and d.person_id = v.person_id
        order by d.harm_decision_id desc limit 1)
    ) as given
    join directory.staff s on s.staff_id = given.by_id
    where given.value is not distinct from v.theirs`.execute(tx);
  return new Map(rows.map(({ personId, key, name }) => [`${personId} ${key}`, name]));
}
