import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { acting } from "../database/acting.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aScreening } from "../harness/tools.ts";
import { auditDuring } from "./walk.ts";

/** Tools that a partnership makes: drafts, the test on past answers, putting in force and retiring. */
let app: TestApp;
let coordinator: Client;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

async function versionOf(key: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `select configuration_id as id from directory.configuration
     where kind = 'instrument' and key = $1 order by in_force_from desc limit 1`,
    [key],
  );
  return row?.id ?? "";
}

/** The address of a new draft. */
async function begin(key: string, as: "next" | "copy", name = ""): Promise<string> {
  const from = await versionOf(key);
  const made = await coordinator.post("/tools/new", { from, as, name });
  expect(made.status).toBe(303);
  return made.location ?? "";
}

/** Fills in a part with what stands there and what is given. */
async function change(at: string, given: Readonly<Record<string, string>>) {
  const form = (await coordinator.get(at)).page.fields;
  return coordinator.post(at, { ...form, ...given });
}

async function publish(draft: string, year: string) {
  const day = { "from-day": "1", "from-month": "3", "from-year": year };
  return change(`${draft}/publish`, { ...day, agreed: "The executive, 20 November" });
}

describe("a draft", () => {
  test("is read and changed by who makes tools, and by nobody else", async () => {
    const draft = await begin("safeguard", "copy", "Harbour screening");
    expect((await coordinator.get(draft)).page.text).toContain("Draft: Harbour screening");
    for (const end of ["", "/about", "/preview", "/test", "/publish", "/file"])
      expect((await lead.get(`${draft}${end}`)).status).toBe(403);
    const person = await actorOf(app, "lead");
    const seen = await acting(app, person, (tx) =>
      sql`select 1 from protect.tool_drafts`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
    const admin = await app.signIn("admin");
    expect((await admin.get("/tools")).status).toBe(403);
  });

  test("is no tool that can be filled in", async () => {
    await begin("safeguard", "copy", "Lantern street screening");
    const child = await aChild(app);
    const list = await lead.get(`/children/${child.personId}/tools`);
    expect(list.page.text).toContain("SAFEGUARD screening");
    expect(list.page.text).not.toContain("Lantern street screening");
  });

  test("keeps both saves: the second is told, with what was typed", async () => {
    const draft = await begin("safeguard", "copy", "Twice");
    const form = (await coordinator.get(`${draft}/about`)).page.fields;
    const first = { ...form, name: "First", usedBy: "Schools" };
    expect((await coordinator.post(`${draft}/about`, first)).status).toBe(303);
    const second = { ...form, name: "Second", usedBy: "Schools" };
    const answer = await coordinator.post(`${draft}/about`, second);
    expect(answer.status).toBe(409);
    expect(answer.page.fields["name"]).toBe("Second");
    expect((await coordinator.post(`${draft}/about`, answer.page.fields)).status).toBe(303);
  });

  test("from nothing gets domains, questions, bands and a floor, each said where it is wrong", async () => {
    const made = await coordinator.post("/tools/new", { from: "nothing", name: "Own" });
    const draft = made.location ?? "";
    const short = await coordinator.get(`${draft}/publish`);
    expect(short.page.errors.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["A tool asks about at least one domain", "Name two bands or more"]),
    );
    expect((await publish(draft, "2027")).status).toBe(422);
    expect((await change(`${draft}/domains/new_domain`, { title: "Life online" })).status).toBe(
      303,
    );
    const at = `${draft}/domains/life-online/questions/new_sign`;
    const wrong = await change(at, { label: "", weight: "-1", possible: "no", evidence: "no" });
    expect(wrong.status).toBe(422);
    expect(wrong.page.errors.map(({ text }) => text)).toEqual([
      "Word the question",
      "What a yes adds must be a whole number from 0 to 100",
    ]);
    for (const label of ["Sells for others", "Has two telephones"])
      expect((await change(at, { label, weight: "2", evidence: "no" })).status).toBe(303);
    const bands = { "title-1": "Low", "from-1": "0", "title-2": "High", "from-2": "0" };
    expect((await change(`${draft}/bands`, bands)).page.errors.map(({ text }) => text)).toEqual([
      "Each band begins above the one before it",
    ]);
    expect((await change(`${draft}/bands`, { ...bands, "from-2": "3" })).status).toBe(303);
    const floor = { under: "13", atLeast: "high", because: "a young child" };
    expect((await change(`${draft}/floors/new_age`, floor)).status).toBe(303);
    const about = { usedBy: "Youth work", source: "Our own", purpose: "screening" };
    expect((await change(`${draft}/about`, { ...about, protective: "no" })).status).toBe(303);
    const up = { kind: "question", key: "has-two-telephones", act: "up" };
    const { version = "" } = (await coordinator.get(`${draft}/about`)).page.fields;
    expect((await coordinator.post(`${draft}/arrange`, { ...up, version })).status).toBe(303);
    const order = (await coordinator.get(`${draft}/questions`)).page.text;
    expect(order.indexOf("Has two telephones")).toBeLessThan(order.indexOf("Sells for others"));
    expect((await coordinator.get(`${draft}/publish`)).page.errors).toEqual([]);
  });

  test("is previewed as it is filled in; invented answers come to a band, with the floor, and stay nowhere", async () => {
    const draft = await begin("safeguard", "next");
    const form = (await coordinator.get(`${draft}/preview`)).page;
    expect(form.text).toContain("Absent from school, or running away");
    const uses = () => app.query("select count(*)::int as n from protect.tool_uses");
    const before = await uses();
    const tried = await coordinator.post(`${draft}/preview`, { ...aScreening("Made"), age: "12" });
    expect(tried.status).toBe(200);
    expect(tried.page.text).toMatch(/What the answers came to\s+Medium \(1\)/);
    expect(tried.page.text).toContain("a child under 13 cannot consent in law");
    const low = await coordinator.post(`${draft}/preview`, {
      ...aScreening("Made"),
      age: "twelve",
    });
    expect(low.status).toBe(422);
    expect(low.page.text).toContain("Age must be a whole number from 0 to 25");
    expect(await uses()).toEqual(before);
  });
});

