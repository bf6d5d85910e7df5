import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { DB } from "../database/schema.gen.ts";

export type Limit = { readonly attempts: number; readonly minutes: number };

const keyOf = (name: string): Buffer => createHash("sha256").update(name).digest();

function windowOf({ minutes }: Limit, at: Date): Date {
  const window = minutes * 60_000;
  return new Date(Math.floor(at.getTime() / window) * window);
}

/** When what is counted now is counted no more. */
export const endOfWindow = (limit: Limit, at: Date): Date =>
  new Date(windowOf(limit, at).getTime() + limit.minutes * 60_000);

/** Counts this attempt and answers whether it is still within the limit. Kept in the database, so that several processes share it. */
export async function withinLimit(
  db: Kysely<DB>,
  name: string,
  { limit, at }: { limit: Limit; at: Date },
): Promise<boolean> {
  const start = windowOf(limit, at);
  const { rows } = await sql<{ attempts: number }>`
    select sec.count_attempt(${keyOf(name)}, ${start}) as attempts`.execute(db);
  return (rows[0]?.attempts ?? Infinity) <= limit.attempts;
}

/** Whether the limit was reached before this time, which is not counted. */
export async function isUsedUp(
  db: Kysely<DB>,
  name: string,
  { limit, at }: { limit: Limit; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ attempts: number }>`
    select sec.attempts_so_far(${keyOf(name)}, ${windowOf(limit, at)}) as attempts`.execute(db);
  return (rows[0]?.attempts ?? Infinity) >= limit.attempts;
}

export async function forgetAttempts(db: Kysely<DB>, name: string): Promise<void> {
  await sql`select sec.forget_attempts(${keyOf(name)})`.execute(db);
}
