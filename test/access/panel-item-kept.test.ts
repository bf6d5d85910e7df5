import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aSitting, anItem, policeOf, recorded } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sittingId: string;
let itemId: string;
let item: string;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sittingId = await aSitting(app, coordinator, "chair police");
  const child = await aChild(app, { level: 2, familyName: "Qxkeptname" });
  itemId = await anItem(app, coordinator, { sittingId, ...child });
  item = `/sittings/${sittingId}/items/${itemId}`;
  app.clock.set("2026-12-01T10:00:00Z");
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const keep = async (name: string, fields: Record<string, string>): Promise<void> => {
  const sent = { _subject: `${sittingId}/${itemId}`, ...fields };
  expect((await coordinator.post(`/drafts/${name}`, sent)).status).toBe(303);
};
const html = async (): Promise<string> => (await coordinator.get(item)).html;

test("what is typed into one form of an item stands in it after another was sent", async () => {
  const police = await staffIdOf(app, "police");
  const kept: readonly (readonly [string, Record<string, string>])[] = [
    ["item-shared", { shared: "Qxshared", spoke: "Qxspoke" }],
    ["item-decision", { decision: "map", decisionReason: "Qxdecided" }],
    ["item-level", { level: "3", levelReason: "Qxlevel", version: "1" }],
    ["item-promise", { wording: "Qxpromised" }],
    ["sitting-item", { wording: "Qxsaid", version: "1" }],
    [
      "item-attendance",
      {
        [`read.${police}`]: "1::",
        [`attended.${police}`]: "deputy",
        [`deputy.${police}`]: "Qxinstead",
      },
    ],
  ];
  const before = await html();
  for (const [name, fields] of kept) {
    expect(before).toContain(`data-draft="/drafts/${name}"`);
    await keep(name, fields);
  }
  const { version = "" } = (await coordinator.get(item)).page.fields;
  await recorded(coordinator, item, { wording: "Qxwritten", version });
  const after = await html();
  for (const text of ["Qxshared", "Qxspoke", "Qxdecided", "Qxlevel", "Qxpromised", "Qxinstead"])
    expect(after).toContain(text);
  expect(after).not.toContain("Qxsaid");
  expect((await coordinator.get("/drafts")).html).not.toContain("Qxkeptname");
});

test("a form that is sent ends what was kept of it, and of no other", async () => {
  await recorded(coordinator, `${item}/decisions`, { decision: "map", decisionReason: "Qxreason" });
  const police = await policeOf(app);
  await recorded(coordinator, `${item}/shares`, { agency: police, shared: "Qxheld", basis: "" });
  const after = await html();
  for (const text of ["Qxdecided", "Qxshared"]) expect(after).not.toContain(text);
  for (const text of ["Qxlevel", "Qxpromised"]) expect(after).toContain(text);
});

test("a form that the approval overtook shows what was typed", async () => {
  const chair = await app.signIn("chair");
  await recorded(chair, `/sittings/${sittingId}/approve`, { without: "Health was ill" });
  const late = { decision: "map", decisionReason: "Qxlate reason", decisionDissent: "" };
  const sent = await coordinator.post(`${item}/decisions`, late);
  expect(sent.status).toBe(409);
  expect(sent.page.text).toContain("Qxlate reason");
});