describe("the test on past answers", () => {
  test("counts children within reach once, hides small numbers, and names no child", async () => {
    const children = await Promise.all(
      Array.from({ length: 7 }, () => aChild(app, { familyName: "Quarrel", level: 2 })),
    );
    for (const [at, { personId }] of children.entries()) {
      const given = { ...aScreening("Was"), band: "medium" };
      const answer = await lead.post(`/children/${personId}/tools/safeguard`, given);
      expect(answer.status).toBe(303);
      // Again about the first: the child counts once.
      if (at === 0) await lead.post(`/children/${personId}/tools/safeguard`, given);
    }
    const hidden = children[6];
    if (hidden) await restrict(app, hidden);
    const draft = await begin("safeguard", "next");
    const bands = { "from-2": "1" };
    expect((await change(`${draft}/bands`, bands)).status).toBe(303);
    const { version = "" } = (await coordinator.get(`${draft}/about`)).page.fields;
    const remove = { kind: "question", key: "gangs", act: "remove", version };
    expect((await coordinator.post(`${draft}/arrange`, remove)).status).toBe(303);
    const audit = await auditDuring(app, async () => {
      const { page } = await coordinator.get(`${draft}/test`);
      expect(page.text).toContain("each of 6 children you can see");
      expect(page.text).toMatch(/Low\s+0\s+6\s+0/);
      expect(page.text).toMatch(
        /Older age groups, gangs or involvement in crime\s+The question is gone\s+6/,
      );
      expect(page.text).not.toContain("Quarrel");
      expect(page.text).not.toContain("Wasevidence");
    });
    expect(audit.map(({ action }) => action)).toContain("tool.draft.test");
    const [second] = children.slice(5);
    if (second) await restrict(app, second);
    const [third] = children.slice(4);
    if (third) await restrict(app, third);
    const { text } = (await coordinator.get(`${draft}/test`)).page;
    expect(text).not.toMatch(/Low\s+0\s+4\s+0/);
    expect(text).toContain("each of fewer than 5 children");
  });
});

test("a floor whose question was removed is taken away on the page of the floors", async () => {
  const draft = await begin("safeguard", "next");
  const floor = { answers: "yes", atLeast: "high", because: "Qxfloor" };
  expect((await change(`${draft}/floors/new_question_gangs`, floor)).status).toBe(303);
  const press = async (form: Readonly<Record<string, string>>) => {
    const { version = "" } = (await coordinator.get(`${draft}/about`)).page.fields;
    return coordinator.post(`${draft}/arrange`, { ...form, act: "remove", version });
  };
  expect((await press({ kind: "question", key: "gangs" })).status).toBe(303);
  expect((await publish(draft, "2028")).status).toBe(422);
  const place = (await coordinator.get(`${draft}/floors`)).html.match(/name="key" value="(\d+)"/g);
  const key = String((place?.length ?? 0) - 1);
  expect((await press({ kind: "floor", key })).status).toBe(303);
  expect((await coordinator.get(`${draft}/publish`)).page.errors).toEqual([]);
});

