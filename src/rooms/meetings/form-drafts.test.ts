import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { bookingFields } from "./fixtures/forms.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let meeting: string;
let meetingId: string;

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Secretname", level: 1 });
  coordinator = await app.signIn("coordinator");
  const fields = { ...bookingFields, chair: await staffIdOf(app, "chair") };
  meeting = (await coordinator.post(`/children/${child.personId}/meeting`, fields)).location ?? "";
  meetingId = meeting.split("/")[2] ?? "";
});
afterAll(() => app.close());

const keep = async (name: string, fields: Record<string, string>): Promise<void> => {
  const sent = await coordinator.post(`/drafts/${name}`, { _subject: meetingId, ...fields });
  expect(sent.status).toBe(303);
};
const page = async (): Promise<string> => (await coordinator.get(meeting)).html;

const kept: readonly (readonly [string, Record<string, string>])[] = [
  ["meeting-words", { words: "Qxleave me be", heardBy: "Qxheard" }],
  ["meeting-shared", { shared: "Qxshared", agency: "", basis: "", basisReason: "" }],
  ["meeting-decision", { decision: "", decisionReason: "Qxdecided", decisionDissent: "" }],
  ["meeting-promise", { wording: "Qxpromised", "due-day": "12" }],
  ["meeting-level", { level: "2", levelReason: "Qxlevel", version: "1" }],
  ["meeting-family", { version: "1", "explanation.child": "Qxtold why" }],
];

test("each form of a meeting says where it is kept", async () => {
  const html = await page();
  for (const [name] of kept) expect(html).toContain(`data-draft="/drafts/${name}"`);
});

test("what was typed into one stands in it after another was sent, and its part is open", async () => {
  for (const [name, fields] of kept) await keep(name, fields);
  const words = { words: "Qxsaid", heardBy: "Qxthe school" };
  expect((await coordinator.post(`${meeting}/words`, words)).status).toBe(303);
  const html = await page();
  expect(html).not.toContain("Qxleave me be");
  for (const text of ["Qxshared", "Qxdecided", "Qxpromised", "Qxlevel", "Qxtold why"])
    expect(html).toContain(text);
  expect(html).toContain("5 parts hold a draft of yours");
  expect(html.match(/<details[^>]* open/g)?.length).toBeGreaterThanOrEqual(4);
  expect((await (await app.signIn("lead")).get(meeting)).html).not.toContain("Qxdecided");
});

test("an agency that holds nothing, by one press, leaves what is typed for another", async () => {
  const [agency] = await app.query<{ id: string }>(
    "select agency_id as id from directory.agencies order by name limit 1",
  );
  const sent = { agency: agency?.id ?? "", holds: "nothing" };
  expect((await coordinator.post(`${meeting}/shared`, sent)).status).toBe(303);
  expect(await page()).toContain("Qxshared");
});

test("a draft is called by its meeting, and ends as its form is sent", async () => {
  const { text } = (await coordinator.get("/drafts")).page;
  expect(text).toMatch(/Multi-agency planning meeting, 2 December 2026, \S+: what is decided/);
  expect(text).not.toContain("Secretname");
  const [type] = await app.query<{ key: string }>(
    `select d.one ->> 'key' as key from directory.configuration c, jsonb_array_elements(c.body -> 'decisions') d (one)
     where c.kind = 'panel-type' and c.key = 'map' limit 1`,
  );
  const decision = { decision: type?.key ?? "", decisionReason: "Qxrecorded" };
  expect((await coordinator.post(`${meeting}/decisions`, decision)).status).toBe(303);
  expect(await page()).not.toContain("Qxdecided");
});
