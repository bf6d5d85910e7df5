import { sql } from "kysely";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { stateNames, type RequestState } from "./request.ts";
import { requestPaths } from "./web/paths.ts";

/** By the reference of the person who asks: a crime, an operation, a case. */
export const requestsSearched: Searched = {
  heading: "Requests for information",
  needs: "request.record",
  search: searchRequests,
  order: 47,
};

const most = 50;

type Found = {
  readonly victimRequestId: string;
  readonly personId: string;
  readonly forceReference: string;
  readonly reference: string;
  readonly state: RequestState;
};

async function searchRequests({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const like = `%${sought.text.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Found>`
    select r.victim_request_id as "victimRequestId", r.person_id as "personId", r.force_reference as "forceReference",
      p.reference, r.state
    from protect.victim_requests r join subjects.people p on p.person_id = r.person_id
    where r.partnership_id = (select sec.partnership()) and r.force_reference ilike ${like}
    order by r.victim_request_id desc limit ${most}`.execute(tx);
  return rows.map((one) => ({
    id: one.victimRequestId,
    href: requestPaths.one(one.personId, one.victimRequestId),
    text: `${one.forceReference}: ${one.reference}`,
    detail: stateNames[one.state],
  }));
}
