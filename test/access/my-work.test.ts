import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aMoment } from "../harness/moments.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  [lead, coordinator] = [await app.signIn("lead"), await app.signIn("coordinator")];
});
afterAll(() => app.close());

/** How many lines stand under the heading of promises. */
const promises = ({ text }: { readonly text: string }): number =>
  (text.split("Your actions:")[1] ?? "").split("Ring the school").length - 1;

test("of a long list the first three stand with how many there are, and all on a page of their own", async () => {
  const [near, far] = [
    await aChild(app, { familyName: "Qxnear" }),
    await aChild(app, { familyName: "Qxfar" }),
  ];
  await letIn(app, near, "lead");
  for (let count = 0; count < 12; count++) await aLatePromise(app, near, "lead");
  await aLatePromise(app, far, "lead");
  await restrict(app, far);
  const { page } = await lead.get("/work");
  expect(page.text).toContain("Your actions: 12");
  expect(promises(page)).toBe(3);
  expect(page.links.map(({ href }) => href)).toContain("/work/all?list=promises");
  const all = await auditDuring(app, async () => {
    const whole = await lead.get("/work/all?list=promises");
    expect(promises(whole.page)).toBe(12);
    expect(whole.page.text).not.toContain("All 12");
    expect(whole.page.text).not.toContain("Qxfar");
  });
  expect(all.map(({ action }) => action)).toContain("work.read");
  expect(page.text).not.toContain("Qxfar");
  const other = await (await app.signIn("youthworker")).get("/work/all?list=promises");
  expect(promises(other.page)).toBe(0);
});

test("an address that names no list shows the actions, and a list that is empty says so", async () => {
  expect(promises((await lead.get("/work/all?list=nothing")).page)).toBe(12);
  const { page } = await lead.get("/work/all?list=nrm");
  expect(page.text).toContain("There is nothing on this list any more");
});

test("someone who reads the whole partnership finds what they promised of a restricted child too", async () => {
  const child = await aChild(app, { familyName: "Qxrestricted" });
  await aLatePromise(app, child, "coordinator");
  await restrict(app, child);
  // Not named on it, they reach neither the record nor the promise.
  expect((await coordinator.get("/work")).page.text).toContain("Your actions: 0");
  await letIn(app, child, "coordinator");
  for (const address of ["/work", "/work/all?list=promises"]) {
    const { page } = await coordinator.get(address);
    expect(page.text).toContain("Your actions: 1");
    expect(page.text).toContain("Qxrestricted");
  }
  const open = await aChild(app, { familyName: "Qxopen" });
  await aLatePromise(app, open, "coordinator");
  const { page } = await coordinator.get("/work");
  expect(page.text).toContain("Your actions: 2");
  expect(promises(page)).toBe(2);
  // Longer than a list is read, with some of it read by the second look alone.
  await app.query(
    `insert into work.actions select (jsonb_populate_record(null::work.actions, to_jsonb(a) || jsonb_build_object('action_id', gen_random_uuid(), 'due_on', a.due_on - n))).*
     from generate_series(1, 209) n, (select * from work.actions where person_id = $1) a`,
    [open.personId],
  );
  for (const address of ["/work", "/work/all?list=promises"]) {
    const long = (await coordinator.get(address)).page.text;
    expect(long).toContain("Your actions: 211");
  }
});

/** The lead practitioner leads by a place without an end, and by one until the new year. */
async function leadsTwice(child: Child): Promise<void> {
  await letIn(app, child, "lead");
  await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
    child.circleId,
  ]);
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at, ends_at)
     select gen_random_uuid(), partnership_id, circle_id, staff_id, basis, 'Until the new year', starts_at, '2027-01-01'
     from sec.memberships where circle_id = $1`,
    [child.circleId],
  );
}

test("a child whom someone leads by two places, of which one ends in time, stands there once", async () => {
  const child = await aChild(app, { familyName: "Qxtwice", bornOn: "2008-12-20" });
  await leadsTwice(child);
  await aMoment(lead, child.personId);
  const { text } = (await lead.get("/work")).page;
  expect(text).toContain("Reachable moments: 1");
  expect(text).toContain("Turning 18 without an agreed transition: 1");
});

test("and is counted once on the team's page, and stands once on the colleague's", async () => {
  const manager = await app.signIn("manager");
  const worker = `/team/${await staffIdOf(app, "lead")}`;
  const counted = async (): Promise<number> => {
    const { html } = await manager.get("/team");
    const row = html.split("<tr").find((one) => one.includes(`href="${worker}"`)) ?? "";
    return Number(/<td[^>]*>\s*(\d+)/.exec(row.split("</a>")[1] ?? "")?.[1] ?? Number.NaN);
  };
  const before = await counted();
  await leadsTwice(await aChild(app, { familyName: "Qxcounted", level: 2 }));
  expect(await counted()).toBe(before + 1);
  expect((await manager.get(worker)).page.text.split("Qxcounted")).toHaveLength(2);
});
