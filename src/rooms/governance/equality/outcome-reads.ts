import { sql } from "kysely";
import type { Tx } from "../../../platform/database/tx.ts";
import type { GroupCounts, Part } from "./outcomes.ts";

type Asked = {
  readonly part: Part;
  readonly from: string;
  readonly to: string;
  /** The highest level of the partnership’s list. */
  readonly level: number;
  /** Of each code of the census, the group by which it is counted. */
  readonly groups: Readonly<Record<string, string>>;
};

export async function readOutcomes(
  tx: Tx,
  { part, from, to, level, groups }: Asked,
): Promise<readonly GroupCounts[]> {
  const { rows } = await sql<GroupCounts>`
    select value, children, flagged, top_level as "topLevel", panel, nrm, closed, no_action as "noAction", enforced, arrested,
      missing, missing_high as "missingHigh", started, wait_days as "waitDays"
    from protect.outcomes_by_group(${from}::date, ${to}::date, ${level}::int, ${JSON.stringify(groups)}::jsonb) where part = ${part}`.execute(
    tx,
  );
  return rows;
}
