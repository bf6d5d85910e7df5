import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { contentsOf } from "../access/contents.ts";
import { aFlag } from "../access/world.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let about: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  child = await aChild(app, { level: 1 });
  about = `/children/${child.personId}`;
});
afterAll(() => app.close());

const error = (field: string, text: string): Expected => ({
  href: `#${field}`,
  beside: field,
  text,
});
const reviewError = (text: string): Expected => ({ href: "#review-day", beside: "review", text });
const review = date("review", "1", "12", "2026");
const long = "x".repeat(4001);
const tooLong = (name: string) => `${name} must be 4,000 characters or fewer; it is 4,001`;

type Case = readonly [string, Typed, readonly Expected[]];

const shared: readonly Case[] = [
  ["a reason too long", { reason: long }, [error("reason", tooLong("Reason"))]],
  ["a disagreement too long", { dissent: long }, [error("dissent", tooLong("Disagreement"))]],
];
const reviewed: readonly Case[] = [
  ...shared,
  ["no review date", date("review", "", "", ""), [reviewError("Enter the review date")]],
  [
    "a review today",
    date("review", "24", "11", "2026"),
    [reviewError("Review date must be 25 November 2026 or later")],
  ],
  [
    "a review in two years",
    date("review", "24", "11", "2028"),
    [reviewError("Review date must be 25 November 2027 or earlier")],
  ],
];
const mirrored: readonly Case[] = [
  [
    "eleven systems",
    { mirroredIn: "abcdefghijk".split("").join("\n") },
    [error("mirroredIn", "Enter at most 10 systems, one a line")],
  ],
  [
    "a system too long",
    { mirroredIn: "x".repeat(121) },
    [error("mirroredIn", "Each system must be 120 characters or fewer")],
  ],
];

describe("a harm status comes back", () => {
  const right = {
    status: "suspected",
    reason: "Told a friend.",
    dissent: "",
    version: "1",
    ...review,
  };
  const missing = "Enter the reason: what was seen or said, and what has changed";
  const cases: readonly Case[] = [
    ["no reason", { reason: " \n" }, [error("reason", missing)]],
    ...reviewed,
    [
      "undecided for longer than its clock",
      { status: "undecided", ...date("review", "9", "12", "2026") },
      [reviewError("Decide-by date must be 8 December 2026 or earlier")],
    ],
  ];

  test.each(cases)("with %s", async (_name, wrong, errors) => {
    const address = `${about}/harm-status`;
    await sentBack(app, lead, { address, typed: { ...right, ...wrong }, errors });
  });

  test.each(["", "harmed", "Current", "current "])("with the status %j", async (status) => {
    const answer = await lead.post(`${about}/harm-status`, { ...right, status });
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([{ href: "#status", text: "Choose a harm status" }]);
    expect(answer.page.fields["reason"]).toBe(right.reason);
  });

  test.each(hostile)("with %s as it was typed", async (_name, text) => {
    const typed = { ...right, reason: text, dissent: text, ...date("review", "", "", "") };
    const errors = [reviewError("Enter the review date")];
    await sentBack(app, lead, { address: `${about}/harm-status`, typed, errors });
  });

  test.each(["", "0", "99", "1.5", "x"])("as stale with the version %j", async (version) => {
    const before = await contentsOf(app);
    expect((await lead.post(`${about}/harm-status`, { ...right, version })).status).toBe(409);
    expect(await contentsOf(app)).toEqual(before);
  });
});

describe("a flag comes back", () => {
  const right = { type: "cse", reason: "Two signs.", dissent: "", mirroredIn: "", ...review };
  const missing = "Enter the reason for this flag: what was seen or said, and who by";
  const cases: readonly Case[] = [
    ["no reason", { reason: "" }, [error("reason", missing)]],
    ...reviewed,
    ...mirrored,
  ];

  test.each(cases)("with %s", async (_name, wrong, errors) => {
    await sentBack(app, lead, { address: `${about}/flags`, typed: { ...right, ...wrong }, errors });
  });

  test("with none chosen", async () => {
    const answer = await lead.post(`${about}/flags`, { ...right, type: "gangs" });
    expect(answer.status).toBe(422);
    expect(answer.page.errors).toEqual([{ href: "#type", text: "Choose a flag" }]);
  });

  test("that stands already, also when two raise it at the same moment", async () => {
    const sent = await Promise.all([1, 2, 3].map(() => lead.post(`${about}/flags`, right)));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    const again = sent.find(({ status }) => status === 422);
    expect(again?.page.text).toContain("This flag is already on the record");
    const rows = await app.query("select 1 from protect.flags where person_id = $1", [
      child.personId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("and two different ones at the same moment both stand in the projection", async () => {
    const types = ["cse", "cce", "trafficking"];
    await Promise.all(types.map((type) => lead.post(`${about}/flags`, { ...right, type })));
    const [row] = await app.query<{ flags: string[] }>(
      "select flags from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    expect(row?.flags.toSorted()).toEqual(types.toSorted());
  });
});

describe("a review of a flag, and its end, come back", () => {
  let flag: string;
  beforeEach(async () => {
    flag = `${about}/flags/${await aFlag(app, child)}`;
  });
  const look = { reason: "Nothing new.", dissent: "", mirroredIn: "", version: "1", ...review };
  const end = { reason: "Explained.", dissent: "", version: "1" };
  const kept = error("reason", "Enter why this flag still applies");
  const ended = error(
    "reason",
    "Enter why this flag is ended: what has changed, and how it is known",
  );

  test.each<Case>([["no reason", { reason: "" }, [kept]], ...reviewed, ...mirrored])(
    "with %s (review)",
    async (_name, wrong, errors) => {
      const typed = { ...look, ...wrong };
      await sentBack(app, lead, { address: `${flag}/review`, typed, errors });
    },
  );

  test.each<Case>([["no reason", { reason: "" }, [ended]], ...shared])(
    "with %s (end)",
    async (_name, wrong, errors) => {
      await sentBack(app, lead, { address: `${flag}/end`, typed: { ...end, ...wrong }, errors });
    },
  );

  test("when a colleague reviewed or ended it first: theirs is shown, ours is kept", async () => {
    const manager = await app.signIn("manager");
    expect((await manager.post(`${flag}/review`, { ...look, reason: "Theirs." })).status).toBe(303);
    const mine = await lead.post(`${flag}/end`, { ...end, reason: "Mine." });
    expect(mine.status).toBe(409);
    expect(mine.page.text).toContain("kept the flag, review by 1 December 2026 Theirs.");
    expect(mine.page.fields).toMatchObject({ reason: "Mine.", version: "2" });
    expect((await lead.post(`${flag}/end`, mine.page.fields)).status).toBe(303);
    const late = await manager.post(`${flag}/review`, { ...look, version: "3" });
    expect(late.status).toBe(409);
    expect(late.page.text).toContain("ended the flag on 24 November 2026 Mine.");
    expect((await lead.get(`${flag}/review`)).location).toBe(`${about}/worry`);
  });

  test("of another child: not found", async () => {
    const other = await aChild(app);
    const crossed = flag.replace(child.personId, other.personId);
    const before = await contentsOf(app);
    for (const address of [`${crossed}/review`, `${crossed}/end`]) {
      expect((await lead.get(address)).status).toBe(404);
      expect((await lead.post(address, { ...look, ...end })).status).toBe(404);
    }
    expect(await contentsOf(app)).toEqual(before);
  });
});
