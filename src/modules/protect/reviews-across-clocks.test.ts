import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import { aChild } from "../../../test/harness/factories.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const partsOf = (fields: Readonly<Record<string, string>>): string =>
  ["review-year", "review-month", "review-day"].map((part) => fields[part] ?? "").join("-");

/** Eighty-four days from London's day, whatever the server's. */
test.each([
  ["half past midnight, before the clocks go back", "2026-10-24T23:30:00Z", "2027-1-17"],
  ["the hour that comes twice, the second time", "2026-10-25T01:30:00Z", "2027-1-17"],
  ["the night before the clocks go forward", "2027-03-27T23:30:00Z", "2027-6-19"],
  ["half past midnight after they did", "2027-03-28T23:30:00Z", "2027-6-21"],
  ["Christmas Day", "2026-12-25T10:00:00Z", "2027-3-19"],
] as const)(
  "a level and a harm status set at %s are due by the calendar",
  async (_when, at, due) => {
    app.clock.set(at);
    const lead = await app.signIn("lead");
    const { personId } = await aChild(app, { level: 2 });
    for (const form of ["level", "harm-status"]) {
      const { page } = await lead.get(`/children/${personId}/${form}`);
      expect([form, partsOf(page.fields)]).toEqual([form, due]);
    }
  },
);

test("a review is late from London's midnight after its day, on both sides of the change", async () => {
  app.clock.set("2026-10-20T10:00:00Z");
  const { personId } = await aChild(app, { level: 2 });
  await app.query(
    "update protect.tracker_entries set review_by = '2026-10-25', harm_review_by = '2026-12-01' where person_id = $1",
    [personId],
  );
  const wordsAt = async (at: string): Promise<string> => {
    app.clock.set(at);
    return (await (await app.signIn("lead")).get(`/children/${personId}`)).page.text;
  };
  // The day has twenty-five hours: at the last of them it is still the day.
  expect(await wordsAt("2026-10-25T23:59:00Z")).toMatch(/due today/i);
  expect(await wordsAt("2026-10-26T00:01:00Z")).toMatch(/1 day overdue/i);
});
