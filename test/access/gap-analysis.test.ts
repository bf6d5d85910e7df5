import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { termFields } from "../harness/commissioning.ts";
import { aChild } from "../harness/factories.ts";
import { aService, referForm } from "../harness/recovery.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let commissioner: Client;
let coordinator: Client;
let analyst: Client;
const gaps = "/commissioning/gaps";

beforeAll(async () => {
  app = await anApp();
  commissioner = await app.signIn("commissioner");
  coordinator = await app.signIn("coordinator");
  analyst = await app.signIn("analyst");
  const lead = await app.signIn("lead");
  const service = await aService(app, { name: "Qxadvisers" });
  await commissioner.post(`/commissioning/${service}/terms`, termFields());
  const on = { "on-day": "20", "on-month": "10", "on-year": "2026" };
  for (let count = 0; count < 24; count += 1) {
    const child = await aChild(app, { familyName: "Qxgap" });
    await lead.post(`/children/${child.personId}/services/new`, referForm(service, on));
  }
}, 120_000);
afterAll(() => app.close());

const turn = (isOn: boolean) =>
  app.query(
    `update directory.configuration set body = jsonb_set(body, '{gapAnalysis}', $1::jsonb) where kind = 'commissioning'`,
    [JSON.stringify({ isOn })],
  );
const finished = "Advisers\nMore were referred than there are places. Six more are proposed.";

describe("a gap analysis", () => {
  test("is off until a partnership turns it on", async () => {
    expect((await commissioner.get(gaps)).page.text).toContain("Drafting is off");
    expect((await commissioner.get(`${gaps}/new`)).status).toBe(404);
    const form = { title: "Autumn", wording: finished };
    expect((await commissioner.post(`${gaps}/new`, form)).status).toBe(404);
    await turn(true);
    expect((await commissioner.get(gaps)).page.text).toContain("Draft a gap analysis");
  });

  test("is drafted with the figures that may be read, against places, and without a child", async () => {
    const { page, html } = await commissioner.get(`${gaps}/new`);
    const wording = page.fields["wording"] ?? "";
    expect(wording).toContain("Referred: 24.");
    expect(wording).toContain("20 places are agreed: fewer than were referred.");
    expect(html).not.toMatch(/Qxgap|C-\d/);
  });

  test("is kept once it is finished, with its months, and not before", async () => {
    const { page } = await commissioner.get(`${gaps}/new`);
    const draft = { title: "Autumn", wording: page.fields["wording"] ?? "" };
    const unfinished = await commissioner.post(`${gaps}/new`, draft);
    expect(unfinished.status).toBe(422);
    expect(unfinished.page.errors[0]?.text).toBe("Write what stands in brackets, or take it out");
    expect(unfinished.page.fields["wording"]).toContain("Referred: 24.");
    const kept = await commissioner.post(`${gaps}/new`, { ...draft, wording: finished });
    expect(kept.status).toBe(303);
    const { text } = (await commissioner.get(kept.location ?? "")).page;
    expect(text).toContain("Of 1 November 2025 to 31 October 2026");
    const twice = await commissioner.post(`${gaps}/new`, { ...draft, wording: finished });
    expect(twice.page.errors[0]?.text).toBe("A gap analysis has this title already");
  });

  test("is read, changed and taken as Word by those who commission, and by nobody else", async () => {
    const [{ id } = { id: "" }] = await app.query<{ id: string }>(
      "select gap_analysis_id as id from directory.gap_analyses",
    );
    const at = `${gaps}/${id}`;
    for (const path of [gaps, `${gaps}/new`, at, `${at}/docx`, `${at}/change`])
      expect((await analyst.get(path)).status).toBe(403);
    const word = await commissioner.get(`${at}/docx`);
    expect(word.status).toBe(200);
    const form = { title: "Autumn", wording: `${finished} Agreed.`, version: "1" };
    expect((await coordinator.post(`${at}/change`, form)).status).toBe(303);
    expect((await commissioner.post(`${at}/change`, { ...form, wording: "" })).status).toBe(409);
    await turn(false);
    expect((await commissioner.get(at)).page.text).toContain("Agreed.");
    await turn(true);
  });

  test("refuses a child’s name", async () => {
    const child = await aChild(app, { givenName: "Kelsie", familyName: "Qxbrown" });
    await letIn(app, child, "coordinator");
    const form = { title: "Winter", wording: "Kelsie Qxbrown waited for months" };
    const answer = await coordinator.post(`${gaps}/new`, form);
    expect(answer.status).toBe(422);
    expect(answer.page.fields["wording"]).toBe(form.wording);
  });
});
