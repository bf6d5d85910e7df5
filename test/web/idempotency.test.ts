import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { newId } from "../../src/kernel/ids.ts";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aConcernBody, aMachine, apiClient, type ApiClient } from "../harness/machine.ts";

let app: TestApp;
let client: ApiClient;
beforeAll(async () => {
  app = await anApp();
  client = apiClient(app, (await aMachine(app)).token);
});
afterAll(() => app.close());

const send = (key: string, more: object = {}, by = client) =>
  by.post("/api/concerns", { ...aConcernBody, ...more }, { "idempotency-key": key });
const concerns = async (): Promise<number> =>
  Number((await app.query<{ n: string }>("select count(*) as n from identify.concerns"))[0]?.n);

describe("a request under its key", () => {
  test("sent again is answered as before, and says so, and nothing more happens", async () => {
    const key = newId();
    const first = await send(key);
    const before = await concerns();
    // The order of fields and the spaces between them say nothing.
    const turned = JSON.stringify(
      Object.fromEntries(Object.entries(aConcernBody).reverse()),
      null,
      3,
    );
    const again = await client.post("/api/concerns", turned, { "idempotency-key": key });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers["location"]).toBe(first.headers["location"]);
    expect([first, again].map(({ headers }) => headers["idempotency-replayed"])).toEqual([
      undefined,
      "true",
    ]);
    expect(await concerns()).toBe(before);
  });

  test.each([2, 5])("sent %i times at once is one concern", async (times) => {
    const before = await concerns();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: times }, () => send(key)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(times).fill(201));
    expect(new Set(answers.map(({ text }) => JSON.stringify(JSON.parse(text)))).size).toBe(1);
    expect(answers.filter(({ headers }) => "idempotency-replayed" in headers)).toHaveLength(
      times - 1,
    );
    expect(await concerns()).toBe(before + 1);
  });

  test("is not another request's: other words, another address", async () => {
    const key = newId();
    await send(key);
    const before = await concerns();
    const other = await send(key, { worry: "Something else" });
    const elsewhere = await client.post(
      `/api/actions/${newId()}/close`,
      { state: "done", outcome: "Met", version: 1 },
      { "idempotency-key": key },
    );
    expect([other.status, elsewhere.status]).toEqual([422, 422]);
    expect(await concerns()).toBe(before);
  });

  test("is each account's own", async () => {
    const key = newId();
    const other = apiClient(app, (await aMachine(app)).token);
    const [one, two] = [await send(key), await send(key, {}, other)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).not.toEqual(one.body);
  });

  test("that was refused may be put right and sent again", async () => {
    const key = newId();
    expect((await send(key, { ringPhone: "none" })).status).toBe(422);
    expect((await send(key)).status).toBe(201);
  });

  test.each(["", "short", "x".repeat(256), "with a space", "ünïcödé-key"])(
    "needs a key of 8 to 255 printable characters: %s",
    async (key) => {
      const before = await concerns();
      expect((await send(key)).status).toBe(400);
      expect(await concerns()).toBe(before);
    },
  );

  test("waits for its twin no longer than a statement may, and is told to come again", async () => {
    const key = newId();
    const { accountId, token } = await aMachine(app);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    const holding = app.db.as(systemActor("housekeeping"), async (tx) => {
      const { sql } = await import("kysely");
      await sql`select pg_advisory_xact_lock(hashtextextended(${`answer ${accountId} ${key}`}, 0))`.execute(
        tx,
      );
      locked();
      await held;
      return { value: undefined, audit };
    });
    // Not before the twin holds it: a busy machine sends first.
    await isLocked;
    const answer = await send(key, {}, apiClient(app, token));
    release();
    await holding;
    expect([answer.status, answer.headers["retry-after"]]).toEqual([409, "5"]);
    expect((await send(key, {}, apiClient(app, token))).status).toBe(201);
  }, 30_000);
});

test("a stored answer holds ids and times, and its owner alone reads it", async () => {
  await send(newId());
  const rows = await app.query<{ text: string }>(
    "select s::text as text from work.stored_answers s",
  );
  expect(rows.length).toBeGreaterThan(0);
  // What was written in the body; of its number as much as no id has by chance.
  expect(rows.filter(({ text }) => /Sam|Example|Collected|7946 ?0000/.test(text))).toEqual([]);
});

test("a stored answer is kept for a day", async () => {
  const key = newId();
  await send(key);
  const log = createLog("silent");
  const sweep = housekeepingJobs({ database: app.db, clock: app.clock, log }).find(
    ({ name }) => name === "sweep-answers",
  );
  const stored = () =>
    app.query("select 1 from work.stored_answers where idempotency_key = $1", [key]);
  await sweep?.run({});
  expect(await stored()).toHaveLength(1);
  app.clock.advance({ hours: 25 });
  await sweep?.run({});
  expect(await stored()).toHaveLength(0);
});
