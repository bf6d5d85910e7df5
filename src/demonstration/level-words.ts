import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import type { Tx } from "../platform/database/database.ts";

const daysAgo = 70;

/** The partnership calls its levels otherwise since ten weeks: who was decided before keeps the words of that day. */
export async function changeLevelWords(tx: Tx, clock: Clock): Promise<void> {
  const from = addDays(clock.today(), -daysAgo);
  await sql`
    update directory.configuration set in_force_from = ${from}::date
    where kind = 'level-scheme' and in_force_to is null`.execute(tx);
  await sql`
    update directory.configuration set in_force_to = ${addDays(from, -1)}::date
    where kind = 'level-scheme' and in_force_to is not null`.execute(tx);
}
