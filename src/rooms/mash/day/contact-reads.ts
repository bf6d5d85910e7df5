import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Episode } from "../episode-reads.ts";
import { lastMonths, type Month } from "./contacts.ts";

type About = { readonly episode: Episode; readonly today: string };

/**
 * Concerns about the same child by month. Counted only once somebody has said how urgent this one is:
 * a number that is seen first takes the place of the judgement.
 */
export async function contactsOf(
  tx: Tx,
  { episode, today }: About,
): Promise<readonly Month[] | undefined> {
  if (episode.rating === null || episode.personId === null) return undefined;
  const { rows } = await sql<Month>`
    select to_char(sent_at at time zone 'Europe/London', 'YYYY-MM') as month, count(*)::int as concerns
    from identify.concerns where person_id = ${episode.personId} group by 1`.execute(tx);
  return lastMonths(rows, today);
}