describe("putting in force", () => {
  test("adds a version from a day on; what was filled in keeps its own", async () => {
    const child = await aChild(app, { level: 2 });
    const at = `/children/${child.personId}/tools/safeguard`;
    const use = (await lead.post(at, aScreening("Before"))).location ?? "";
    const before = await versionOf("safeguard");
    const [said] = await app.query(
      "select body from directory.configuration where configuration_id = $1",
      [before],
    );
    const draft = await begin("safeguard", "next");
    expect((await change(`${draft}/bands`, { "title-1": "Lower" })).status).toBe(303);
    const past = await publish(draft, "2020");
    expect(past.page.errors.map(({ text }) => text)[0]).toMatch(/^First day must be /);
    expect((await publish(draft, "2027")).status).toBe(303);
    expect((await coordinator.get(draft)).status).toBe(404);
    const page = (await coordinator.get("/tools/kept/safeguard")).page.text;
    expect(page).toContain("Version 1 in force; version 2 from 1 March 2027");
    expect(page).toContain("The executive, 20 November");
    expect(
      await app.query("select body from directory.configuration where configuration_id = $1", [
        before,
      ]),
    ).toEqual([said]);
    expect((await lead.get(at)).page.text).not.toContain("Lower");
    expect((await lead.get(use)).page.text).toMatch(/What the answers came to\s+Low \(1\)/);
  });

  test("is against the version that was seen: with another meanwhile nothing happens", async () => {
    const [first, second] = [
      await begin("seraf-structured", "next"),
      await begin("seraf-structured", "next"),
    ];
    const form = (await coordinator.get(`${second}/publish`)).page.fields;
    const day = { "from-day": "1", "from-month": "4", "from-year": "2027" };
    for (const draft of [first, second])
      expect((await change(`${draft}/about`, { usedBy: "Social work" })).status).toBe(303);
    expect((await publish(first, "2027")).status).toBe(303);
    const sent = { ...form, ...day, agreed: "Someone" };
    const answer = await coordinator.post(`${second}/publish`, sent);
    expect(answer.status).toBe(409);
    expect(answer.page.fields["agreed"]).toBe("Someone");
    expect((await coordinator.post(`${second}/publish`, answer.page.fields)).status).toBe(303);
  });

  test("is for nobody else by the functions, and configuration is written by no other way", async () => {
    const person = await actorOf(app, "lead");
    const draft = await begin("safeguard", "copy", "Not theirs");
    const id = draft.split("/").at(-1) ?? "";
    const seraf = await versionOf("seraf-structured");
    const asked = await acting(app, person, (tx) =>
      sql<{
        became: string;
      }>`select protect.publish_tool(${id}, 1, null, '2027-01-01', 'x', now()) as became
        union all select protect.retire_tool(${seraf}, '2027-01-01', 'x', now())`.execute(tx),
    );
    expect(asked.rows).toEqual([{ became: "none" }, { became: "none" }]);
    const maker = await actorOf(app, "coordinator");
    const written = acting(app, maker, (tx) =>
      sql`update directory.configuration set body = '{}'`.execute(tx),
    );
    await expect(written).rejects.toThrow(/permission denied/);
  });

  test("a tool is retired from a day on, with why", async () => {
    const at = "/tools/kept/health-conversation";
    const wrong = await change(`${at}/retire`, {});
    expect(wrong.page.errors.map(({ text }) => text)).toEqual([
      "Enter the last day",
      "Enter why it is retired, and what is used instead",
    ]);
    const day = { "on-day": "31", "on-month": "12", "on-year": "2026" };
    expect((await change(`${at}/retire`, { ...day, reason: "Ours replaces it" })).status).toBe(303);
    expect((await coordinator.get(at)).page.text).toContain("last day 31 December 2026");
    expect((await coordinator.get(`${at}/retire`)).status).toBe(404);
  });
});

test("a tool leaves as a file and comes back as a draft; what is no tool is said", async () => {
  const draft = await begin("safeguard", "copy", "Shared screening");
  const file = await coordinator.get(`${draft}/file`);
  expect(JSON.parse(file.html)).toMatchObject({ key: "shared-screening", version: 1 });
  const upload = (content: string) =>
    coordinator.upload("/tools/file", {}, [
      { field: "file", name: "tool.json", content: Buffer.from(content) },
    ]);
  const back = await upload(file.html);
  expect(back.status).toBe(303);
  expect((await coordinator.get(back.location ?? "")).page.text).toContain("Shared screening");
  const marked = file.html.replace('"Shared screening"', '"Shared\\u0000 \\ud800 screening"');
  expect((await upload(marked)).status).toBe(303);
  const odd = file.html.replaceAll('"absent"', '"a/b"');
  expect((await upload(odd)).page.errors[0]?.text).toContain("key “a/b”");
  expect((await upload("{}")).page.errors[0]?.text).toMatch(/^In the file, /);
});
