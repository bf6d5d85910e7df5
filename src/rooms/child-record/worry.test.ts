import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, restrict, type Child } from "../../../test/harness/factories.ts";
import { aFlag, letIn } from "../../../test/access/world.ts";

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

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const because = { reason: "Told a friend.", dissent: "", ...review };
const harm = (status: string, version: number) =>
  lead.post(`${about}/harm-status`, { ...because, status, version: String(version) });

describe("a child who comes on to the pathway", () => {
  test("is undecided, with ten working days to decide, whatever the level says", async () => {
    const [row] = await app.query(
      "select status, basis, decided_by, review_by::text from protect.harm_decisions where person_id = $1",
      [child.personId],
    );
    expect(row).toEqual({
      status: "undecided",
      basis: "opened",
      decided_by: null,
      review_by: "2026-12-08",
    });
    const { page } = await lead.get(about);
    expect(page.text).toContain("Harm status: Undecided");
    expect(page.text).toContain("Decide harm status");
  });
});

describe("harm status", () => {
  test("beside the lowest level is advised about and recorded; never as risk", async () => {
    expect((await harm("current", 1)).status).toBe(303);
    const { page } = await lead.get(`${about}/worry`);
    expect(page.text).toContain("Harm status says “Being exploited” and the level is Low.");
    expect(page.text).not.toContain("at risk of");
    expect(page.text).toContain("was Undecided, 24 November 2026");
  });

  test("that says less is called a change down, on the form and for good", async () => {
    await harm("current", 1);
    const form = await lead.get(`${about}/harm-status`);
    expect(form.page.text).toContain("This is lower than “Being exploited”");
    expect((await harm("no-known-harm", 2)).status).toBe(303);
    const { page } = await lead.get(`${about}/chronology`);
    expect(page.text).toContain(
      "Harm status recorded as No known harm (changed from Being exploited); review by 1 December 2026",
    );
    expect((await lead.get(about)).page.text).toContain("changed from Being exploited");
  });

  test("recorded by a colleague meanwhile is shown before a level is set over it", async () => {
    const manager = await app.signIn("manager");
    const level = await manager.get(`${about}/level`);
    await harm("current", 1);
    const sent = await manager.post(`${about}/level`, {
      ...level.page.fields,
      ...because,
      level: "2",
      version: "1",
    });
    expect(sent.status).toBe(409);
    expect(sent.page.text).toContain(
      "Mariam Begum recorded harm status Being exploited, review by 1 December 2026 Told a friend.",
    );
  });
});

describe("a flag", () => {
  test("stands in words on every page, past its date too, until a person ends it", async () => {
    const flagId = await aFlag(app, child);
    await app.query("update protect.flags set review_by = '2026-11-01' where flag_id = $1", [
      flagId,
    ]);
    for (const page of ["", "/worry", "/chronology", "/circle", "/note", "/level"]) {
      const { text } = (await lead.get(`${about}${page}`)).page;
      expect(text).toContain("County lines, not reviewed since it was due on 1 November 2026");
    }
    const form = { reason: "Explained.", dissent: "Police would wait.", version: "1" };
    expect((await lead.post(`${about}/flags/${flagId}/end`, form)).status).toBe(303);
    const { text } = (await lead.get(`${about}/worry`)).page;
    expect(text).toContain("There is no flag");
    expect(text).toContain("Police would wait.");
    const [row] = await app.query<{ flags: string[] }>(
      "select flags from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    expect(row?.flags).toEqual([]);
  });

  test("of a child who is restricted is read by the professional network alone", async () => {
    const flagId = await aFlag(app, child);
    await restrict(app, child);
    const address = `${about}/flags/${flagId}/review`;
    expect((await lead.get(address)).status).toBe(404);
    await letIn(app, child, "lead");
    expect((await lead.get(address)).status).toBe(200);
  });
});

describe("the tracker", () => {
  test("answers the same through the API", async () => {
    await lead.post(`${about}/flags`, { ...because, type: "cse", mirroredIn: "" });
    const client = await app.signIn("lead");
    const answer = await client.get("/api/children?harm=undecided");
    const read = JSON.parse(answer.html) as { children: { id: string }[] };
    expect(read.children.find(({ id }) => id === child.personId)).toMatchObject({
      harmStatus: { status: "undecided", name: "Undecided", reviewBy: "2026-12-08" },
      flags: [{ type: "cse", name: "Child sexual exploitation" }],
      nextFlagReviewBy: "2026-12-01",
    });
  });

  test("has the flag, the harm status, who leads, and what is overdue", async () => {
    await lead.post(`${about}/flags`, { ...because, type: "cse", mirroredIn: "" });
    await harm("suspected", 1);
    const placed = await letIn(app, child, "lead");
    await app.query("update sec.memberships set basis = 'allocation' where membership_id = $1", [
      placed,
    ]);
    const { page } = await lead.get("/children?harm=suspected");
    for (const words of ["Child sexual exploitation", "Suspected", "Mariam Begum"]) {
      expect(page.text).toContain(words);
    }
    expect(page.text).toContain("open child, Harm status Suspected");
    app.clock.advance({ days: 10 });
    const later = await (await app.signIn("lead")).get("/children?harm=suspected&due=overdue");
    expect(later.page.text).toMatch(/\d+ open child(ren)?, Harm status Suspected, Review overdue/);
    expect(later.html).toContain(child.personId);
    expect(later.page.text).toMatch(/\d+ reviews? overdue/);
  });
});
