import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { isLower, readStepDown } from "./step-down.ts";

const rule = { name: "A lower level", source: "A test", asksEvidence: true, asksChildView: true };

describe("a lower level", () => {
  test.each([
    [3, 2, true],
    [2, 2, false],
    [1, 2, false],
    [null, 1, false],
  ])("from %s to %s is lower: %s", (from, to, expected) => {
    expect(isLower({ from, to })).toBe(expected);
  });

  test("asks what configuration says, and no more", () => {
    const fall = { from: 3, to: 1 };
    expect(readStepDown({}, { ...fall, rule })).toMatchObject({
      errors: [{ field: "evidence" }, { field: "evidenceSource" }, { field: "childView" }],
    });
    const lenient = { ...rule, asksEvidence: false, asksChildView: false };
    expect(readStepDown({}, { ...fall, rule: lenient })).toHaveProperty("stepDown");
  });
});

describe("on the page", () => {
  let app: TestApp;
  let lead: Client;
  beforeAll(async () => {
    app = await anApp();
    lead = await app.signIn("lead");
  });
  afterAll(() => app.close());

  const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };

  test("it is refused without evidence, beside the field, and kept with it", async () => {
    const child = await aChild(app, { level: 3 });
    const address = `/children/${child.personId}/level`;
    const form = { level: "1", reason: "Calmer", dissent: "", version: "1", ...review };
    const refused = await lead.post(address, form);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("the evidence that the risk is lower");
    expect(refused.page.text).toContain("Enter who saw or said it");
    const lower = { evidence: "At school daily", evidenceSource: "School", childView: "Agrees" };
    expect((await lead.post(address, { ...form, ...lower })).status).toBe(303);
    const { page } = await lead.get(`/children/${child.personId}/worry`);
    expect(page.text).toContain("Evidence: At school daily (School)");
    expect(page.text).toContain("The child: Agrees");
  });

  test("a higher one asks for nothing more", async () => {
    const child = await aChild(app, { level: 1 });
    const form = { level: "3", reason: "Missing", dissent: "", version: "1", ...review };
    expect((await lead.post(`/children/${child.personId}/level`, form)).status).toBe(303);
  });
});
