import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../test/harness/client.ts";
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
    const { page } = await lead.get(`/children/${personId}/harm-status`);
    expect(partsOf(page.fields)).toBe(due);
    // No day is proposed for a level, because it follows the level that is chosen.
    const level = await lead.get(`/children/${personId}/level`);
    expect(partsOf(level.page.fields)).toBe("--");
    expect(await reviewOf(lead, personId, { level: "2" })).not.toBe(due);
    expect(await reviewOf(lead, personId, { level: "1", ...lowered })).toBe(due);
  },
);

const lowered = {
  evidence: "Seen by two agencies for three months",
  evidenceSource: "School and youth worker",
  childView: "Feels safe at home",
};

/** By when a level that is set without a day is looked at again. */
async function reviewOf(
  by: Client,
  personId: string,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const [row] = await app.query<{ version: number }>(
    "select version from protect.tracker_entries where person_id = $1",
    [personId],
  );
  const typed = { reason: "Looked at again", version: String(row?.version), ...form };
  expect((await by.post(`/children/${personId}/level`, typed)).status).toBe(303);
  const [now] = await app.query<{ due: string }>(
    "select to_char(review_by, 'YYYY-FMMM-FMDD') as due from protect.tracker_entries where person_id = $1",
    [personId],
  );
  return now?.due ?? "";
}

test.each([
  ["3", "2026-12-22"],
  ["2", "2027-01-19"],
  ["1", "2027-02-16"],
])("reviews follow risk: level %s set without a day is due on %s", async (level, due) => {
  app.clock.set("2026-11-24T10:00:00Z");
  const lead = await app.signIn("lead");
  const { personId } = await aChild(app, { level: null });
  expect(await reviewOf(lead, personId, { level })).toBe(due.replace(/-0/g, "-"));
});

test("a partnership that has one number of days for all levels keeps it", async () => {
  app.clock.set("2026-11-24T10:00:00Z");
  await app.query(
    `update directory.configuration set body = jsonb_set(body, '{levels}',
       (select jsonb_agg(l - 'reviewWithinDays') from jsonb_array_elements(body -> 'levels') l)) where kind = 'level-scheme'`,
  );
  const { personId } = await aChild(app, { level: null });
  expect(await reviewOf(await app.signIn("lead"), personId, { level: "3" })).toBe("2027-2-16");
});

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
