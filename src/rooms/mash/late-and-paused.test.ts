import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { sendAs } from "../../../test/harness/concerns.ts";
import { isLateAt, runningClockInWords } from "./mash-words.ts";

let app: TestApp;
let mash: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  [mash, school] = [await app.signIn("mash"), await app.signIn("school")];
});
afterAll(() => app.close());

const hoursAgo = (hours: number): Date => new Date(app.clock.now().getTime() - hours * 3_600_000);

/** A concern that was due so many hours ago and whose clock was stopped so many hours ago. */
async function stopped(familyName: string, due: number, paused: number): Promise<string> {
  const concernId = await sendAs(school, { familyName });
  await app.query(
    "update identify.mash_episodes set due_at = $2, received_at = $3 where mash_episode_id = $1",
    [concernId, hoursAgo(due), hoursAgo(16)],
  );
  const answer = await mash.post(`/mash/${concernId}/pause`, {
    version: "1",
    pause: "sender",
    note: "A call back",
  });
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  await app.query("update identify.mash_episodes set paused_at = $2 where mash_episode_id = $1", [
    concernId,
    hoursAgo(paused),
  ]);
  return concernId;
}

test("what was late before its clock stopped stays late, and what was not does not become so", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const dueAt = new Date("2026-11-24T03:00:00Z");
  const late = { dueAt, pausedAt: new Date("2026-11-24T05:00:00Z") };
  const inTime = { dueAt, pausedAt: new Date("2026-11-24T02:00:00Z") };
  expect(isLateAt(late, now)).toBe(true);
  expect(runningClockInWords(late, now)).toEqual({ text: "paused, 7 hours overdue", isLate: true });
  expect(isLateAt(inTime, now)).toBe(false);
  expect(runningClockInWords(inTime, now)).toEqual({ text: "paused", isLate: false });
});

test("every page of the MASH says the same of a clock that was stopped", async () => {
  const late = await stopped("Qxlate", 7, 5);
  const inTime = await stopped("Qxintime", 7, 8);
  const overdue = (await mash.get("/mash?overdue=yes")).page.text;
  expect(overdue).toContain("1 concern to decide");
  expect(overdue).toContain("Qxlate");
  expect(overdue).not.toContain("Qxintime");
  for (const address of ["/mash", "/mash/board", "/mash/day"]) {
    const { text } = (await mash.get(address)).page;
    expect([address, text.split("7 hours overdue").length - 1]).toEqual([address, 1]);
    expect([address, text.includes("paused, 7 hours overdue")]).toEqual([address, true]);
  }
  expect((await mash.get(`/mash/${late}`)).page.text).toContain("paused, 7 hours overdue");
  expect((await mash.get(`/mash/${inTime}`)).page.text).not.toContain("overdue");
  expect((await mash.get("/mash/board")).page.text).toContain(", 1 overdue");
});

test("the form for a household tells children of one age apart, and how each clock stands", async () => {
  const familyName = "Qxtriplet";
  const one = await sendAs(school, { familyName, givenName: "Ana" });
  await stopped(familyName, 7, 5);
  await sendAs(school, { familyName: "Qxother", givenName: "Ben" });
  const queue = (await mash.get("/mash")).page.text;
  expect(queue).toContain("Decide together with 1 other of this family name");
  const form = (await mash.get(`/mash/${one}/household`)).page.text;
  expect(form).toMatch(/born 9 March 2012/);
  expect(form).toContain("paused, 7 hours overdue");
  const { text } = (await mash.get(`/mash/${one}`)).page;
  const [other] = await app.query<{ reference: string }>(
    "select reference from identify.concerns where family_name = 'Qxother'",
  );
  expect(text).toMatch(/The same team sent \d other concerns? within a day: /);
  expect(text).toContain(other?.reference);
  expect(text).toContain("The form does not show them by itself");
});
