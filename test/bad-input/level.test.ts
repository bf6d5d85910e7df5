import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let personId: string;
let address: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  ({ personId } = await aChild(app, { level: 1 }));
  address = `/children/${personId}/level`;
});
afterAll(() => app.close());

const right = {
  level: "2",
  reason: "Two signs in a month.",
  dissent: "",
  version: "1",
  ...date("review", "1", "12", "2026"),
};
const levelError: Expected = { href: "#level", beside: "level", text: "Choose a level" };
const reasonError = (text: string): Expected => ({ href: "#reason", beside: "reason", text });
const dissentError = (text: string): Expected => ({ href: "#dissent", beside: "dissent", text });
const reviewError = (text: string): Expected => ({ href: "#review-day", beside: "review", text });
const missingReason = reasonError(
  "Enter the reason for this level: what you know, and what has changed",
);

const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
  ["no reason", { reason: "" }, [missingReason]],
  ["a reason of line ends", { reason: "\r\n\r\n" }, [missingReason]],
  [
    "a reason that is too long",
    { reason: "x".repeat(4001) },
    [reasonError("Reason must be 4,000 characters or fewer; it is 4,001")],
  ],
  [
    "a disagreement that is too long",
    { dissent: "x".repeat(4001) },
    [dissentError("Disagreement must be 4,000 characters or fewer; it is 4,001")],
  ],
  [
    "half a review date",
    date("review", "", "", "2026"),
    [reviewError("Review date must include a day and month")],
  ],
  [
    "a review today",
    date("review", "24", "11", "2026"),
    [reviewError("Review date must be 25 November 2026 or later")],
  ],
  [
    "a review last year",
    date("review", "24", "11", "2025"),
    [reviewError("Review date must be 25 November 2026 or later")],
  ],
  [
    "a review in two years",
    date("review", "24", "11", "2028"),
    [reviewError("Review date must be 25 November 2027 or earlier")],
  ],
  [
    "29 February 2027",
    date("review", "29", "2", "2027"),
    [reviewError("Review date must be a real date")],
  ],
];

describe("a level comes back", () => {
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    await sentBack(app, lead, { address, typed: { ...right, ...wrong }, errors });
  });

  test.each(["", "0", "4", "2.0", " 2", "high", "2,3"])(
    "with the level %j, which is none, and chooses none instead",
    async (level) => {
      const { level: _right, ...typed } = right;
      const answer = await lead.post(address, { ...typed, level });
      expect(answer.status).toBe(422);
      expect(answer.page.errors).toEqual([{ href: "#level", text: levelError.text }]);
      expect(answer.page.ids).toContain("level");
      expect(answer.page.fields["level"]).toBeUndefined();
      expect(answer.page.fields["reason"]).toBe(right.reason);
    },
  );

  test.each(hostile)("with %s as it was typed", async (_name, text) => {
    const typed = { ...right, reason: text, dissent: text, ...date("review", "", "", "2026") };
    const errors = [reviewError("Review date must include a day and month")];
    await sentBack(app, lead, { address, typed, errors });
  });
});

type Decision = { readonly level: number; readonly reason: string };
const decisions = (): Promise<Decision[]> =>
  app.query<Decision>(
    "select level, reason from protect.level_decisions where person_id = $1 and basis = 'decided' order by level_decision_id",
    [personId],
  );

describe("two people who record a level at once", () => {
  test("the second is shown both, keeps what was typed, and may then record it", async () => {
    const manager = await app.signIn("manager");
    const [first, second] = [await lead.get(address), await manager.get(address)];
    const theirs = {
      ...first.page.fields,
      ...right,
      level: "3",
      reason: "Seen by a colleague.",
      version: first.page.fields["version"] ?? "",
    };
    expect((await lead.post(address, theirs)).status).toBe(303);
    const mine = {
      ...second.page.fields,
      ...right,
      reason: "My own reason.",
      version: second.page.fields["version"] ?? "",
    };
    const stale = await manager.post(address, mine);
    expect(stale.status).toBe(409);
    expect(stale.page.text).toContain(
      "Mariam Begum recorded High, review by 1 December 2026 Seen by a colleague.",
    );
    expect(stale.page.fields).toMatchObject({
      level: "2",
      reason: "My own reason.",
      "review-day": "1",
    });
    expect(stale.page.title).toMatch(/^Error: /);
    expect(await decisions()).toEqual([{ level: 3, reason: "Seen by a colleague." }]);
    const lower = { evidence: "Seen", evidenceSource: "School", childView: "Agrees" };
    expect((await manager.post(address, { ...stale.page.fields, ...lower })).status).toBe(303);
    expect(await decisions()).toHaveLength(2);
  });

  test("at the very same moment: one is recorded, the others are told", async () => {
    const answers = await Promise.all(
      ["1", "2", "3", "2"].map((level) => lead.post(address, { ...right, level })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    expect(await decisions()).toHaveLength(1);
    const [standing] = await app.query<{ version: number }>(
      "select version from protect.tracker_entries where person_id = $1",
      [personId],
    );
    expect(standing?.version).toBe(2);
  });

  test("is in the audit as such", async () => {
    await lead.post(address, right);
    await lead.post(address, right);
    const rows = await app.query<{ outcome: string }>(
      "select outcome from audit.events where action = 'level.set' and $1 = any (subject_ids) order by event_id",
      [personId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["done", "stale"]);
  });

  test.each(["", "0", "-1", "99", "99999999999", "1.5", "1e0", "0x1", "NaN", "1 or 1=1"])(
    "is what a form with the version %j meets",
    async (version) => {
      const answer = await lead.post(address, { ...right, version });
      expect(answer.status).toBe(409);
      expect(answer.page.fields["reason"]).toBe(right.reason);
      expect(await decisions()).toEqual([]);
    },
  );
});
