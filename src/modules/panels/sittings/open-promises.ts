import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownOwner } from "../../directory/index.ts";
import type { OpenPromise } from "./paper-parts.ts";

const shown = shownOwner({ staff: "s", agency: "a", at: "w.added_on", forOthers: true });

/** What is open and who owes it; nobody of a sensitive service is named, because others read the page. */
export async function readPromises(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenPromise[]>> {
  const { rows } = await sql<OpenPromise & { personId: string }>`
    select w.person_id as "personId", w.wording, w.due_on as "dueOn",
      concat_ws(', ', ${shown.owner}, ${shown.agency}) as owner
    from work.actions w join directory.agencies a on a.agency_id = w.owner_agency_id
    left join directory.staff s on s.staff_id = w.owner_staff_id
    where w.person_id = any (${ids}::uuid[]) and w.state = 'open' order by w.due_on, w.action_id`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ personId }) => personId);
}
