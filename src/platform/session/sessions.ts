import { createHash, randomBytes } from "node:crypto";
import { sql, type QueryExecutorProvider } from "kysely";
import type { StaffActor } from "../access/actor.ts";
import { actorFacts, staffActor } from "../access/staff-actor.ts";

/** What a request's cookie turned out to be. */
export type SessionState =
  | { readonly state: "none" }
  /** Ended or timed out. It still names its person, so that typed text is kept for them alone. */
  | { readonly state: "expired"; readonly staffId: string }
  /** The password was right; the one-time code is still to come. */
  | { readonly state: "password"; readonly staffId: string; readonly token: string }
  | ({ readonly state: "complete" } & CompleteSession);

export type CompleteSession = {
  readonly actor: StaffActor;
  readonly token: string;
  /** What the session is called on pages; it opens nothing. */
  readonly sessionId: string;
  readonly factor: Factor | null;
  /** What is still to be proved before anything else opens; see the configuration of second factors. */
  readonly wanting: Wanting;
  /** When the person last proved by a second factor that it is they. */
  readonly confirmedAt: Date | null;
};

/** Any second factor, or one that cannot be passed on: a passkey, an organisation that vouches for one. */
export type Wanting = "any" | "strong" | null;

/** What a person proved a second time with: the first two are weaker than the others. */
export type Factor = "code" | "recovery-code" | "passkey" | "provider";
export type Method = "password" | "passkey" | "provider" | "invitation";

export type SessionLimits = { readonly idleMinutes: number; readonly hours: number };

type Queryable = QueryExecutorProvider;

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** One statement: the session, and what its person may do at this moment. */
export async function resumeSession(
  db: Queryable,
  token: string | undefined,
  { at, limits }: { at: Date; limits: SessionLimits },
): Promise<SessionState> {
  if (token === undefined || token.length !== 43) return { state: "none" };
  const { rows } = await sql<Row>`
    select * from sec.resume_session(${hashOf(token)}, ${at},
      make_interval(mins => ${limits.idleMinutes}), make_interval(hours => ${limits.hours}))`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return { state: "none" };
  if (row.state === "expired") return { state: "expired", staffId: row.staff_id };
  if (row.state === "password") return { state: "password", staffId: row.staff_id, token };
  const actor = staffActor(actorFacts.parse(row.facts));
  const { session_id: sessionId, factor, wanting, confirmed_at: confirmedAt } = row;
  return { state: "complete", actor, token, sessionId, factor, wanting, confirmedAt };
}

type Row = {
  readonly state: string;
  readonly staff_id: string;
  readonly session_id: string;
  readonly factor: Factor | null;
  readonly wanting: Wanting;
  readonly confirmed_at: Date | null;
  readonly facts: unknown;
};

type Opening = {
  readonly staffId: string;
  readonly isComplete: boolean;
  readonly at: Date;
  readonly method?: Method;
  /** Null where nothing but the first step was proved. */
  readonly factor?: Factor | null;
  readonly place?: Place;
};

/** What a person can tell their sessions apart by. */
export type Place = { readonly browser: string; readonly network: string };

/** Opens a session and answers its token, which is stored nowhere but in the browser. */
export async function openSession(
  db: Queryable,
  { staffId, isComplete, at, method = "password", factor = "code", place }: Opening,
): Promise<string> {
  const token = newSessionToken();
  await sql`select sec.open_session(${hashOf(token)}, ${staffId}, ${isComplete}, ${at}, ${method},
    ${factor}, ${place?.browser ?? null}, ${place?.network ?? null})`.execute(db);
  return token;
}

/**
 * The session under a new token, confirmed from now on. The old token opens nothing, so that one seen
 * before the confirming is worth nothing after it. Undefined where the session has ended.
 */
export async function confirmSession(
  db: Queryable,
  token: string,
  { factor, at }: { readonly factor: Factor; readonly at: Date },
): Promise<string | undefined> {
  const fresh = newSessionToken();
  const { rows } = await sql<{ done: boolean }>`
    select sec.confirm_session(${hashOf(token)}, ${hashOf(fresh)}, ${factor}, ${at}) as done`.execute(
    db,
  );
  return rows[0]?.done === true ? fresh : undefined;
}

/** Said on the page that follows sign-in, in the session that has just begun: see done-notice.ts. For sign-in alone. */
export async function sayOnArrival(
  db: Queryable,
  token: string,
  { id, words, at }: { readonly id: string; readonly words: string; readonly at: Date },
): Promise<void> {
  await sql`select sec.say_on_arrival(${hashOf(token)}, ${id}::uuid, ${words}, ${at})`.execute(db);
}

/** Ends every session of a person but one, when what opens them has changed. For sign-in alone. */
export async function endSessionsOf(
  db: Queryable,
  { staffId, but, at }: { readonly staffId: string; readonly but: string; readonly at: Date },
): Promise<void> {
  await sql`select sec.end_sessions_of(${staffId}, ${but}, ${at})`.execute(db);
}

const newSessionToken = (): string => randomBytes(32).toString("base64url");

/**
 * What the person of this transaction may do at this moment, held until it ends: whoever takes some
 * of it away waits. Undefined where the session has ended.
 */
export async function holdStanding(
  db: Queryable,
  sessionId: string,
  at: Date,
): Promise<StaffActor | undefined> {
  const { rows } = await sql<{ facts: unknown }>`
    select sec.hold_standing(${sessionId}, ${at}) as facts`.execute(db);
  const facts = rows[0]?.facts;
  return facts === null || facts === undefined ? undefined : staffActor(actorFacts.parse(facts));
}

export async function endSession(db: Queryable, token: string, at: Date): Promise<void> {
  await sql`select sec.end_session(${hashOf(token)}, ${at})`.execute(db);
}
