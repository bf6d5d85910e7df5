import { afterAll, beforeAll, expect, test } from "vitest";
import { outsideJobs } from "../../src/rooms/work/outside/tell-outside.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { reportForm } from "../harness/missing.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const choice = (more: Record<string, string> = {}) => ({
  digest: "yes",
  hour: "16",
  version: "0",
  ...more,
});

test("someone chooses their digest, and nobody overwrites what another window chose", async () => {
  const nurse = await app.signIn("nurse");
  expect((await nurse.get("/notices/outside")).page.text).toContain("cannot be turned off");
  expect((await nurse.post("/notices/outside", choice({ hour: "3" }))).status).toBe(422);
  expect((await nurse.post("/notices/outside", choice())).status).toBe(303);
  const second = await nurse.post("/notices/outside", choice({ digest: "no" }));
  expect(second.status).toBe(409);
  expect(
    (await nurse.post("/notices/outside", choice({ digest: "no", version: "1" }))).status,
  ).toBe(303);
  const [row] = await app.query("select digest, digest_hour, version from work.notice_preferences");
  expect(row).toEqual({ digest: false, digest_hour: 16, version: 2 });
});

test("an urgent grade asks for the message at once, and the page shows what would have been sent", async () => {
  const child = await aChild(app, { familyName: "Qxoutside" });
  await letIn(app, child, "lead");
  await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
    child.circleId,
  ]);
  const police = await app.signIn("manager");
  const form = { ...reportForm, grade: "high" };
  expect((await police.post(`/children/${child.personId}/missing/new`, form)).status).toBe(303);
  const jobs = await app.query<{ task: string }>(
    "select task_identifier as task from graphile_worker.jobs",
  );
  expect(jobs.map(({ task }) => task)).toContain("tell-outside");
  const { admin, db, clock } = app;
  const [job] = outsideJobs({
    admin,
    database: db,
    clock,
    way: { kind: "none" },
    address: "https://lantern.example",
  });
  await job?.run({});
  const lead = await app.signIn("lead");
  const { page, html } = await lead.get("/notices/outside");
  expect(page.text).toContain("This is what would have been sent");
  expect(page.text).toContain("something cannot wait");
  expect(html).not.toContain("Qxoutside");
  expect((await (await app.signIn("nurse")).get("/notices/outside")).page.text).not.toContain(
    "would have been sent",
  );
});

test("whoever watches over the system reads numbers, and the doctor says what is not set", async () => {
  const admin = await app.signIn("admin");
  const { status, html } = await admin.get("/api/admin/notices-outside");
  expect(status).toBe(200);
  expect(JSON.parse(html)).toMatchObject({ days: 7 });
  expect((await admin.get("/admin/health")).page.text).toContain(
    "Neither SMTP nor GOV.UK Notify is set",
  );
  await app.query(
    `insert into work.outgoing_messages (outgoing_message_id, partnership_id, staff_id, form, counts, for_on, made_at, send_after,
       state, settled_at, problem)
     select $1, partnership_id, staff_id, 'danger', '{"emergency": 1}', $3::date, $3, $3, 'dead', $3, 'address'
     from directory.staff where staff_id = $2`,
    [newId(), await staffIdOf(app, "lead"), app.clock.now()],
  );
  expect((await admin.get("/admin/health")).page.text).toContain(
    "1 message of the last seven days given up after many tries",
  );
});

test("a machine is told nothing", async () => {
  const machine = await aMachine(app);
  const client = apiClient(app, machine.token);
  expect((await client.get("/api/admin/notices-outside", {})).status).toBe(403);
});
