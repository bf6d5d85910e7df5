import { createHash, randomBytes } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { StaffActor } from "../access/actor.ts";
import { actorFacts, staffActor } from "../access/staff-actor.ts";
import type { DB } from "../database/schema.gen.ts";

/** What a request's cookie turned out to be. */
export type SessionState =
  | { readonly state: "none" }
  /** Ended or timed out. It still names its person, so that typed text is kept for them alone. */
  | { readonly state: "expired"; readonly staffId: string }
  /** The password was right; the one-time code is still to come. */
  | { readonly state: "password"; readonly staffId: string; readonly token: string }
  | { readonly state: "complete"; readonly actor: StaffActor; readonly token: string };

export type SessionLimits = { readonly idleMinutes: number; readonly hours: number };

type Queryable = Kysely<DB>;

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** One statement: the session, and what its person may do at this moment. */
export async function resumeSession(
  db: Queryable,
  token: string | undefined,
  { at, limits }: { at: Date; limits: SessionLimits },
): Promise<SessionState> {
  if (token === undefined || token.length !== 43) return { state: "none" };
  const { rows } = await sql<{ state: string; staff_id: string; facts: unknown }>`
    select state, staff_id, facts from sec.resume_session(${hashOf(token)}, ${at},
      make_interval(mins => ${limits.idleMinutes}), make_interval(hours => ${limits.hours}))`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return { state: "none" };
  if (row.state === "expired") return { state: "expired", staffId: row.staff_id };
  if (row.state === "password") return { state: "password", staffId: row.staff_id, token };
  return { state: "complete", actor: staffActor(actorFacts.parse(row.facts)), token };
}

/** Opens a session and answers its token, which is stored nowhere but in the browser. */
export async function openSession(
  db: Queryable,
  { staffId, isComplete, at }: { staffId: string; isComplete: boolean; at: Date },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql`select sec.open_session(${hashOf(token)}, ${staffId}, ${isComplete}, ${at})`.execute(
    db,
  );
  return token;
}

export async function endSession(db: Queryable, token: string, at: Date): Promise<void> {
  await sql`select sec.end_session(${hashOf(token)}, ${at})`.execute(db);
}
