import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/database.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aSource, chooseFile, fileOf, meaning, workOn } from "../harness/feeds.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let source: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  source = await aSource(app, coordinator, { name: "Police missing persons" });
});
afterAll(() => app.close());

const many = 250;
let files = 0;

/** A file of rows about nobody here, its columns known, and taking it asked for; answers its address. */
async function asked(): Promise<string> {
  files++;
  const rows = Array.from({ length: many }, (_, n) => [
    `F${files}-${n}`,
    "",
    `Qxname${n}`,
    "Ashgrove",
    "04/05/2011",
    "2026-10-01 21:30",
    "",
    "medium",
    "home",
  ]);
  const { to } = await chooseFile(coordinator, source, fileOf(rows));
  const run = to.replace(/\/columns$/u, "");
  if (to.endsWith("/columns")) {
    const version = (await coordinator.get(to)).page.fields["version"] ?? "";
    expect((await coordinator.post(to, { ...meaning, version })).status).toBe(303);
  }
  const version = (await coordinator.get(run)).page.fields["version"] ?? "";
  expect((await coordinator.post(`${run}/go`, { version })).status).toBe(303);
  return run;
}

const textOf = async (run: string) => (await coordinator.get(run)).page.text;

/** A worker that ends in the middle of the second hundred. */
async function endsHalfWay(run: string): Promise<void> {
  let left = 1;
  const failing: Database = {
    ...app.db,
    as: (actor, work) =>
      left-- > 0 ? app.db.as(actor, work) : Promise.reject(new Error("the worker has ended")),
  };
  await expect(workOn({ ...app, db: failing }, run)).rejects.toThrow("the worker has ended");
}

describe("a file that is taken in the background", () => {
  test("says how far it is, goes on where a worker ended, and is taken once", async () => {
    const run = await asked();
    expect(await textOf(run)).toContain(`is taking the rows: 0 of ${many} rows so far`);
    await endsHalfWay(run);
    expect(await textOf(run)).toContain(`is taking the rows: 100 of ${many} rows so far`);
    await workOn(app, run);
    const text = await textOf(run);
    expect(text).toContain(`Waiting for a decision ${many}`);
    expect(text).not.toContain("is taking");
    await workOn(app, run);
    const events = await app.query<{ who: string }>(
      `select s.email as who from audit.events e join directory.staff s on s.staff_id::text = e.actor_id
       where e.action = 'feed.run.take' and e.route = 'job take-feed'`,
    );
    expect(events.map(({ who }) => who)).toEqual(
      Array.from({ length: 3 }, () => "coordinator@eastmoor.example"),
    );
  });

  test("stops where it is asked to, however far it has come since the page was read", async () => {
    const run = await asked();
    const version = (await coordinator.get(run)).page.fields["version"] ?? "";
    await endsHalfWay(run);
    expect((await coordinator.post(`${run}/stop`, { version })).status).toBe(303);
    await workOn(app, run);
    expect(await textOf(run)).toContain(`Stopped at 100 of ${many} rows`);
    expect((await coordinator.post(`${run}/stop`, { version })).status).toBe(409);
  });

  test("keeps its rows sealed, and no longer than it has to", async () => {
    const run = await asked();
    const kept = () =>
      app.query<{ rows: object | null; sealed: Buffer | null }>(
        "select rows, rows_sealed as sealed from identify.feed_runs where feed_run_id = $1",
        [run.split("/").at(-1)],
      );
    const [before] = await kept();
    expect(before?.rows).toBeNull();
    expect(before?.sealed?.length).toBeGreaterThan(1000);
    expect(before?.sealed?.toString("latin1")).not.toContain("Qxname");
    await workOn(app, run);
    expect(await kept()).toEqual([{ rows: null, sealed: null }]);
  });

  test("is let go where whoever asked may not any more, and waits for someone who may", async () => {
    const run = await asked();
    await endsHalfWay(run);
    const role = "exploitation-coordinator";
    const change = (to: string) =>
      app.query(`update directory.roles set permissions = ${to} where key = $1`, [role]);
    await change("array_remove(permissions, 'feed.run')");
    await workOn(app, run);
    await change("permissions || '{feed.run}'");
    expect(await textOf(run)).toContain("What would come of the 150 rows left");
  });

  test("is let go where the account of whoever asked has ended, whatever posts it had", async () => {
    const run = await asked();
    await endsHalfWay(run);
    const email = "coordinator@eastmoor.example";
    await app.query("update directory.staff set ended_at = now() where email = $1", [email]);
    await workOn(app, run);
    await app.query("update directory.staff set ended_at = null where email = $1", [email]);
    expect(await textOf(run)).toContain("What would come of the 150 rows left");
  });

  test("goes on in the name of whoever asked, and nobody can ask in another’s", async () => {
    const run = await asked();
    const feed_run_id = run.split("/").at(-1) ?? "";
    const taking_by = await staffIdOf(app, "lead");
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    const changing = app.db.as(await actorOf(app, "coordinator"), async (tx) => {
      await tx
        .updateTable("identify.feed_runs")
        .set({ taking_by })
        .where("feed_run_id", "=", feed_run_id)
        .execute();
      return { value: undefined, audit };
    });
    await expect(changing).rejects.toThrow("row-level security");
    await workOn(app, run);
    expect(await textOf(run)).toContain(`Waiting for a decision ${many}`);
  });
});

test("what is said of a system is put right, by one person at a time", async () => {
  const edit = `${source}/edit`;
  const { page } = await coordinator.get(edit);
  expect(page.fields["name"]).toBe("Police missing persons");
  const version = page.fields["version"] ?? "";
  const agency = page.fields["agency"] ?? "";
  const form = { name: "Police missing desk", agency, recordOf: "Episodes", contact: "The desk" };
  const empty = await coordinator.post(edit, { ...form, contact: "", version });
  expect(empty.status).toBe(422);
  expect(empty.page.errors.map(({ text }) => text)).toEqual(["Enter a contact"]);
  expect((await coordinator.post(edit, { ...form, version })).status).toBe(303);
  const late = await coordinator.post(edit, { ...form, name: "Another name", version });
  expect(late.status).toBe(409);
  expect(late.page.fields["name"]).toBe("Another name");
  const now = late.page.fields["version"] ?? "";
  expect(
    (await coordinator.post(edit, { ...form, name: "Another name", version: now })).status,
  ).toBe(303);
  expect((await coordinator.get(source)).page.text).toContain("Another name");
  expect((await (await app.signIn("lead")).get(edit)).status).toBe(403);
});
