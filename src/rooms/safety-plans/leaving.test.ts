import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { paperForm, saidToHarm, step } from "../../../test/harness/papers.ts";

let app: TestApp;
let child: Child;
let coordinator: Client;
let base: string;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  app.clock.set(testMoment);
  child = await aChild(app, { familyName: "Ashdown", givenName: "Robin", level: 2 });
  coordinator = await app.signIn("coordinator");
  base = `/children/${child.personId}/safety-plan`;
});

const saved = async (address: string, form: Record<string, string>): Promise<void> => {
  const answer = await coordinator.post(address, form);
  if (answer.status !== 303) throw new Error(`${address}: ${answer.page.text}`);
};

/** A plan with one outcome and one contingency, agreed today. */
async function anAgreedPlan(): Promise<void> {
  await saved(`${base}/outcomes`, { wording: "Reduce contact with exploiters", why: "" });
  await saved(`${base}/parts/contingencies`, {
    happens: "Robin is not home by ten",
    response: "Ring the police",
    who: "Mother",
  });
  const { html } = await coordinator.get(`${base}/agree`);
  await saved(`${base}/agree`, {
    "agreedOn-day": "24",
    "agreedOn-month": "11",
    "agreedOn-year": "2026",
    "reviewBy-day": "5",
    "reviewBy-month": "1",
    "reviewBy-year": "2027",
    agreedWith: "Robin and their mother",
    seen: /name="seen" value="([0-9a-f]+)"/.exec(html)?.[1] ?? "",
  });
}

/** The form of plain words as the page has it, with words typed into some. */
async function wordsForm(words: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { html } = await coordinator.get(`${base}/family`);
  const form: Record<string, string> = {};
  for (const [, about = "", id = "", version = ""] of html.matchAll(
    /name="version\.(\w+)\.([0-9a-f-]+)" value="(\d+)"/g,
  )) {
    form[`version.${about}.${id}`] = version;
    if (words[about] !== undefined) form[`words.${about}.${id}`] = words[about];
  }
  return form;
}

describe("the family’s print", () => {
  test("is made of the family’s words alone, under a heading that says nothing", async () => {
    await anAgreedPlan();
    const words = { outcome: "Robin sleeps at home", contingency: "If Robin is late, ring Femi" };
    await saved(`${base}/family`, await wordsForm(words));
    const made = await coordinator.post(`${base}/family/papers`, paperForm);
    expect(made.status).toBe(303);
    const [paper] = await app.query<{ body: { title: string } }>(
      "select body from papers.papers where person_id = $1",
      [child.personId],
    );
    const text = JSON.stringify(paper?.body);
    expect(paper?.body.title).toBe("What we agreed together");
    expect(text).toContain("Robin sleeps at home");
    expect(text).toContain("If Robin is late, ring Femi");
    expect(text).not.toMatch(/exploit|police|lantern|safeguard/i);
  });

  test("is not prepared where nobody asked whether it is safe, nor left where it is not", async () => {
    await anAgreedPlan();
    const at = `${base}/family/papers`;
    const unsure = await coordinator.post(at, { ...paperForm, home: "unsure" });
    expect(unsure.status).toBe(422);
    expect(unsure.html).toContain("Ask them first");
    const left = await coordinator.post(at, { ...paperForm, home: "no" });
    expect(left.status).toBe(422);
    expect(left.html).toContain("choose to read it together");
    const together = { ...paperForm, home: "no", channel: "read-together" };
    expect((await coordinator.post(at, together)).status).toBe(303);
    const [paper] = await app.query<{ channel: string; may_keep_at_home: boolean }>(
      "select channel, may_keep_at_home from papers.papers where person_id = $1",
      [child.personId],
    );
    expect(paper).toEqual({ channel: "read-together", may_keep_at_home: false });
  });

  test("names nobody who may be harming the child", async () => {
    await anAgreedPlan();
    await saidToHarm(app, child, "Zeb Crane");
    await saved(`${base}/family`, await wordsForm({ outcome: "Robin keeps away from Zeb" }));
    const answer = await coordinator.post(`${base}/family/papers`, paperForm);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("names a person who may be harming the child");
  });

  test("waits for an agreed plan", async () => {
    await saved(`${base}/outcomes`, { wording: "Robin sleeps at home", why: "" });
    expect((await coordinator.post(`${base}/family/papers`, paperForm)).status).toBe(404);
  });

  test("that two people write at once keeps both", async () => {
    await anAgreedPlan();
    const first = await wordsForm({ outcome: "Robin sleeps at home" });
    const second = await wordsForm({ outcome: "Robin is at home at night" });
    await saved(`${base}/family`, first);
    const answer = await coordinator.post(`${base}/family`, second);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("Robin sleeps at home");
    expect(answer.html).toContain("Robin is at home at night");
  });
});

