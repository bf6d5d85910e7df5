import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance({ minutes: 16 });
  await app.query("delete from sec.attempts");
  await app.query("delete from sec.known_browsers");
});

/** Signs in to the end in a browser of its own. */
async function signedIn(key: string): Promise<Client> {
  app.clock.advance({ minutes: 1 });
  const client = app.nobody();
  const typed = { email: demoEmail(key), password: demoPassword };
  const second = await submit(client, await client.get("/sign-in"), { to: "/sign-in", typed });
  await submit(client, second, { to: "/sign-in/code", typed: { code: codeOn(second) } });
  return client;
}

const known = (key: string) =>
  staffIdOf(app, key).then((staffId) =>
    app.query<{ id: string }>(
      "select browser_id as id from sec.known_browsers where staff_id = $1 order by last_at desc",
      [staffId],
    ),
  );

const forget = (id: string): string => `/account/browsers/${id}/forget`;

describe("browsers you have signed in with", () => {
  test("are listed with first and last use, and nothing that a browser keeps", async () => {
    const first = await signedIn("lead");
    const cookie = first.cookies.get("lantern-browser") ?? "";
    await signedIn("lead");
    const { page, html } = await first.get("/account");
    expect(page.text).toContain("Browsers you have signed in with");
    for (const { id } of await known("lead")) expect(html).toContain(forget(id));
    expect(await known("lead")).toHaveLength(2);
    expect(html).not.toContain(cookie);
    const [row] = await app.query<{ hash: string }>(
      "select encode(browser_hash, 'hex') as hash from sec.known_browsers limit 1",
    );
    expect(html).not.toContain(row?.hash);
  });

  test("one is forgotten: the page says so, no session ends, and the browser is a stranger", async () => {
    const mine = await signedIn("lead");
    await signedIn("lead");
    const [, { id } = { id: "" }] = await known("lead");
    const answer = await mine.post(forget(id), {});
    expect([answer.status, answer.location]).toEqual([303, "/account"]);
    const { page } = await mine.follow(answer);
    expect(page.text).toContain("The browser was forgotten. You stay signed in where you are.");
    expect(await known("lead")).toHaveLength(1);
    expect((await mine.post(forget(id), {})).status).toBe(404);
    const events = await app.query<{ outcome: string }>(
      "select outcome from audit.events where action = 'account.browser.forget' order by event_id",
    );
    expect(events.map(({ outcome }) => outcome)).toEqual(["done", "not_found"]);
  });

  test("all are forgotten, and of nobody else", async () => {
    await signedIn("nurse");
    const mine = await signedIn("lead");
    await signedIn("lead");
    const answer = await mine.post("/account/browsers/forget-all", {});
    const { page } = await mine.follow(answer);
    expect(page.text).toContain("All browsers were forgotten");
    expect(page.text).toContain("None is remembered.");
    expect([await known("lead"), (await known("nurse")).length]).toEqual([[], 1]);
  });

  test("of somebody else are not shown, and not forgotten by an address or a statement", async () => {
    await signedIn("lead");
    const [{ id } = { id: "" }] = await known("lead");
    const nurse = await signedIn("nurse");
    expect((await nurse.get("/account")).html).not.toContain(id);
    expect((await nurse.post(forget(id), {})).status).toBe(404);
    const actor = await actorOf(app, "nurse");
    await expect(
      acting(app, actor, (tx) => sql`select * from sec.known_browsers`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
    const done = await acting(app, actor, (tx) =>
      sql<{ n: number }>`select sec.forget_own_browsers(${id}::uuid) as n`.execute(tx),
    );
    expect(done.rows).toEqual([{ n: 0 }]);
    expect(await known("lead")).toHaveLength(1);
  });
});
