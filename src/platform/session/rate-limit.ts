import { createHash } from "node:crypto";
import { sql, type QueryExecutorProvider } from "kysely";

export type Limit = { readonly attempts: number; readonly minutes: number };

export const keyOf = (name: string): Buffer => createHash("sha256").update(name).digest();

function windowOf({ minutes }: Limit, at: Date): Date {
  const window = minutes * 60_000;
  return new Date(Math.floor(at.getTime() / window) * window);
}

/** Counts this attempt and answers whether it is still within the limit. Kept in the database, so that several processes share it. */
export async function withinLimit(
  db: QueryExecutorProvider,
  name: string,
  { limit, at }: { limit: Limit; at: Date },
): Promise<boolean> {
  const start = windowOf(limit, at);
  const { rows } = await sql<{ attempts: number }>`
    select sec.count_attempt(${keyOf(name)}, ${start}) as attempts`.execute(db);
  return (rows[0]?.attempts ?? Infinity) <= limit.attempts;
}

export async function forgetAttempts(db: QueryExecutorProvider, name: string): Promise<void> {
  await sql`select sec.forget_attempts(${keyOf(name)})`.execute(db);
}

/** What may be wrong how often, under which name. */
export type Bound = { readonly name: string; readonly limit: Limit };

/** Attempts that were counted before it was known whether they are right. */
export type Reserved = { readonly keys: readonly Buffer[]; readonly starts: readonly Date[] };

/**
 * Counts one attempt under each name before anything is compared, or none where one is full: then which.
 * Counted only afterwards, attempts that are made together would all pass. What was right is given back.
 */
export async function reserveAttempts(
  db: QueryExecutorProvider,
  bounds: readonly Bound[],
  at: Date,
): Promise<{ readonly reserved: Reserved } | { readonly full: Bound }> {
  const keys = bounds.map(({ name }) => keyOf(name));
  const starts = bounds.map(({ limit }) => windowOf(limit, at));
  const most = bounds.map(({ limit }) => limit.attempts);
  const { rows } = await sql<{ full: number }>`
    select sec.reserve_attempts(${keys}, ${starts}, ${most}) as full`.execute(db);
  const full = bounds[(rows[0]?.full ?? 1) - 1];
  return full ? { full } : { reserved: { keys, starts } };
}

/** What is full at this moment, without counting. */
export async function firstFull(
  db: QueryExecutorProvider,
  bounds: readonly Bound[],
  at: Date,
): Promise<Bound | undefined> {
  for (const bound of bounds) {
    const { rows } = await sql<{ attempts: number }>`
      select sec.attempts_so_far(${keyOf(bound.name)}, ${windowOf(bound.limit, at)}) as attempts`.execute(
      db,
    );
    if ((rows[0]?.attempts ?? 0) >= bound.limit.attempts) return bound;
  }
  return undefined;
}

export async function giveBack(
  db: QueryExecutorProvider,
  { keys, starts }: Reserved,
): Promise<void> {
  await sql`select sec.give_back_attempts(${keys}, ${starts})`.execute(db);
}

/** One fewer under a name: where something that was counted when it began came to a good end. */
export async function giveOneBack(
  db: QueryExecutorProvider,
  { name, limit }: Bound,
  at: Date,
): Promise<void> {
  await giveBack(db, { keys: [keyOf(name)], starts: [windowOf(limit, at)] });
}