describe("a carer’s sheet", () => {
  const sheet = {
    risks: "Calls late at night\nA second phone",
    triggers: "Being asked about the weekend",
    helps: "A lift home",
    missingPlan: "Ring Robin\nAfter 30 minutes ring the team",
    ring: "Weekdays: the team, 020 7946 0100",
    version: "0",
  };

  test("begins with whom Lantern knows to ring", async () => {
    expect((await coordinator.get(`${base}/carer`)).html).toContain("020 7946 0100");
  });

  test("is given once it was said back: to whom, when and by whom", async () => {
    await saved(`${base}/carer`, sheet);
    const form = { ...paperForm, name: "Pat Lowe", relation: "Foster carer" };
    const made = await coordinator.post(`${base}/carer/papers`, form);
    expect(made.status).toBe(303);
    const at = made.location ?? "";
    await step(app, coordinator, { at, to: "ask" });
    const manager = await app.signIn("manager");
    expect((await step(app, manager, { at, to: "release" })).status).toBe(303);
    const on = { "on-day": "24", "on-month": "11", "on-year": "2026", how: "Handed to Pat" };
    const unsaid = await step(app, coordinator, { at, to: "given", ...on });
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toContain("Enter how they confirmed they understood");
    const readBack = "Would ring Robin, then the team after half an hour";
    expect((await step(app, coordinator, { at, to: "given", ...on, readBack })).status).toBe(303);
    expect((await coordinator.get(at)).html).toContain(readBack);
  });

  test("that two people write at once keeps both", async () => {
    await saved(`${base}/carer`, sheet);
    const answer = await coordinator.post(`${base}/carer`, { ...sheet, risks: "New friends" });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("A second phone");
    expect(answer.html).toContain("New friends");
  });
});

describe("what the child says", () => {
  const voice = {
    said: "I don’t want to go back there, nobody asks me",
    "saidOn-day": "23",
    "saidOn-month": "11",
    "saidOn-year": "2026",
    setting: "school",
    present: "Femi Cole, Robin",
    recordedHow: "at-once",
    ratingAsked: "rated",
    rating: "3",
  };
  const at = () => `/children/${child.personId}/voice`;

  test("is kept word for word beside the level of that day, and opens the record", async () => {
    await saved(at(), voice);
    const { html } = await coordinator.get(at());
    expect(html).toContain("nobody asks me");
    expect(html).toContain("3 out of 10");
    expect(html).toContain("Femi Cole, Robin");
    expect((await coordinator.get(`/children/${child.personId}`)).html).toContain("nobody asks me");
    const [row] = await app.query<{ level: number | null }>(
      "select level from protect.voices where person_id = $1",
      [child.personId],
    );
    // The level was decided on the day after.
    expect(row?.level).toBeNull();
  });

  test("is put right by a later entry and changed by nobody", async () => {
    await saved(at(), voice);
    const [row] = await app.query<{ id: string }>(
      "select voice_id as id from protect.voices where person_id = $1",
      [child.personId],
    );
    const right = { ...voice, said: "I said: there, at night", putsRight: row?.id ?? "" };
    await saved(at(), { ...right, ratingAsked: "did-not-want", rating: "" });
    const { html } = await coordinator.get(at());
    expect(html).toContain("Corrects the entry of 23 November 2026");
    expect(html).toContain("Corrected by the entry of 23 November 2026");
    expect(html).toContain("Did not want to say");
    const [may] = await app.query<{ may: boolean }>(
      "select has_any_column_privilege('lantern_app', 'protect.voices', 'update') as may",
    );
    expect(may?.may).toBe(false);
  });

  test("is not kept without who was there, and everything typed comes back", async () => {
    const answer = await coordinator.post(at(), { ...voice, present: "", rating: "11" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Enter who was there");
    expect(answer.html).toContain("from 0 to 10");
    expect(answer.html).toContain("nobody asks me");
  });
});

test("a system reads the plan through the API, and nobody else’s", async () => {
  await anAgreedPlan();
  const answer = await coordinator.get(`/api/children/${child.personId}/safety-plan`);
  expect(answer.status).toBe(200);
  const body = JSON.parse(answer.raw.toString()) as {
    agreed: { version: number };
    plan: { outcomes: readonly { wording: string }[] };
  };
  expect(body.agreed.version).toBe(1);
  expect(body.plan.outcomes[0]?.wording).toBe("Reduce contact with exploiters");
  const nurse = await app.signIn("nurse");
  const refused = await nurse.get(`/api/children/${child.personId}/safety-plan`);
  expect(refused.status).toBe(404);
});

test("my work shows a plan that its lead has to review", async () => {
  await anAgreedPlan();
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), p.partnership_id, p.circle_id, s.staff_id, 'allocation', 'Leads', $2
     from subjects.people p, directory.staff s where p.person_id = $1 and s.email like 'coordinator@%'`,
    [child.personId, app.clock.now()],
  );
  expect((await coordinator.get("/work")).html).not.toContain("Safety plans to review");
  app.clock.set("2027-01-06T10:00:00Z");
  const later = await app.signIn("coordinator");
  expect((await later.get("/work")).html).toContain("Safety plans to review");
});
