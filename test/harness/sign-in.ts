import { actorFacts, staffActor } from "../../src/platform/access/staff-actor.ts";
import { demoEmail } from "../../src/demonstration/index.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { openSession, resumeSession } from "../../src/platform/session/sessions.ts";
import type { TestDatabase } from "./database.ts";

/** A person's id never changes; a walk asks for it at every step. */
const known = new WeakMap<TestDatabase["query"], Map<string, string>>();

export async function staffIdOf({ query }: TestDatabase, key: string): Promise<string> {
  const ids = known.get(query) ?? new Map<string, string>();
  known.set(query, ids);
  const id = ids.get(key);
  if (id !== undefined) return id;
  const [row] = await query<{ staff_id: string }>(
    "select staff_id from directory.staff where email = $1",
    [demoEmail(key)],
  );
  if (!row) throw new Error(`nobody in the cast is called ${key}`);
  ids.set(key, row.staff_id);
  return row.staff_id;
}

/** A complete session without the two steps, which have tests of their own. */
export function openTestSession({ db, clock }: TestDatabase, staffId: string): Promise<string> {
  return db.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId, isComplete: true, at: clock.now() }),
    audit: { action: "test.sign-in", outcome: "done", route: "test", requestId: "test" },
  }));
}

/** The person as the rules see them at this moment. */
export async function actorOf(database: TestDatabase, key: string): Promise<StaffActor> {
  const token = await openTestSession(database, await staffIdOf(database, key));
  const state = await database.db.beforeSignIn((open) =>
    resumeSession(open, token, {
      at: database.clock.now(),
      limits: { idleMinutes: 20, hours: 12 },
    }),
  );
  if (state.state !== "complete") throw new Error(`${key} has no session`);
  return state.actor;
}

/** A row of staff by its id, also one that is a machine's. */
export async function actorById(
  { query, clock }: TestDatabase,
  staffId: string,
): Promise<StaffActor> {
  const asked = [staffId, clock.now()];
  const [row] = await query<{ facts: unknown }>("select sec.actor_facts($1, $2) as facts", asked);
  return staffActor(actorFacts.parse(row?.facts));
}
