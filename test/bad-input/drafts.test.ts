import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { draftForms } from "../../src/rooms/work/draft-forms.ts";
import { allRooms } from "../../src/rooms.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { auditDuring } from "../access/walk.ts";
import { date, hostile } from "./forms.ts";

let app: TestApp;
let lead: Client;
let personId: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  ({ personId } = await aChild(app));
});
afterAll(() => app.close());
afterEach(() => app.query("delete from work.drafts"));

const typed = {
  headline: "Seen at school",
  detail: "She laughed",
  ...date("happened", "31", "2", ""),
};
const save = (more: Readonly<Record<string, string>> = {}, client = lead) =>
  client.post("/drafts/note", { ...typed, _subject: personId, ...more });
const bodies = async (): Promise<unknown[]> =>
  (await app.query<{ body: unknown }>("select body from work.drafts")).map(({ body }) => body);

describe("a draft of a note", () => {
  test("is kept as typed, wrong date and all, and shown in the form", async () => {
    const note = `/children/${personId}/note`;
    const answer = await save({ _return: `/children/${personId}` });
    expect([answer.status, answer.location]).toEqual([303, `/children/${personId}`]);
    const form = await lead.get(note);
    expect(form.page.fields).toMatchObject({ ...typed, _subject: personId });
    expect(form.page.text).toContain("Draft saved on 24 November 2026, 10:00");
    expect(form.page.buttons).toContain("Save and come back later");
    const other = await (await app.signIn("manager")).get(note);
    expect(other.page.fields["headline"]).toBe("");
    expect(other.page.text).not.toContain("Draft saved");
  });

  test("is gone when the note has been added, and stays when it came back with errors", async () => {
    await save();
    const note = `/children/${personId}/note`;
    expect((await lead.post(note, typed)).status).toBe(422);
    expect(await bodies()).toHaveLength(1);
    const right = { ...typed, ...date("happened", "1", "11", "2026") };
    expect((await lead.post(note, right)).status).toBe(303);
    expect(await bodies()).toEqual([]);
  });

  test("is answered to the page's script with the time, by London's clocks", async () => {
    const answer = await save({ _script: "yes" });
    expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { savedAt: "10:00" }]);
  });

  test("is audited by the child's id, and never by what it says", async () => {
    const rows = await auditDuring(app, () => save());
    expect(rows).toMatchObject([
      { action: "draft.save", outcome: "done", subject_ids: [personId] },
    ]);
    expect(JSON.stringify(rows)).not.toContain("laughed");
  });

  test("does not open a record that is out of reach by now", async () => {
    const child = await aChild(app);
    await save({ _subject: child.personId });
    await restrict(app, child);
    const answer = await lead.get(`/children/${child.personId}/note`);
    expect([answer.status, answer.html.includes("laughed")]).toEqual([404, false]);
  });
});

describe("your drafts", () => {
  test("lists them with when and some of their words, to continue or to discard", async () => {
    await save();
    const { page } = await lead.get("/drafts");
    expect(page.text).toContain("A note on a child’s record");
    expect(page.text).toContain("24 November 2026, 10:00");
    expect(page.text).toContain("Says “Seen at school”");
    const links = page.links.filter(({ text }) => text.startsWith("Continue"));
    expect(links.map(({ href }) => href)).toEqual([`/children/${personId}/note`]);
    const answer = await lead.post("/drafts/note/discard", { subject: personId });
    expect([answer.status, answer.location]).toEqual([303, "/drafts"]);
    expect((await lead.get("/drafts")).page.text).toContain("You have no drafts");
  });

  test("shows and discards nobody else's", async () => {
    await save();
    const manager = await app.signIn("manager");
    expect((await manager.get("/drafts")).page.text).toContain("You have no drafts");
    await manager.post("/drafts/note/discard", { subject: personId });
    expect(await bodies()).toHaveLength(1);
  });

  test("lets a draft of a form that is no longer offered be thrown away", async () => {
    await save();
    await app.query("update work.drafts set form = 'older'");
    const { page } = await lead.get("/drafts");
    expect(page.text).toContain("A form that is no longer used");
    expect(page.links.some(({ text }) => text.startsWith("Continue"))).toBe(false);
    await lead.post("/drafts/older/discard", { subject: personId });
    expect(await bodies()).toEqual([]);
  });
});

