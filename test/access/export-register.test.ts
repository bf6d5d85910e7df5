import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { cast, endPosts } from "./world.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  await aChild(app, { level: 3 });
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

/** Makes a file and answers where the register has it. */
async function anEntry(client: Client, form: object = {}) {
  expect((await client.post("/children/export", { ...exportForm, ...form })).status).toBe(200);
  const [row] = await app.query<{ id: string; reference: string }>(
    "select export_id as id, reference from protect.exports order by reference desc, exported_at desc limit 1",
  );
  if (!row) throw new Error("nothing is registered");
  return { at: `/exports/${row.id}`, ...row };
}

const destroyed = {
  "destroyed-day": "24",
  "destroyed-month": "11",
  "destroyed-year": "2026",
  how: "Deleted from the shared drive",
  "every-copy": "yes",
};

describe("the register", () => {
  test("shows each person their own and information governance all, without contents", async () => {
    const manager = await app.signIn("manager");
    const theirs = await anEntry(coordinator, { "purpose-words": "For the December panel" });
    const own = await anEntry(manager);
    expect((await manager.get("/exports")).page.text).not.toContain(theirs.reference);
    const governance = (await (await app.signIn("governance")).get("/exports")).page.text;
    for (const { reference } of [theirs, own]) expect(governance).toContain(reference);
    expect(governance).toContain("For the December panel");
    expect((await coordinator.get("/exports")).page.text).toContain(theirs.reference);
  });

  test.each(cast)("another’s export is not found by %s unless they read the audit", async (key) => {
    const { at } = await anEntry(coordinator);
    const client = await app.signIn(key);
    const mayRead = key === "coordinator" || key === "governance";
    expect((await client.get(at)).status).toBe(mayRead ? 200 : 404);
    expect((await client.get(`${at}/destroyed`)).status).toBe(mayRead ? 200 : 404);
    if (!mayRead) expect((await client.post(`${at}/destroyed`, destroyed)).status).toBe(404);
  });

  test("says in words what is overdue, and shows governance only that", async () => {
    const late = await anEntry(coordinator, { "destroy-day": "25", "destroy-month": "11" });
    const fine = await anEntry(coordinator);
    app.clock.set("2026-11-28T10:00:00Z");
    const own = await (await app.signIn("coordinator")).get("/exports");
    expect(own.page.text).toContain("Destroy-by date passed 3 days ago");
    const overdue = await (await app.signIn("governance")).get("/exports?due=overdue");
    expect(overdue.page.text).toContain(late.reference);
    expect(overdue.page.text).not.toContain(fine.reference);
    app.clock.set("2026-11-24T10:00:00Z");
    coordinator = await app.signIn("coordinator");
  });

  test("takes one confirmation, and shows the second person the first", async () => {
    const { at } = await anEntry(coordinator);
    expect((await coordinator.post(`${at}/destroyed`, destroyed)).location).toBe("/exports");
    const again = await coordinator.post(`${at}/destroyed`, { ...destroyed, how: "Burnt" });
    expect(again.status).toBe(409);
    expect(again.page.text).toContain("Deleted from the shared drive. Confirmed by Priya Nair");
    expect((await coordinator.get(at)).page.text).not.toContain("Burnt");
    expect((await coordinator.get(`${at}/destroyed`)).location).toBe(at);
  });

  test("is answered for after one’s post has ended, and by governance for someone who left", async () => {
    const manager = await app.signIn("manager");
    const [one, other] = [await anEntry(manager), await anEntry(manager)];
    await endPosts(app, "manager", "2026-11-23");
    const left = await app.signIn("manager");
    expect((await left.get("/children/export")).status).toBe(403);
    expect((await left.post(`${one.at}/destroyed`, destroyed)).status).toBe(303);
    const governance = await app.signIn("governance");
    expect((await governance.post(`${other.at}/destroyed`, destroyed)).status).toBe(303);
    expect((await governance.get(other.at)).page.text).toContain("Confirmed by");
  });
});

test("an overdue file is told of once, to the person who made it and to information governance", async () => {
  const { reference } = await anEntry(coordinator, { "destroy-day": "25", "destroy-month": "11" });
  const log = createLog("info", { write: () => undefined });
  const job = housekeepingJobs({ database: app.db, clock: app.clock, log }).find(
    ({ name }) => name === "remind-of-exports",
  );
  const told = () =>
    app.query<{ staff: string; href: string }>(
      "select staff_id as staff, href from work.notifications where kind = 'export' and headline like $1 order by href desc",
      [`%${reference}%`],
    );
  await job?.run({});
  expect(await told()).toEqual([]);
  app.clock.set("2026-11-26T07:11:00Z");
  await job?.run({});
  await job?.run({});
  const notices = await told();
  // The maker's leads to the form, which is the longer address.
  const expected = [await staffIdOf(app, "coordinator"), await staffIdOf(app, "governance")];
  expect(notices.map(({ staff }) => staff)).toEqual(expected);
  for (const [index, key] of ["coordinator", "governance"].entries()) {
    const again = await app.signIn(key);
    expect((await again.get(notices[index]?.href ?? "")).status).toBe(200);
  }
});

test("the application can change or take away no entry, nor add one for someone else", async () => {
  const grants = await app.query<{ grantee: string; verb: string }>(
    `select grantee, privilege_type as verb from information_schema.role_table_grants
     where table_schema = 'protect' and table_name = 'exports' and grantee in ('lantern_app', 'lantern_wide') order by 1, 2`,
  );
  expect(grants.map(({ grantee, verb }) => `${grantee} ${verb}`)).toEqual([
    "lantern_app INSERT",
    "lantern_app SELECT",
    "lantern_wide INSERT",
    "lantern_wide SELECT",
  ]);
});
