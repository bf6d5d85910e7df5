import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testMoment } from "../../../test/harness/constants.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { forgetAttempts, withinLimit } from "./rate-limit.ts";

const limit = { attempts: 3, minutes: 15 };

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase("empty");
});
afterAll(() => database.close());
beforeEach(() => database.clock.set(testMoment));

const attempt = (name: string): Promise<boolean> =>
  database.db.beforeSignIn((db) => withinLimit(db, name, { limit, at: database.clock.now() }));

async function attempts(name: string, count: number): Promise<readonly boolean[]> {
  const answers = [];
  for (let at = 0; at < count; at++) answers.push(await attempt(name));
  return answers;
}

describe("a limit", () => {
  test("lets so many through and no more", async () => {
    expect(await attempts("one", 5)).toEqual([true, true, true, false, false]);
  });

  test("is each name's own", async () => {
    await attempts("two", 4);
    expect(await attempt("three")).toBe(true);
  });

  test("begins again with the next window", async () => {
    await attempts("four", 4);
    database.clock.advance({ minutes: 14, seconds: 59 });
    expect(await attempt("four")).toBe(false);
    database.clock.advance({ seconds: 1 });
    expect(await attempts("four", 4)).toEqual([true, true, true, false]);
  });

  test("holds when many try at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt("five")));
    expect(answers.filter(Boolean)).toHaveLength(3);
  });

  test("is cleared by what was right", async () => {
    await attempts("six", 3);
    await database.db.beforeSignIn((db) => forgetAttempts(db, "six"));
    expect(await attempt("six")).toBe(true);
  });
});

test("the thing that was tried is not kept", async () => {
  await attempt("sign-in someone@eastmoor.example");
  const rows = await database.query<{ kept: string }>(
    "select encode(attempt_key, 'escape') as kept from sec.attempts",
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ kept }) => kept.includes("someone"))).toBe(false);
});
