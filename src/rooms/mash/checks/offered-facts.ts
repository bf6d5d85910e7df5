import { sql } from "kysely";
import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { factsInText, type OfferedFact } from "../../child-record/index.ts";
import { shownOwner } from "../../directory/index.ts";
import { checkPaths } from "./web/paths.ts";

type Row = {
  readonly childId: string;
  readonly concernId: string;
  readonly reference: string;
  readonly wording: string;
  readonly agency: string;
  readonly by: string | null;
  readonly at: Date;
};

const answerer = shownOwner({ staff: "s", agency: "g", at: "a.answered_at" });

/** Registrations and telephone numbers in what agencies last answered the MASH about this child: read by who decides there. */
export async function factsOfChecks(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select k.partner_check_child_id as "childId", k.mash_episode_id as "concernId", c.reference, a.wording,
      ${answerer.agency} as agency, ${answerer.owner} as by, a.answered_at as at
    from identify.mash_episodes e
    join identify.concerns c on c.concern_id = e.mash_episode_id
    join identify.partner_check_children k on k.mash_episode_id = e.mash_episode_id
    join directory.agencies g on g.agency_id = k.agency_id
    join identify.partner_answers a on a.partner_check_child_id = k.partner_check_child_id
    join directory.staff s on s.staff_id = a.answered_by
    where e.person_id = ${personId}::uuid and a.wording is not null
      and not exists (select from identify.partner_answers n where n.partner_check_child_id = a.partner_check_child_id
        and n.partner_answer_id > a.partner_answer_id)
    order by a.answered_at desc, a.partner_answer_id limit 100`.execute(tx);
  return rows.flatMap(({ childId, concernId, reference, wording, agency, by, at }) =>
    factsInText(wording).map((one) => ({
      ...one,
      source: "partner-check" as const,
      sourceId: childId,
      label: null,
      from: `Partner check on ${reference}, ${agency}`,
      isChilds: false,
      on: londonDate(at),
      by: by ?? agency,
      href: checkPaths.ofConcern(concernId),
    })),
  );
}
