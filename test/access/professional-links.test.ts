import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild } from "../harness/factories.ts";
import { answerBy, askBy, askForm } from "../harness/professionals.ts";
import { actorOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact, protect } from "./world.ts";

let app: TestApp;
let mash: Client;
let nurse: Client;
let concernId: string;
let page: string;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  nurse = app.nobody();
  const school = await app.signIn("school");
  concernId = await sendAs(school, { familyName: "Qxasked", givenName: "Ada", worry: "Qxworry" });
  page = `/mash/${concernId}/professionals`;
});
afterAll(() => app.close());

describe("a link to ask by", () => {
  test("says who is asked and on which basis, each wrong field said", async () => {
    const wrong = await mash.post(page, askForm({ forWhom: "", basis: "curious" }));
    expect(wrong.status).toBe(422);
    expect(wrong.page.errors.map(({ href }) => href)).toEqual(["#forWhom", "#basis"]);
  });

  test("is shown once, with a letter that names nobody and asks to be hidden from online access", async () => {
    const { page: made } = await mash.post(page, askForm());
    const letter = made.text.slice(made.text.indexOf("The letter"), made.text.indexOf("The code"));
    expect(letter).toContain("Hide this letter and your answer from online access");
    expect(letter).not.toContain("Qxasked");
    const at = /\/p\/([a-z2-9]{24})/.exec(letter)?.[1] ?? "";
    expect((await mash.get(page)).page.text).not.toContain(at);
    const [row] = await app.query<{ all: string }>(
      "select json_agg(l)::text as all from identify.professional_links l",
    );
    expect(row?.all).not.toContain(at);
  });

  test("is the MASH’s to make and to read", async () => {
    for (const key of ["lead", "manager", "school", "police", "governance"]) {
      const other = await app.signIn(key);
      expect([key, (await other.get(page)).status]).toEqual([key, 403]);
      expect([key, (await other.post(page, askForm())).status]).toEqual([key, 403]);
      const rows = await acting(app, await actorOf(app, key), (tx) =>
        tx.selectFrom("identify.professional_links").select("for_whom").execute(),
      );
      expect([key, rows]).toEqual([key, []]);
    }
  });
});

describe("behind it", () => {
  test("stands nothing of the child or the concern, and only what the basis asks", async () => {
    const { at, code } = await askBy(mash, concernId);
    const first = await nurse.get(at);
    expect(first.headers["cache-control"]).toBe("no-store");
    expect(first.headers["x-robots-tag"]).toContain("noindex");
    const open = await nurse.post(at, { code });
    expect(open.page.text).toContain("Which appointments were missed");
    expect(open.page.text).not.toContain("Which injuries");
    for (const { page: shown } of [first, open]) expect(shown.text).not.toMatch(/Qx|Ada|exploit/);
    expect(first.html).not.toContain("Hillside");
  });

  test("a wrong code says nothing, and too many are not looked at", async () => {
    const { at, code } = await askBy(mash, concernId);
    const wrong = await nurse.post(at, { code: code === "000000" ? "000001" : "000000" });
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#code"]);
    for (let tries = 0; tries < 11; tries++) await nurse.post(at, { code: "x" });
    expect((await nurse.post(at, { code })).status).toBe(429);
  });

  test("one that never was, was withdrawn or ran out is answered alike", async () => {
    const never = await nurse.get(`/p/${"a".repeat(24)}`);
    const gone = await askBy(mash, concernId, { forWhom: "Withdrawn" });
    const [row] = await app.query<{ id: string }>(
      "select professional_link_id as id from identify.professional_links where for_whom = 'Withdrawn'",
    );
    const withdraw = `${page}/${row?.id ?? ""}/withdraw`;
    expect((await mash.post(withdraw, { version: "1" })).status).toBe(303);
    expect((await mash.post(withdraw, { version: "1" })).status).toBe(409);
    const late = await askBy(mash, concernId);
    const answers = [never, await nurse.get(gone.at)];
    const before = app.clock.now();
    app.clock.set(new Date(before.getTime() + 5 * 24 * 3_600_000 + 1).toISOString());
    answers.push(await nurse.get(late.at));
    app.clock.set(before.toISOString());
    for (const answer of answers) {
      expect([answer.status, answer.page.text]).toEqual([403, never.page.text]);
    }
  });
});

describe("an answer", () => {
  test("is kept once, word for word, beside the concern; the worker who asked is told", async () => {
    const link = await askBy(mash, concernId);
    const empty = await answerBy(nurse, link, { name: "", "q-seen": "" });
    expect(empty.page.errors.map(({ href }) => href)).toEqual(["#name", "#q-seen"]);
    const sent = await answerBy(nurse, link, {
      "q-missed": "Two.\nNobody rang",
      "q-injuries": "No",
    });
    expect(sent.page.text).toContain("We have your answer");
    expect((await answerBy(nurse, link, { "q-seen": "Other" })).page.text).toBe(sent.page.text);
    const [row] = await app.query<{ said: unknown; name: string }>(
      "select said, answered_by_name as name from identify.professional_answers",
    );
    expect(row).toEqual({
      name: "Pat Lee, practice nurse",
      said: [
        {
          question: "When was the child last seen by your service, and who by?",
          answer: "In October, by me",
        },
        {
          question: "Which appointments were missed, and what was done about it?",
          answer: "Two.\nNobody rang",
        },
      ],
    });
    expect((await mash.get(`/mash/${concernId}`)).page.text).toContain("In October, by me");
    const notices = (await mash.get("/notices")).page.text;
    expect(notices).toContain("A professional answered by a link that you made");
    expect(notices).not.toContain("Qxasked");
  });

  test("that a machine fills in is not kept", async () => {
    const link = await askBy(mash, concernId);
    expect((await answerBy(nurse, link, { website: "x" })).status).toBe(403);
  });

  test("about a child whose place is protected: places are held", async () => {
    const child = await aChild(app, { familyName: "Qxguarded", level: 2 });
    await aFact(app, child, { kind: "address", wording: "14 Wintersedge Lane, QX4 4AB" });
    await protect(app, child, ["manager", "mash"]);
    const school = await app.signIn("school");
    const other = await sendAs(school, { familyName: "Qxguarded" });
    await app.query("update identify.concerns set person_id = $2 where concern_id = $1", [
      other,
      child.personId,
    ]);
    await app.query("update identify.mash_episodes set person_id = $2 where mash_episode_id = $1", [
      other,
      child.personId,
    ]);
    const link = await askBy(mash, other);
    await answerBy(nurse, link, { "q-seen": "At 14 Wintersedge Lane" });
    const [row] = await app.query<{ said: string }>(
      "select said::text from identify.professional_answers where mash_episode_id = $1",
      [other],
    );
    expect(row?.said).toMatch(/At \[held:[0-9a-f]{12}\]/);
  });

  test("goes through a function of its own part alone, and each step is audited", async () => {
    const link = await askBy(mash, concernId);
    const rows = await acting(app, systemActor("families"), async (tx) => {
      const found =
        await sql`select * from sec.professional_link(sha256('x'), null, now())`.execute(tx);
      return found.rows;
    });
    expect(rows).toEqual([]);
    const events = await auditDuring(app, async () => {
      await nurse.get(link.at);
      await answerBy(nurse, link);
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "professional.link.open done",
      "professional.link.send done",
    ]);
    expect(events[1]?.subject_ids).toEqual([concernId]);
  });
});
