import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import { askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild } from "../harness/factories.ts";
import { letIn } from "./world.ts";
import { auditDuring } from "./walk.ts";

/** What My work says is asked of somebody, and that it says “nothing” only where nothing is. */
let app: TestApp;
let mash: Client;
let school: Client;
let officer: Client;
beforeAll(async () => {
  app = await anApp();
  [mash, school] = [await app.signIn("mash"), await app.signIn("school")];
  officer = await app.signIn("police");
});
afterAll(() => app.close());

const nothing = "Nothing is asked of you";
const title = "The MASH asks your agency";

test("a question of the MASH stands with who may answer it, until it is answered", async () => {
  expect((await officer.get("/work")).page.text).toContain(nothing);
  const concernId = await sendAs(school, { familyName: "Qxasked", worry: "Qxworryz" });
  const [checkId = ""] = await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
  const events = await auditDuring(app, async () => {
    const { page, html } = await officer.get("/work");
    expect(page.text).toContain(`${title}: 1`);
    expect(page.text).toContain("Keira Qxasked");
    expect(page.text).toMatch(/due in \d+ hours.*Answer by \d+ \w+ 2026, \d\d:\d\d/su);
    expect(page.links.map(({ href }) => href)).toContain(`/checks/${checkId}`);
    expect(page.text).not.toContain(nothing);
    expect(html).not.toContain("Qxworryz");
  });
  expect(events.map(({ action }) => action)).toContain("work.read");
  for (const key of ["nurse", "manager", "lead", "school", "youthworker", "mash"]) {
    const { html } = await (await app.signIn(key)).get("/work");
    expect([key, html.includes(title)]).toEqual([key, false]);
    // The school sent the concern, and reads what came of it.
    expect([key, html.includes("Qxasked")]).toEqual([key, key === "school"]);
  }
  expect((await officer.post(`/checks/${checkId}/nothing`, { version: "1" })).status).toBe(303);
  const { text } = (await officer.get("/work")).page;
  expect(text).not.toContain(title);
  expect(text).toContain(nothing);
});

test("of more than three the first stand there, with the way to all of them", async () => {
  for (const familyName of ["Qxone", "Qxtwo", "Qxthree", "Qxfour"]) {
    const concernId = await sendAs(school, { familyName, worry: "Words" });
    await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
  }
  const { page } = await officer.get("/work");
  expect(page.text).toContain(`${title}: 4`);
  expect(page.text).not.toContain("Qxfour");
  expect(page.links.map(({ href }) => href)).toContain("/checks");
});

test("nobody reads that nothing is asked of them beside what is late or waits for them", async () => {
  expect((await school.get("/work")).page.text).toContain(nothing);
  const child = await aChild(app, { familyName: "Qxpromised" });
  await letIn(app, child, "school");
  await aLatePromise(app, child, "school");
  const { text } = (await school.get("/work")).page;
  expect(text).toContain("Your actions: 1");
  expect(text).not.toContain(nothing);
  // Who decides on concerns has the queue of the MASH.
  expect((await mash.get("/work")).page.text).not.toContain(nothing);
});
