import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxsaid" });
  for (const key of ["lead", "school"]) await letIn(app, child, key);
});
afterAll(() => app.close());

test("what the child said follows a visit without its day, place and people being typed again", async () => {
  const lead = await app.signIn("lead");
  const form = `/children/${child.personId}/visits/new`;
  const { page } = await lead.get(form);
  const sent = await lead.post(form, {
    ...page.fields,
    outcome: "alone",
    observed: "Calm",
    togetherWith: "Jo Example",
    said: "yes",
  });
  expect(sent.status).toBe(303);
  const next = sent.location ?? "";
  expect(next).toContain(`/children/${child.personId}/voice?visit=`);
  const voice = await lead.get(next.replace("#said", ""));
  const { fields } = voice.page;
  expect(fields).toMatchObject({
    "saidOn-day": "24",
    "saidOn-month": "11",
    "saidOn-year": "2026",
    setting: "home",
    present: "Mariam Begum, Jo Example",
  });
  const kept = await lead.post(`/children/${child.personId}/voice`, {
    ...fields,
    said: "I want to see my gran",
    recordedHow: "same-day",
    ratingAsked: "not-asked",
  });
  expect(kept.status).toBe(303);
  // A visit to somebody else fills nothing in.
  const other = await aChild(app, { familyName: "Qxother" });
  await letIn(app, other, "lead");
  const visit = /visit=([0-9a-f-]{36})/.exec(next)?.[1] ?? "";
  const elsewhere = await lead.get(`/children/${other.personId}/voice?visit=${visit}`);
  expect(elsewhere.page.fields["present"]).toBe("Mariam Begum");
  const police = await app.signIn("police");
  expect((await police.get(next.replace("#said", ""))).status).toBe(404);
});
