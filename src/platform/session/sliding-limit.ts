import { sql, type QueryExecutorProvider } from "kysely";
import { keyOf, type Limit } from "./rate-limit.ts";

type At = { readonly limit: Limit; readonly at: Date };

const minute = 60_000;
const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / minute) * minute);

/**
 * Counts this attempt, to the minute: a limit that begins anew with each hour of the clock lets twice as
 * many through around the full hour.
 */
export async function countOnce(db: QueryExecutorProvider, name: string, at: Date): Promise<void> {
  await sql`select sec.count_attempt(${keyOf(name)}, ${minuteOf(at)})`.execute(db);
}

/** From when on there is room again; nothing where there is now. This time is not counted. */
export async function whenFree(
  db: QueryExecutorProvider,
  name: string,
  { limit, at }: At,
): Promise<Date | undefined> {
  const now = minuteOf(at);
  // One more than the span has: what was tried late in its first minute is within it.
  const from = new Date(now.getTime() - limit.minutes * minute);
  const { rows } = await sql<{ start: Date; attempts: number }>`
    select m.start, sec.attempts_so_far(${keyOf(name)}, m.start) as attempts
    from generate_series(${from}::timestamptz, ${now}::timestamptz, interval '1 minute') m (start)
    order by m.start`.execute(db);
  let left = rows.reduce((sum, { attempts }) => sum + attempts, 0);
  if (left < limit.attempts) return undefined;
  for (const { start, attempts } of rows) {
    left -= attempts;
    if (left < limit.attempts) return new Date(start.getTime() + (limit.minutes + 1) * minute);
  }
  throw new RangeError("a limit lets something through");
}
