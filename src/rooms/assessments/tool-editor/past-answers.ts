import { sql } from "kysely";
import type { ChildFacts, PastUse } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** Whatever a question of any kind lets one choose. */
const chosen = "^(yes|possible|no|current|earlier|both|none|low|medium|high|unknown|[0-9]{1,2})$";

/** Enough to see what a change does, and no more than a page can wait for. */
export const mostUses = 2000;

/**
 * The last time that a tool was filled in about each child, among the latest uses within reach of who
 * asks. What was chosen and nothing that was written, and whose it is is not read.
 */
export async function listPastAnswers(tx: Tx, tool: string): Promise<readonly PastUse[]> {
  const { rows } = await sql<{
    items: PastUse["answers"]["items"] | null;
    child: ChildFacts;
    band: string | null;
  }>`
    with latest as (
      select u.person_id, u.tool_use_id, u.answers, u.child, u.calculated from protect.tool_uses u
      where u.partnership_id = (select sec.partnership()) and u.tool = ${tool}
      order by u.tool_use_id desc limit ${mostUses}
    ), each_child as (
      select distinct on (l.person_id) l.* from latest l order by l.person_id, l.tool_use_id desc
    )
    select (select jsonb_object_agg(i.key, jsonb_build_object('value',
          case when i.value ->> 'value' ~ ${chosen} then i.value ->> 'value' else '' end))
        from jsonb_each(e.answers -> 'items') i) as items,
      e.child, e.calculated -> 'band' ->> 'key' as band
    from each_child e`.execute(tx);
  return rows.map(({ items, child, band }) => ({
    answers: { items: items ?? {} },
    child,
    band: band ?? undefined,
  }));
}
