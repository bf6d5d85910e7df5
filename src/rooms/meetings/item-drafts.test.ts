import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { meetingReference } from "./calendar.ts";
import { bookingFields } from "./fixtures/forms.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let meeting: string;
let itemId: string;

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Secretname", level: 1 });
  coordinator = await app.signIn("coordinator");
  const fields = { ...bookingFields, chair: await staffIdOf(app, "chair") };
  meeting = (await coordinator.post(`/children/${child.personId}/meeting`, fields)).location ?? "";
  const [row] = await app.query<{ id: string }>(
    "select item_id as id from panels.items where meeting_id = $1 and item = 'worries'",
    [meeting.split("/")[2]],
  );
  itemId = row?.id ?? "";
});
afterAll(() => app.close());

const boxOf = async (): Promise<string> =>
  new RegExp(`<textarea[^>]*id="wording-worries"[^>]*>([^<]*)<`).exec(
    (await coordinator.get(meeting)).html,
  )?.[1] ?? "";

test("a draft of a part stands in its box on the meeting’s page, and the page says so", async () => {
  const before = await coordinator.get(meeting);
  expect(before.page.text).toContain("Each part is saved by its own button.");
  expect(before.page.text).not.toContain("draft of yours");
  const draft = { _subject: itemId, wording: "Qxseen at the park", version: "1" };
  expect((await coordinator.post("/drafts/meeting-item", draft)).status).toBe(303);
  expect(await boxOf()).toBe("Qxseen at the park");
  const { text } = (await coordinator.get(meeting)).page;
  expect(text).toContain("1 part holds a draft of yours that is not in the record");
  expect(text).toContain("Your draft, kept on 24 November 2026");
  expect((await (await app.signIn("lead")).get(meeting)).page.text).not.toContain("Qxseen");
});

test("a draft is called by its part and its meeting, and names no child", async () => {
  const { text } = (await coordinator.get("/drafts")).page;
  const reference = meetingReference(meeting.split("/")[2] ?? "");
  expect(text).toMatch(
    new RegExp(`Multi-agency planning meeting, 2 December 2026, ${reference}: \\S`),
  );
  expect(text).not.toContain("Secretname");
});

test("a draft of a meeting that no longer opens says so, and leads nowhere", async () => {
  const shut = "update subjects.people set shut_out = $2::uuid[] where person_id = $1";
  await app.query(shut, [child.personId, [await staffIdOf(app, "coordinator")]]);
  const { html, page } = await coordinator.get("/drafts");
  await app.query(shut, [child.personId, []]);
  expect(page.text).toContain("A part of a meeting that you can no longer open");
  expect(html).not.toContain(`/meetings/items/${itemId}"`);
});

test("saving the part ends its draft", async () => {
  const { version = "" } = (await coordinator.get(`/meetings/items/${itemId}`)).page.fields;
  const saved = { wording: "Seen at the park", version };
  expect((await coordinator.post(`/meetings/items/${itemId}`, saved)).status).toBe(303);
  expect((await coordinator.get(meeting)).page.text).not.toContain("draft of yours");
});
