import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";

/** Whose something is: a named person's, or an agency's where nobody is named. */
export type Whose = {
  readonly personId: string;
  readonly agencyId: string;
  readonly staffId: string | null;
};

/** Somebody who is in the circle for a sensitive service is asked, and not named. */
const ofAService = "a colleague at that agency";

export type Askable = { readonly staffId: string; readonly name: string };

/**
 * Whom to ask about each: somebody who reaches the child today, or nobody. The database answers, and
 * only of children whom the asking person reaches: another's reach is nothing that the policies show.
 */
export async function whomToAsk(
  tx: Tx,
  whose: readonly Whose[],
  at: Date,
): Promise<readonly (Askable | undefined)[]> {
  if (whose.length === 0) return [];
  const { rows } = await sql<Askable & { place: number }>`
    select w.place, w.staff_id as "staffId", case
      when w.staff_id = any ((select sec.closed_staff((${at}::timestamptz at time zone 'Europe/London')::date))::uuid[])
        then ${ofAService} else s.name end as name
    from sec.whom_to_ask(${whose.map(({ personId }) => personId)}::uuid[], ${whose.map(({ agencyId }) => agencyId)}::uuid[],
      ${whose.map(({ staffId }) => staffId)}::uuid[], ${at}) w
    join directory.staff s on s.staff_id = w.staff_id`.execute(tx);
  const found = new Map(rows.map(({ place, ...askable }) => [place, askable]));
  return whose.map((_one, index) => found.get(index + 1));
}
