import { afterAll, beforeAll, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aDay } from "../harness/pathway.ts";
import { aSitting, anItem, policeOf, recorded, sittingForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sitting: string;
let item: string;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police");
  sitting = `/sittings/${sittingId}`;
  child = await aChild(app, { level: 2, familyName: "Qxpanelled" });
  item = `${sitting}/items/${await anItem(app, coordinator, { sittingId, ...child })}`;
});
afterAll(() => app.close());

const backTo = async (moment: string): Promise<void> => {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
};
/** On the day of the sitting, by somebody who signs in then; answers from when. */
async function onItsDay(): Promise<string> {
  const meanwhile = app.clock.now().toISOString();
  await backTo("2026-12-01T08:00:00Z");
  return meanwhile;
}

test("a calendar asks, asks again as the meeting moves, and takes back what is off, and names no child", async () => {
  const chair = await app.signIn("chair");
  const police = await app.signIn("police");
  const booked = await coordinator.post(
    "/panels/mace/sittings/new",
    await sittingForm(app, { "on-day": "8" }),
  );
  const at = booked.location ?? "";
  const fileOf = async (by: Client) =>
    (await by.get(`${at}/calendar.ics`)).raw.toString().replaceAll("\r\n ", "");
  const first = await fileOf(police);
  expect(first).toMatch(/METHOD:REQUEST[^]*SEQUENCE:0/);
  const { version = "" } = (await coordinator.get(`${at}/change`)).page.fields;
  const moved = await sittingForm(app, { "on-day": "9", reason: "The room is taken", version });
  await recorded(coordinator, `${at}/change`, moved);
  const second = await fileOf(police);
  expect(second).toMatch(/METHOD:REQUEST[^]*SEQUENCE:1/);
  await recorded(coordinator, `${at}/cancel`, { cancelReason: "The chair is ill", version: "2" });
  const last = await fileOf(chair);
  expect(last).toMatch(/METHOD:CANCEL[^]*SEQUENCE:2/);
  expect(new Set([first, second, last].map((file) => /UID:\S+/.exec(file)?.[0])).size).toBe(1);
  const own = (await police.get(`${sitting}/calendar.ics`)).raw.toString();
  for (const file of [first, second, last, own]) expect(file).not.toContain("Qxpanelled");
});

test("a level is agreed from old to new, with reason and dissent, and the basis is the agreement's", async () => {
  await recorded(coordinator, `${sitting}/papers/make`, {});
  const { version = "" } = (await coordinator.get(`/children/${child.personId}/level`)).page.fields;
  const level = {
    level: "3",
    levelReason: "Two new signs",
    levelDissent: "The school sees one",
    version,
    "review-day": "15",
    "review-month": "12",
    "review-year": "2026",
  };
  const before = await coordinator.get(item);
  expect(before.page.text).toContain(
    "Decisions and the level are recorded from 1 December 2026, the date of the meeting",
  );
  expect(before.html).not.toContain('name="levelReason"');
  const early = await coordinator.post(`${item}/level`, level);
  const why = "The level is recorded from 1 December 2026, the date of the meeting";
  expect([early.status, early.page.errors]).toEqual([422, [{ text: why, href: "#level" }]]);
  expect(early.page.fields["levelReason"]).toBe("Two new signs");
  const meanwhile = await onItsDay();
  await recorded(coordinator, `${item}/level`, level);
  await backTo(meanwhile);
  const shared = { agency: await policeOf(app), shared: "Seen at the station", basis: "" };
  const long = await coordinator.post(`${item}/shares`, { ...shared, spoke: "x".repeat(201) });
  expect([long.status, long.page.errors.map(({ href }) => href)]).toEqual([422, ["#spoke"]]);

  await recorded(coordinator, `${item}/shares`, { ...shared, spoke: "Sergeant Qxspoke" });
  const said = (await coordinator.get(item)).page.text;
  expect(said).toContain("shared (Sergeant Qxspoke spoke)");
  expect(said).toMatch(/Decided: Level: .+, now .+/);
  const minutes = textOfDocx((await coordinator.get(`${sitting}/minutes.docx`)).raw).body.join(
    "\n",
  );
  expect(minutes).toMatch(/Decided: Level: (.+), now (?!\1)/);
  expect(minutes).toContain("Reason: Two new signs");
  expect(minutes).toContain("Disagreement: The school sees one");
  expect(minutes).toMatch(/\(Sergeant Qxspoke\), recorded by .+\. Basis: [A-Z]/);
  const levels = (await coordinator.get(`/children/${child.personId}/level`)).page.text;
  expect(levels).toContain("Two new signs");
});

test("nothing is decided before the day of the meeting: it is refused with its reason, and from then taken", async () => {
  const decision = { decision: "map", decisionReason: "Qxearly plan" };
  const before = await coordinator.get(item);
  expect(before.page.text).toContain("are recorded from 1 December 2026");
  expect(before.html).not.toContain('name="decisionReason"');
  const early = await coordinator.post(`${item}/decisions`, decision);
  const why = "Decisions are recorded from 1 December 2026, the date of the meeting";
  expect([early.status, early.page.errors]).toEqual([422, [{ text: why, href: "#decision" }]]);
  expect(early.page.fields["decisionReason"]).toBe("Qxearly plan");
  const meanwhile = await onItsDay();
  expect((await coordinator.get(item)).html).toContain('name="decisionReason"');
  const taken = await coordinator.post(`${item}/decisions`, { ...decision, decision: "" });
  expect(taken.page.errors).toEqual([{ text: "Choose what was decided", href: "#decision" }]);
  await backTo(meanwhile);
});

test("what was decided waits as a note to file, and by agency it counts who came and what was done in time", async () => {
  const owner = `agency:${await policeOf(app)}`;
  for (const [wording, day, month] of [
    ["Ring the school", 20, 12],
    ["Visit the station", 25, 11],
  ] as const)
    await recorded(coordinator, `${item}/promises`, { wording, owner, ...aDay("due", day, month) });
  await app.query(
    "update panels.sittings set starts_at = '2026-11-24T08:00Z' where sitting_id = $1",
    [sitting.split("/").at(-1)],
  );
  const police = await staffIdOf(app, "police");
  await recorded(coordinator, `${sitting}/people`, {
    [`read.${police}`]: "1::",
    [`attended.${police}`]: "attended",
    [`deputy.${police}`]: "",
  });
  const chair = await app.signIn("chair");
  await recorded(chair, `${sitting}/approve`, { without: "Health and the council were ill" });
  const waiting = (await coordinator.get(`/children/${child.personId}/notes-to-file`)).page.text;
  expect(waiting).toContain("Panel of 24 November 2026: Level: ");
  const actions = await app.query<{ id: string }>(
    "select action_id as id from work.actions where person_id = $1 order by due_on",
    [child.personId],
  );
  app.clock.set("2026-11-30T12:00:00Z");
  coordinator = await app.signIn("coordinator");
  for (const { id } of actions)
    await recorded(coordinator, `/children/${child.personId}/actions/${id}/close`, {
      state: "done",
      outcome: "Seen on paper",
      version: "1",
    });
  const page = (await coordinator.get("/panels/mace")).page.text;
  expect(page).toMatch(/1 of 1\s*2 of 2\s*1 of 2\s*0/);
  expect(page).toContain("Of these, in time");
});
