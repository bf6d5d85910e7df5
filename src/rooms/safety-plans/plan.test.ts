import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let base: string;
let plan: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  app.clock.set(testMoment);
  child = await aChild(app, { familyName: "Ashdown", givenName: "Robin", level: 2 });
  coordinator = await app.signIn("coordinator");
  base = `/children/${child.personId}/safety-plan`;
  plan = `/children/${child.personId}/plan`;
});

const page = async (address: string): Promise<string> => (await coordinator.get(address)).html;

const outcomeIds = async () =>
  (
    await app.query<{ id: string }>(
      "select plan_outcome_id as id from protect.plan_outcomes where person_id = $1 order by 1",
      [child.personId],
    )
  ).map(({ id }) => id);

async function anOutcome(wording: string): Promise<string> {
  const added = await coordinator.post(`${base}/outcomes`, { wording, why: "" });
  expect(added.status).toBe(303);
  const ids = await outcomeIds();
  return `${base}/outcomes/${ids.at(-1) ?? ""}`;
}

const chronology = async (): Promise<readonly string[]> =>
  (
    await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 order by chronology_entry_id",
      [child.personId],
    )
  ).map(({ headline }) => headline);

/** What the page of agreeing hands over, so that what is agreed is what was read. */
async function agreement(more: Record<string, string> = {}): Promise<Record<string, string>> {
  const text = await page(`${base}/agree`);
  const seen = /name="seen" value="([0-9a-f]+)"/.exec(text)?.[1] ?? "";
  return {
    "agreedOn-day": "24",
    "agreedOn-month": "11",
    "agreedOn-year": "2026",
    "reviewBy-day": "5",
    "reviewBy-month": "1",
    "reviewBy-year": "2027",
    agreedWith: "Robin, their mother, the school",
    notAgreed: "",
    seen,
    ...more,
  };
}

describe("an outcome", () => {
  test("begins the plan, is not rated at first, and each rating stays", async () => {
    const outcome = await anOutcome("Robin sleeps at home every night");
    expect(await page(plan)).toContain("Not rated");
    const late = await coordinator.post(`${outcome}/rating`, { rating: "amber", reason: "" });
    expect(late.status).toBe(422);
    expect(late.html).toContain("Enter what shows that it is so");
    for (const [rating, reason] of [
      ["red", "Away three nights of seven"],
      ["green", "Home each night for a month"],
    ] as const) {
      const rated = await coordinator.post(`${outcome}/rating`, { rating, reason });
      expect(rated.status).toBe(303);
    }
    const text = await page(outcome);
    expect(text).toContain("Away three nights of seven");
    expect(text).toContain("Home each night for a month");
    expect(await page(plan)).toContain("Green");
    expect(await chronology()).toEqual([
      "Made for a test",
      "A safety plan was begun",
      "Outcome of the plan rated Red, before: Not rated",
      "Outcome of the plan rated Green, before: Red",
    ]);
  });

  test("of another child is nobody’s here", async () => {
    const outcome = await anOutcome("Robin sleeps at home every night");
    const other = await aChild(app, {});
    const elsewhere = outcome.replace(child.personId, other.personId);
    expect((await coordinator.get(elsewhere)).status).toBe(404);
    const rated = { rating: "red", reason: "Nothing" };
    expect((await coordinator.post(`${elsewhere}/rating`, rated)).status).toBe(404);
  });

  test("that two people change at once keeps both texts", async () => {
    const outcome = await anOutcome("Robin sleeps at home");
    const first = { wording: "Robin is home by ten", why: "", version: "1" };
    expect((await coordinator.post(outcome, first)).status).toBe(303);
    const second = { wording: "Robin feels safe at night", why: "Said so", version: "1" };
    const answer = await coordinator.post(outcome, second);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("Robin is home by ten");
    expect(answer.html).toContain("Robin feels safe at night");
    expect((await coordinator.post(outcome, { ...second, version: "2" })).status).toBe(303);
  });
});

describe("an action", () => {
  const promised = async (outcome: string) => ({
    wording: "Meet Robin at the bus on Fridays",
    owner: `staff:${await staffIdOf(app, "lead")}`,
    outcome,
    "due-day": "4",
    "due-month": "12",
    "due-year": "2026",
    forFamily: "",
  });

  test("is made in the one form, serves an outcome, and is ticked and unticked", async () => {
    const outcome = await anOutcome("Robin sleeps at home every night");
    const id = outcome.split("/").at(-1) ?? "";
    const form = await coordinator.get(`/children/${child.personId}/actions?outcome=${id}`);
    expect(form.html).toMatch(new RegExp(`value="${id}" selected`));
    const made = await coordinator.post(`/children/${child.personId}/actions`, await promised(id));
    expect(made.status).toBe(303);
    const actions = await app.query<{ action_id: string }>(
      "select action_id from work.actions where person_id = $1",
      [child.personId],
    );
    expect(actions).toHaveLength(1);
    expect(await page(outcome)).toMatch(/value="[0-9a-f-]+" checked/);
    const was = actions[0]?.action_id ?? "";
    // A form that was read before the link was made takes nothing away.
    await coordinator.post(`${outcome}/promises`, {});
    expect(await page(outcome)).toMatch(/value="[0-9a-f-]+" checked/);
    await coordinator.post(`${outcome}/promises`, { was });
    expect(await page(outcome)).not.toMatch(/value="[0-9a-f-]+" checked/);
    expect(await page(plan)).toContain("Meet Robin at the bus on Fridays");
  });

  test("is refused towards an outcome of another child", async () => {
    const other = await aChild(app, {});
    const theirs = await coordinator.post(`/children/${other.personId}/safety-plan/outcomes`, {
      wording: "Another outcome",
    });
    expect(theirs.status).toBe(303);
    const [row] = await app.query<{ id: string }>(
      "select plan_outcome_id as id from protect.plan_outcomes where person_id = $1",
      [other.personId],
    );
    const address = `/children/${child.personId}/actions`;
    const answer = await coordinator.post(address, await promised(row?.id ?? ""));
    expect(answer.status).toBe(422);
  });
});

