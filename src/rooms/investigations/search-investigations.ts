import { sql } from "kysely";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { calledOf, states, type State } from "./investigation.ts";
import { investigationPaths } from "./web/paths.ts";

/** By an operation or a crime reference, of children within reach. */
export const investigationsSearched: Searched = {
  heading: "Investigations",
  needs: "child.view",
  search: searchInvestigations,
  order: 51,
};

const most = 50;

type Found = {
  readonly investigationId: string;
  readonly personId: string;
  readonly operation: string | null;
  readonly crimeReferences: readonly string[];
  readonly reference: string;
  readonly state: State;
};

async function searchInvestigations({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const like = `%${sought.text.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Found>`
    select i.investigation_id as "investigationId", i.person_id as "personId", i.operation, i.crime_references as "crimeReferences",
      p.reference, i.state
    from protect.investigations i join subjects.people p on p.person_id = i.person_id
    where i.partnership_id = (select sec.partnership())
      and (i.operation ilike ${like} or exists (select from unnest(i.crime_references) r where r ilike ${like}))
    order by i.investigation_id desc limit ${most}`.execute(tx);
  return rows.map((one) => ({
    id: one.personId,
    href: investigationPaths.one(one.personId, one.investigationId),
    text: `${calledOf(one)}: ${one.reference}`,
    detail: states[one.state],
  }));
}
