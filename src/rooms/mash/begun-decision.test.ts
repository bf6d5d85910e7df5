import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import { sendAs } from "../../../test/harness/concerns.ts";
import { decideForm } from "../../../test/harness/mash.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

test("what was begun of a decision is still to be read when it has been decided meanwhile", async () => {
  const school = await app.signIn("school");
  const mash = await app.signIn("mash");
  const given = { familyName: "Abara", givenName: "Amira", worry: "A car waits at the gate" };
  const concernId = await sendAs(school, given);
  const at = `/mash/${concernId}/decide`;
  const { version = "" } = (await mash.get(at)).page.fields;
  const form = decideForm({ nextStep: "early-help", version });
  expect((await mash.post(at, form)).status).toBe(303);
  expect((await mash.get(at)).status).toBe(404);
  const begun = { _subject: concernId, _return: "", _script: "yes", version };
  await mash.post("/drafts/mash-decision", { ...begun, rationale: "Three signs in a week" });
  const late = await mash.get(at);
  expect(late.page.text).toContain("What the MASH has done");
  expect(late.html).toContain("Three signs in a week");
  const sent = await mash.post(at, { ...late.page.fields, ...form, version: "2" });
  expect(sent.status).toBe(409);
});