describe("what no form of ours sends", () => {
  test.each([
    ["another form", "/drafts/other", ""],
    ["a form with a path", "/drafts/..%2fnote", ""],
    ["a subject that is no id", "/drafts/note", "everything"],
    ["a long subject", "/drafts/note", "x".repeat(200)],
  ])("%s is not found, and nothing is kept", async (_what, address, _subject) => {
    expect((await lead.post(address, { ...typed, _subject })).status).toBe(404);
    expect(await bodies()).toEqual([]);
  });

  test("what is out of reach is answered like what is nowhere, and the audit names it", async () => {
    const restricted = await aChild(app);
    await restrict(app, restricted);
    const nowhere = newId();
    const answers: { status: number; text: string }[] = [];
    for (const subject of [restricted.personId, nowhere]) {
      const events = await auditDuring(app, async () => {
        const { status, page } = await save({ _subject: subject });
        answers.push({ status, text: page.text });
      });
      expect(events).toMatchObject([
        { action: "draft.save", outcome: "not_found", subject_ids: [subject] },
      ]);
    }
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]).toEqual(answers[1]);
    expect((await save({}, await app.signIn("school"))).status).toBe(404);
    expect(await bodies()).toEqual([]);
  });

  const oneId = [
    "exploitation",
    "note",
    "harm-status",
    "level",
    "visit",
    "voice",
    "supervision",
    "closing",
    "mash-decision",
    "mash-household",
    "mash-sharing",
    "mash-referral",
    "mash-onward",
    "check-answer",
    "merge-split",
    "meeting-item",
    "sitting-attendance",
    "sitting-updates",
    "meeting-attendance",
    "meeting-family",
    "meeting-words",
    "meeting-shared",
    "meeting-level",
    "meeting-decision",
    "meeting-promise",
  ];
  const moreIds = [
    "tool",
    "interview",
    "assessment",
    "pair-verdict",
    "merge-proposal",
    "merge-answer",
    "sitting-item",
    "item-family",
    "item-attendance",
    "item-shared",
    "item-decision",
    "item-level",
    "item-promise",
    "item-addendum",
    "meeting-closing",
  ];
  test("every form asks for what it is about: none keeps a draft about nothing", async () => {
    const coordinator = await app.signIn("coordinator");
    expect([...oneId, ...moreIds, "concern"].toSorted()).toEqual(
      draftForms
        .allIn(allRooms)
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const [names, subjects] of [
      [oneId, [newId(), "", `${personId}/${newId()}`]],
      [moreIds, [`${newId()}/${newId()}`, newId(), `${newId()}/x`]],
    ] as const) {
      for (const name of names)
        for (const _subject of subjects) {
          const { status } = await coordinator.post(`/drafts/${name}`, { ...typed, _subject });
          expect(status, `${name} ${_subject}`).toBe(404);
        }
    }
    expect(await bodies()).toEqual([]);
  });

  test("what is of a child is asked for as well, beside the child", async () => {
    for (const name of ["interview", "assessment"]) {
      const subject = `${personId}/${newId()}`;
      expect((await lead.post(`/drafts/${name}`, { ...typed, _subject: subject })).status).toBe(
        404,
      );
    }
    const tool = { ...typed, _subject: `${personId}/safeguard` };
    expect((await lead.post("/drafts/tool", tool)).status).toBe(303);
  });

  test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "%s is not where it leads",
    async (_return) => {
      expect((await save({ _return })).location).toBe("/");
    },
  );

  test("a forged token and nobody signed in keep nothing", async () => {
    expect((await save({ _csrf: "forged" })).status).toBe(403);
    expect((await save({}, app.nobody())).status).toBe(401);
    expect(await bodies()).toEqual([]);
  });

  test("too much is sent back with words, and nothing is kept", async () => {
    const answer = await save({ detail: "x".repeat(200_000) });
    expect([answer.status, answer.page.heading]).toEqual([422, "This was not kept"]);
    expect(answer.page.text).toContain("too long to be kept as a draft");
    expect(await bodies()).toEqual([]);
  });

  test("names that reach for the prototype, halves of letters and NUL do no harm", async () => {
    const odd = {
      __proto__: "x",
      "constructor[prototype]": "x",
      constructor: "x",
      detail: "a\u0000b",
      literal: "\\u0000 \\ud800",
    };
    expect((await save(odd)).status).toBe(303);
    const [body] = await bodies();
    expect(body).toMatchObject({ detail: "ab", constructor: "x", literal: "\\u0000 \\ud800" });
    const halves = await app.server.inject({
      method: "POST",
      url: "/drafts/note",
      payload: `_csrf=${(await lead.get("/drafts")).page.fields["_csrf"] ?? ""}&_subject=${personId}&a=%ED%A0%80&b=1&b=2`,
      headers: {
        cookie: [...lead.cookies].map((pair) => pair.join("=")).join("; "),
        "content-type": "application/x-www-form-urlencoded",
      },
    });
    expect(halves.statusCode).toBe(303);
    expect(await bodies()).toContainEqual({ a: expect.any(String) as string, b: ["1", "2"] });
  });

  test.each(hostile)("%s is kept to the letter, and shown as text", async (_name, text) => {
    await save({ headline: text.replaceAll(/[\r\n]/g, " "), detail: text });
    const shown = await lead.get(`/children/${personId}/note`);
    expect(shown.page.fields["detail"]).toBe(text.replaceAll("\r\n", "\n"));
    const list = await lead.get("/drafts");
    for (const { html } of [shown, list])
      expect(html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });
});
