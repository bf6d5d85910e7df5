import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { factsInText, type OfferedFact } from "../child-record/index.ts";
import { shownName } from "../directory/index.ts";
import { momentPaths } from "./paths.ts";

type Row = {
  readonly momentId: string;
  readonly wording: string;
  readonly source: string;
  readonly at: Date;
  readonly by: string;
};

/**
 * Registrations and telephone numbers in what is known of the moments at which a child may be reached, and of attempts
 * to. Rows of other systems arrive as moments, as episodes or as concerns and name neither by themselves.
 */
export async function factsOfMoments(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select x."momentId", x.wording, x.source, x.at, ${shownName({ staff: "s", at: "x.at" })} as by from (
      select m.moment_id as "momentId", m.wording, m.source, m.recorded_at as at, m.recorded_by from protect.moments m
      where m.person_id = ${personId}::uuid and m.wording is not null
      union all
      select a.moment_id, a.wording, m.source, a.recorded_at, a.recorded_by
      from protect.moment_attempts a join protect.moments m on m.moment_id = a.moment_id where a.person_id = ${personId}::uuid
    ) x join directory.staff s on s.staff_id = x.recorded_by
    order by x.at desc, x.wording limit 200`.execute(tx);
  return rows.flatMap(({ momentId, wording, source, at, by }) =>
    factsInText(wording).map((one) => ({
      ...one,
      source: "moment" as const,
      sourceId: momentId,
      label: null,
      from: `Reachable moment, ${source}`,
      isChilds: false,
      on: londonDate(at),
      by,
      href: momentPaths.moment(personId, momentId),
    })),
  );
}
