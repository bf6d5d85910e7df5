import { createHash } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { DB } from "../database/schema.gen.ts";

export type Limit = { readonly attempts: number; readonly minutes: number };

export const keyOf = (name: string): Buffer => createHash("sha256").update(name).digest();

function windowOf({ minutes }: Limit, at: Date): Date {
  const window = minutes * 60_000;
  return new Date(Math.floor(at.getTime() / window) * window);
}

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

export async function forgetAttempts(db: Kysely<DB>, name: string): Promise<void> {
  await sql`select sec.forget_attempts(${keyOf(name)})`.execute(db);
}
