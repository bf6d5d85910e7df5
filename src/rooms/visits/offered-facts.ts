import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { factsInText, type OfferedFact } from "../child-record/index.ts";
import { shownName } from "../directory/index.ts";
import { doorPaths } from "./web/paths.ts";

type Row = {
  readonly visitId: string;
  readonly observed: string;
  readonly at: Date;
  readonly by: string;
};

/** Registrations and telephone numbers in what was seen on visits that no later entry corrected. */
export async function factsOfVisits(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select v.visit_id as "visitId", v.observed, v.visited_at as at, ${shownName({ staff: "s", at: "v.visited_at" })} as by
    from protect.visits v join directory.staff s on s.staff_id = v.visited_by
    where v.person_id = ${personId}::uuid and v.observed is not null
      and not exists (select from protect.visits l where l.corrects_id = v.visit_id)
    order by v.visited_at desc, v.visit_id limit 200`.execute(tx);
  return rows.flatMap(({ visitId, observed, at, by }) =>
    factsInText(observed).map((one) => ({
      ...one,
      source: "visit" as const,
      sourceId: visitId,
      label: null,
      from: "Visit",
      isChilds: false,
      on: londonDate(at),
      by,
      href: doorPaths.visits(personId),
    })),
  );
}
