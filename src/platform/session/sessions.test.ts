import { sql } from "kysely";
import { systemActor } from "../access/actor.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { endSession, openSession, resumeSession, type SessionState } from "./sessions.ts";

const limits = { idleMinutes: 20, hours: 12 };

let database: TestDatabase;
let staffId: string;

beforeAll(async () => {
  database = await aDatabase("cast");
  staffId = await staffIdOf(database, "lead");
});
afterAll(() => database.close());
beforeEach(() => database.clock.set(testMoment));

const resume = (token: string | undefined): Promise<SessionState> =>
  database.db.beforeSignIn((db) => resumeSession(db, token, { at: database.clock.now(), limits }));
const open = (isComplete = true): Promise<string> =>
  database.db.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId, isComplete, at: database.clock.now() }),
    audit: { action: "t", outcome: "done", route: "t", requestId: "t" },
  }));
const stateOf = async (token: string): Promise<string> => (await resume(token)).state;

describe("a token", () => {
  test("is random, and kept as a hash alone", async () => {
    const tokens = [await open(), await open()];
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await database.query<{ found: boolean }>(
      "select exists (select from sec.sessions where session_hash = $1 or session_hash = convert_to(left($2, 32), 'utf8')) as found",
      [Buffer.from(tokens[0] ?? "", "base64url"), tokens[0]],
    );
    expect(row?.found).toBe(false);
  });

  test.each([
    undefined,
    "",
    "x",
    "x".repeat(43),
    "x".repeat(44),
    "x".repeat(10_000),
    "' or true --",
  ])("that nobody was given is no session: %s", async (token) => {
    expect(await resume(token)).toEqual({ state: "none" });
  });

  test("of a first step names its person and nothing that they may do", async () => {
    const token = await open(false);
    expect(await resume(token)).toEqual({ state: "password", staffId, token });
  });

  test("of both steps brings the person as the rules see them", async () => {
    const token = await open();
    expect(await resume(token)).toMatchObject({
      state: "complete",
      token,
      actor: {
        kind: "staff",
        id: staffId,
        name: "Mariam Begum",
        isWide: false,
        posts: [{ role: "lead-practitioner" }],
      },
    });
  });
});

describe("a session ends", () => {
  test("after so many minutes without a request", async () => {
    const token = await open();
    database.clock.advance({ minutes: 20 });
    expect(await stateOf(token)).toBe("complete");
    database.clock.advance({ minutes: 20, seconds: 1 });
    expect(await resume(token)).toEqual({ state: "expired", staffId });
  });

  test("after so many hours, however busy", async () => {
    const token = await open();
    for (let minutes = 0; minutes < 12 * 60; minutes += 15) {
      expect(await stateOf(token)).toBe("complete");
      database.clock.advance({ minutes: 15 });
    }
    expect(await stateOf(token)).toBe("complete");
    database.clock.advance({ seconds: 1 });
    expect(await stateOf(token)).toBe("expired");
  });

  test("when it is ended, at once, and only that one", async () => {
    const [token, other] = [await open(), await open()];
    await database.db.beforeSignIn((db) => endSession(db, token, database.clock.now()));
    expect(await stateOf(token)).toBe("expired");
    expect(await stateOf(other)).toBe("complete");
  });

  test("and does not begin again", async () => {
    const token = await open();
    database.clock.advance({ hours: 1 });
    expect(await stateOf(token)).toBe("expired");
    database.clock.set(testMoment);
    await database.db.beforeSignIn((db) => endSession(db, token, database.clock.now()));
    expect(await stateOf(token)).toBe("expired");
  });

  test("a half-open one times out too", async () => {
    const token = await open(false);
    database.clock.advance({ minutes: 21 });
    expect(await stateOf(token)).toBe("expired");
  });
});

describe("what a person may do is read anew on every request", () => {
  async function actorOf(token: string) {
    const session = await resume(token);
    if (session.state !== "complete") throw new Error(`the session is ${session.state}`);
    return session.actor;
  }

  test("a post that ended yesterday gives nothing today", async () => {
    const token = await open();
    const before = await actorOf(token);
    expect(before.permissions.has("level.set")).toBe(true);
    expect(before.principals).toHaveLength(1);
    await database.query("update directory.posts set ends_on = '2026-11-23' where staff_id = $1", [
      staffId,
    ]);
    const after = await actorOf(token);
    expect(after).toMatchObject({ posts: [], principals: [], isWide: false });
    expect(after.permissions.size).toBe(0);
    await database.query("update directory.posts set ends_on = null where staff_id = $1", [
      staffId,
    ]);
  });

  test("a last day is a whole day, in London", async () => {
    await database.query("update directory.posts set ends_on = '2026-06-30' where staff_id = $1", [
      staffId,
    ]);
    database.clock.set("2026-06-30T22:59:00Z");
    const token = await open();
    expect((await actorOf(token)).posts).toHaveLength(1);
    database.clock.advance({ minutes: 1 });
    expect((await actorOf(token)).posts).toHaveLength(0);
    await database.query("update directory.posts set ends_on = null where staff_id = $1", [
      staffId,
    ]);
  });

  test("a role that is changed is another role at the next request", async () => {
    const token = await open();
    await database.query(
      "update directory.roles set reach = 'partnership' where key = 'lead-practitioner'",
    );
    expect((await actorOf(token)).isWide).toBe(true);
    await database.query(
      "update directory.roles set reach = 'none', permissions = '{}' where key = 'lead-practitioner'",
    );
    expect(await actorOf(token)).toMatchObject({ isWide: false, principals: [] });
  });
});

test("housekeeping takes old sessions and leaves the others; nobody else can", async () => {
  const old = await open();
  database.clock.advance({ days: 3 });
  const fresh = await open();
  const before = new Date(database.clock.now().getTime() - 2 * 86_400_000);
  const sweepAs = (name: "sign-in" | "housekeeping") =>
    database.db.as(systemActor(name), async (tx) => ({
      value: await sql`select sec.sweep(${before})`.execute(tx),
      audit: { action: "housekeeping.sweep", outcome: "done", route: "test", requestId: "test" },
    }));
  await sweepAs("sign-in");
  expect(await stateOf(old)).toBe("expired");
  await sweepAs("housekeeping");
  expect(await stateOf(old)).toBe("none");
  expect(await stateOf(fresh)).toBe("complete");
});
