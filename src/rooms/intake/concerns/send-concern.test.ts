import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aConcernForm, sendAs } from "../../../../test/harness/concerns.ts";

let app: TestApp;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
});
afterAll(() => app.close());

describe("the first question", () => {
  test("is alone on its page, and needs an answer", async () => {
    const asked = await school.get("/concerns/new");
    expect([asked.status, asked.page.heading]).toEqual([200, "Is a child in danger now?"]);
    expect(Object.keys(asked.page.fields)).not.toContain("worry");
    const unanswered = await school.get("/concerns/new?asked=yes");
    expect(unanswered.page.errors).toEqual([
      { text: "Select whether a child is in danger now", href: "#danger" },
    ]);
  });

  test("answered yes, says to ring 999 and then the MASH before anything is recorded", async () => {
    const { page } = await school.get("/concerns/new?danger=yes");
    expect(page.heading).toBe("Ring 999 now");
    expect(page.links).toContainEqual({ text: "999", href: "tel:999" });
    expect(page.text).toContain("multi-agency safeguarding hub (MASH)");
    expect(page.links).toContainEqual({
      text: "I have rung: continue",
      href: "/concerns/new?danger=yes-rung",
    });
    expect((await school.get("/concerns/new?danger=yes-rung")).page.fields["danger"]).toBe(
      "yes-rung",
    );
  });

  test("answered with not knowing, is urgent", async () => {
    const { page } = await school.get("/concerns/new?danger=not-known");
    expect(page.text).toContain("You do not know whether the child is in danger now");
  });

  test("has the partnership’s own number once it is entered", async () => {
    await app.query(
      `update directory.configuration set body = body || '{"phone": "020 7946 0200", "hours": "day and night"}'
       where kind = 'contact' and key = 'mash'`,
    );
    const { page } = await school.get("/concerns/new?danger=yes");
    expect(page.links).toContainEqual({ text: "020 7946 0200", href: "tel:02079460200" });
  });
});

describe("a concern", () => {
  test("asks for nothing that Lantern knows", async () => {
    const { page } = await school.get("/concerns/new?danger=no");
    expect(page.fields).toMatchObject({ ringName: "Claire Hale", ringPhone: "020 7946 0131" });
  });

  test("is in the table, with its clock, and begins the MASH’s work", async () => {
    const concernId = await sendAs(school, { familyName: "Begun" });
    const rows = await app.query(
      `select c.reference, c.danger_now, c.family_name, c.born_on::text, c.worry, c.decide_by, t.name as team,
         e.due_at, e.rating
       from identify.concerns c join directory.teams t on t.team_id = c.team_id
       join identify.mash_episodes e on e.mash_episode_id = c.concern_id where c.concern_id = $1`,
      [concernId],
    );
    expect(rows).toEqual([
      {
        reference: expect.stringMatching(/^K-\d{4}-\d$/) as string,
        danger_now: "no",
        family_name: "Begun",
        born_on: "2012-03-09",
        worry: aConcernForm.worry,
        team: "Safeguarding team",
        // A Tuesday at 10:00: one working day.
        decide_by: new Date("2026-11-25T10:00:00Z"),
        due_at: new Date("2026-11-25T10:00:00Z"),
        rating: null,
      },
    ]);
  });

  test("says its reference and when a decision is due, and then what can be added", async () => {
    const concernId = await sendAs(school, { familyName: "Told" });
    const sent = await school.get(`/concerns/${concernId}/sent`);
    expect(sent.page.heading).toBe("Sent");
    expect(sent.page.text).toMatch(/K-\d{4}-\d/);
    expect(sent.page.text).toContain("by 25 November 2026, 10:00");
    expect(sent.page.text.match(/Not started/g)).toHaveLength(10);
  });

  test("says who to ring meanwhile, and from when its sender can ask what came of it", async () => {
    const concernId = await sendAs(school, { familyName: "Waiting" });
    const waiting = async () => (await school.get(`/concerns/${concernId}`)).page;
    expect((await waiting()).text).toMatch(
      /If things get worse before then, ring the multi-agency .* Give the reference K-\d{4}-\d\. If the child is in danger, ring 999\./,
    );
    expect((await waiting()).text).toContain(
      "From 27 November 2026, 10:00 you can ask the MASH for the outcome on this page.",
    );
    await app.query("update identify.concerns set decide_by = $2 where concern_id = $1", [
      concernId,
      "2026-11-23T10:00:00Z",
    ]);
    expect((await waiting()).text).toContain("The decision is overdue: ring the multi-agency");
  });

  test.each([
    ["a Friday afternoon", "2026-11-27T16:55:00Z", "2026-11-30T16:55:00Z"],
    ["Christmas Eve", "2026-12-24T16:55:00Z", "2026-12-29T16:55:00Z"],
    ["Good Friday, before summer time begins", "2027-03-26T22:30:00Z", "2027-03-30T21:30:00Z"],
  ])("sent on %s has its whole working day", async (_when, sentAt, dueAt) => {
    const before = app.clock.now().toISOString();
    app.clock.set(sentAt);
    const concernId = await sendAs(await app.signIn("school"), { familyName: "Late" });
    app.clock.set(before);
    const [row] = await app.query<{ decide_by: Date }>(
      "select decide_by from identify.concerns where concern_id = $1",
      [concernId],
    );
    expect(row?.decide_by.toISOString()).toBe(new Date(dueAt).toISOString());
  });

  test("with an age about, or with neither, keeps what is known", async () => {
    const born = { "bornOn-day": "", "bornOn-month": "", "bornOn-year": "" };
    const about = await sendAs(school, { ...born, age: "14" });
    const unknown = await sendAs(school, { ...born, birth: "not-known" });
    const rows = await app.query(
      "select born_on, age_about from identify.concerns where concern_id = any ($1) order by concern_id",
      [[about, unknown]],
    );
    expect(rows).toEqual([
      { born_on: null, age_about: 14 },
      { born_on: null, age_about: null },
    ]);
    expect((await school.get(`/concerns/${about}`)).page.text).toContain("About 14");
  });

  test("stands in the team’s list, and moves on with what the MASH does", async () => {
    const concernId = await sendAs(school, { familyName: "Moving" });
    const status = async () => {
      const { page } = await school.get(`/concerns/${concernId}`);
      return /Sent|Being reviewed|Decided/.exec(page.text.slice(page.text.indexOf("Moving")))?.[0];
    };
    expect((await school.get("/concerns")).page.text).toContain("Moving");
    expect(await status()).toBe("Sent");
    await app.query(
      "update identify.mash_episodes set worked_by = (select staff_id from directory.staff where email = 'mash@eastmoor.example') where mash_episode_id = $1",
      [concernId],
    );
    expect(await status()).toBe("Being reviewed");
    await app.query("update identify.concerns set decided_at = $2 where concern_id = $1", [
      concernId,
      app.clock.now(),
    ]);
    expect(await status()).toBe("Decided");
  });
});