describe("a version", () => {
  test("keeps what was agreed, and the next one says in words what is different", async () => {
    const outcome = await anOutcome("Robin sleeps at home every night");
    await coordinator.post(`${base}/parts/contingencies`, {
      happens: "Robin is not home by ten",
      response: "Ring the team",
      who: "Robin’s mother",
    });
    expect((await coordinator.post(`${base}/agree`, await agreement())).status).toBe(303);
    expect(await page(plan)).toContain("Version 1, agreed 24 November 2026");
    await coordinator.post(`${outcome}/rating`, { rating: "amber", reason: "Home on weekdays" });
    await coordinator.post(`${base}/wants`, {
      childWants: "To see my cousin",
      parentsWant: "",
      childView: "",
      parentsView: "",
      version: "1",
    });
    await anOutcome("Robin has one adult to ring at night");
    expect(await page(plan)).toContain("Changed since version 1 was agreed");
    expect((await coordinator.post(`${base}/agree`, await agreement())).status).toBe(303);
    const compared = await page(`${base}/versions/2?with=1`);
    for (const words of [
      "Robin has one adult to ring at night",
      "To see my cousin",
      "Amber: Home on weekdays",
      "Not rated",
    ]) {
      expect(compared).toContain(words);
    }
    const first = await page(`${base}/versions/1`);
    expect(first).not.toContain("To see my cousin");
    expect(first).toContain("Ring the team");
  });

  test("is of what was read: a plan that changed meanwhile is not agreed", async () => {
    await anOutcome("Robin sleeps at home every night");
    const form = await agreement({ notAgreed: "Their father" });
    await anOutcome("Another that the meeting has not seen");
    const answer = await coordinator.post(`${base}/agree`, form);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("Their father");
    expect(answer.html).toContain("Another that the meeting has not seen");
  });

  test("that nobody looked at again in time says so", async () => {
    await anOutcome("Robin sleeps at home every night");
    await coordinator.post(`${base}/agree`, await agreement());
    app.clock.set("2027-01-06T10:00:00Z");
    coordinator = await app.signIn("coordinator");
    expect(await page(plan)).toContain("Not reviewed since 24 November 2026");
  });

  test("needs an outcome and someone who agreed", async () => {
    await coordinator.post(`${base}/wants`, {
      childWants: "To be left alone",
      parentsWant: "",
      childView: "",
      parentsView: "",
      version: "0",
    });
    const answer = await coordinator.post(`${base}/agree`, await agreement({ agreedWith: "" }));
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Add an outcome before the plan is agreed");
  });
});

describe("the end of a plan", () => {
  test("has a reason; its versions stay, and the next plan goes on counting", async () => {
    await anOutcome("Robin sleeps at home every night");
    await coordinator.post(`${base}/agree`, await agreement());
    expect((await coordinator.post(`${base}/close`, { reason: "", version: "1" })).status).toBe(
      422,
    );
    const reason = "Robin and the school say that it holds";
    expect((await coordinator.post(`${base}/close`, { reason, version: "1" })).status).toBe(303);
    expect(await page(plan)).toContain("No plan has been written yet");
    expect(await page(`${base}/versions`)).toContain("The plan was closed on 24 November 2026");
    await anOutcome("Robin stays in school");
    expect((await coordinator.post(`${base}/agree`, await agreement())).status).toBe(303);
    expect(await page(plan)).toContain("Version 2, agreed");
  });
});

test("what is done if it goes wrong is changed and taken out, and two savers lose nothing", async () => {
  await coordinator.post(`${base}/parts/trusted`, { name: "Aunt Jo", relationship: "Aunt" });
  const [row] = await app.query<{ id: string }>(
    "select trusted_adult_id as id from protect.trusted_adults where person_id = $1",
    [child.personId],
  );
  const address = `${base}/parts/trusted/${row?.id ?? ""}`;
  const changed = { name: "Aunt Jo", relationship: "Aunt", reachedBy: "07700 900 111" };
  expect((await coordinator.post(address, { ...changed, version: "1" })).status).toBe(303);
  const stale = { ...changed, reachedBy: "At the bakery", version: "1" };
  const answer = await coordinator.post(address, stale);
  expect(answer.status).toBe(409);
  expect(answer.html).toContain("07700 900 111");
  expect(answer.html).toContain("At the bakery");
  expect((await coordinator.post(address, { ended: "yes", version: "2" })).status).toBe(303);
  expect(await page(plan)).toContain("Nobody has been named yet");
});
