import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aService } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

const instead = "A health service: ask the designated nurse";
let app: TestApp;
let child: Child;
let meeting: string;

beforeAll(async () => {
  app = await anApp();
  const who = await aCounsellor(app);
  const service = await aService(app, { name: "Qxclinic", shownAs: instead });
  child = await aChild(app, { familyName: "Qxunheard" });
  for (const key of ["school", "nurse", "chair"]) await letIn(app, child, key);
  const nurse = await app.signIn("nurse");
  const manager = await app.signIn("manager");
  const invited = [who.staffId, await staffIdOf(app, "school"), await staffIdOf(app, "nurse")];
  const chair = await staffIdOf(app, "chair");
  const booked = await manager.post(`/children/${child.personId}/meeting`, {
    ...bookingFields,
    chair,
    invited,
  });
  expect(booked.status).toBe(303);
  meeting = booked.location ?? "";
  await nurse.post(`${meeting}/invitation`, { answer: "coming" });
  await (
    await app.signIn("coordinator")
  ).post(`/services/${service}/teams`, {
    team: who.teamId,
    off: "",
  });
  await app.query("update panels.meetings set starts_at = '2026-12-10T14:00:00Z'");
  await app.query("update panels.invitation_answers set answered_for = '2026-12-10T14:00:00Z'");
}, 60_000);
afterAll(() => app.close());

const chasing = async (key: string): Promise<string> =>
  (await (await app.signIn(key)).get("/overdue")).page.text;

describe("who was asked to a meeting and has said nothing", () => {
  test("stands in Chasing once the days of the partnership are over, in words that name no child", async () => {
    expect(await chasing("manager")).not.toContain("no reply");
    app.clock.advance({ hours: 24 * 3 });
    const text = await chasing("manager");
    expect(text).toContain("10 December 2026: no reply");
    const line = text.slice(text.indexOf("10 December 2026: no reply")).slice(0, 300);
    expect(line).toContain(instead);
    expect(line).not.toMatch(/Qxunheard|Qxcounsellor/);
    expect(text).not.toContain(counsellor.name);
  });

  test("is said to nobody who does not reach the meeting", async () => {
    const lead = await aChild(app, { familyName: "Qxother" });
    expect(lead.personId).not.toBe(child.personId);
    await restrict(app, child);
    await app.query("update panels.meetings set restricted = true, acl = array[$1::int]", [
      child.circleId,
    ]);
    expect(await chasing("coordinator")).not.toContain("no reply");
    expect(await chasing("police")).not.toContain("no reply");
  });
});