describe("a concern that is not sent yet", () => {
  test("waits for its writer alone, with the answer to the first question, until it is sent", async () => {
    const opened = await school.get("/concerns/new?danger=not-known");
    const { id = "", "sign-out": _none, ...blank } = opened.page.fields;
    const typed = { ...blank, id, familyName: "Begunbefore", worry: "Not finished" };
    const kept = await school.post("/drafts/concern", { ...typed, _subject: id });
    expect(kept.status).toBe(303);
    const question = await school.get("/concerns/new");
    const href = question.page.links.find(({ text }) => text === "Begunbefore")?.href ?? "";
    const again = await school.get(href);
    expect(again.page.fields).toMatchObject({
      id,
      danger: "not-known",
      familyName: "Begunbefore",
      worry: "Not finished",
    });
    const other = await app.signIn("nurse");
    expect((await other.get("/concerns/new")).html).not.toContain("Begunbefore");
    expect((await other.get(href)).html).not.toContain("Begunbefore");
    await sendAs(school, { id, familyName: "Begunbefore" });
    expect((await school.get("/concerns/new")).html).not.toContain("Begunbefore");
  });
});

describe("the start", () => {
  test.each([
    ["school", "/work"],
    ["nurse", "/work"],
    ["youthworker", "/work"],
    ["lead", "/work"],
    ["manager", "/work"],
    ["auditor", "/home"],
    ["coordinator", "/children"],
  ])("of %s is %s", async (key, start) => {
    expect((await (await app.signIn(key)).get("/")).location).toBe(start);
  });
});

test("words that blame are spoken of after sending, and never before", async () => {
  const concernId = await sendAs(school, { worry: "She is promiscuous." });
  const { page } = await school.get(`/concerns/${concernId}/sent`);
  expect(page.text).toContain("instead of “promiscuous”: say what happened, and who did it");
  const plain = await sendAs(school);
  expect((await school.get(`/concerns/${plain}/sent`)).page.text).not.toContain("instead of");
});
