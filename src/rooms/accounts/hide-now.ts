import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { SessionState } from "../../platform/session/sessions.ts";

/** Where the button leads while nobody is known, or the partnership has not said: a page anybody has open. */
const usual = "https://www.bbc.co.uk/weather";

type ReadQuery = { readonly session: SessionState; readonly on: string };

/** A neutral page of the partnership's own choice. */
export async function hideNowSite(tx: Tx, { session, on }: ReadQuery): Promise<string> {
  if (session.state !== "complete") return usual;
  const { rows } = await sql<{ site: string | null }>`
    select directory.hide_now_site(${session.actor.partnershipId}, ${on}::date) as site`.execute(
    tx,
  );
  return rows[0]?.site ?? usual;
}
