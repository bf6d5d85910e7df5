import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { join, splitting } from "../harness/merging.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Who to tell that two records were joined by mistake, as a task in My work until everyone is told. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  manager = await app.signIn("manager");
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
let at: string;
/** Two records joined, opened by two people, and taken apart by the MASH. */
beforeEach(async () => {
  number += 1;
  stays = await aChild(app, { familyName: `Qxkept${number}` });
  ends = await aChild(app, { familyName: `Qxended${number}` });
  at = await join({ coordinator, mash, stays, ends });
  app.clock.advance({ minutes: 1 });
  for (const client of [manager, coordinator]) await client.get(`/children/${stays.personId}`);
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
});

const work = async (client: Client) => (await client.get("/work")).page;
const line = () => `that ${ends.reference} was joined to ${stays.reference} by mistake`;
const tellForms = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/action="([^"]+\/tells\/[^"/]+)"/g)].map(([, to]) => to ?? "")),
];

async function tellAll(): Promise<void> {
  for (const to of tellForms((await mash.get(at)).html)) {
    expect((await mash.post(to, { how: "By telephone", version: "1" })).status).toBe(303);
  }
}

describe("the task to tell", () => {
  test("stands in My work of who took them apart, leads to the list, and goes when all are told", async () => {
    const events = await auditDuring(app, async () => {
      const page = await work(mash);
      expect(page.text).toContain("Mistakes to tell people of: 1");
      expect(page.text).toMatch(new RegExp(`Tell \\d+ (person|people) ${line()}`));
      expect(page.text).toContain("due in 3 days, 27 November 2026");
      expect(page.text).toMatch(/0 of \d+ told/);
      const to = page.links.map(({ href }) => href);
      expect(to).toContain(`${at}#whom-to-tell`);
      expect(to).toContain(`${at}#breach`);
    });
    const read = events.find(({ action }) => action === "work.read");
    expect(JSON.stringify(read)).toContain(ends.personId);
    const [first = "", ...others] = tellForms((await mash.get(at)).html);
    expect(others.length).toBeGreaterThan(0);
    const told = await mash.post(first, { how: "By telephone", version: "1" });
    expect(told.location).toBe(`${at}#whom-to-tell`);
    const page = await work(mash);
    expect(page.text).toContain(`1 of ${others.length + 1} told`);
    await tellAll();
    expect((await work(mash)).text).not.toContain("Mistakes to tell people of");
  });

  test("stands in nobody else’s, by no list and no number", async () => {
    for (const key of ["coordinator", "manager", "lead", "nurse", "school"]) {
      const client = await app.signIn(key);
      for (const address of ["/work", "/work/all?list=apart"]) {
        const { html } = await client.get(address);
        expect(html).not.toContain("Mistakes to tell people of");
        expect(html).not.toContain(line());
      }
    }
    expect((await mash.get("/work/all?list=apart")).page.text).toContain(line());
    await tellAll();
  });

  test("stands with who took them apart where that is someone who reaches the whole partnership", async () => {
    await tellAll();
    const two = { stays: await aChild(app), ends: await aChild(app) };
    const other = await join({ coordinator, mash, ...two });
    app.clock.advance({ minutes: 1 });
    await manager.get(`/children/${two.stays.personId}`);
    expect((await coordinator.post(`${other}/split`, splitting)).status).toBe(303);
    expect((await work(coordinator)).text).toContain(two.ends.reference);
    expect((await work(mash)).text).not.toContain(two.ends.reference);
  });

  test("is told of by nothing once a record is restricted, but to who is named on both", async () => {
    await restrict(app, stays);
    const hidden = await mash.get("/work");
    expect(hidden.html).not.toContain(stays.reference);
    expect(hidden.html).not.toContain(`Qxkept${number}`);
    await letIn(app, stays, "mash");
    expect((await work(mash)).text).toContain(line());
    await tellAll();
  });

  test("is of those who joined them as well when it is late", async () => {
    expect((await work(coordinator)).text).not.toContain(line());
    app.clock.advance({ days: 7 });
    [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
    manager = await app.signIn("manager");
    for (const client of [mash, coordinator]) {
      const { text } = await work(client);
      expect(text).toContain(line());
      expect(text).toMatch(/working days? overdue/);
    }
    expect((await work(manager)).text).not.toContain(line());
    await tellAll();
    expect((await work(coordinator)).text).not.toContain(line());
  });

  test("is of those who joined them as soon as who took them apart has left", async () => {
    const mine = [await staffIdOf(app, "mash")];
    await app.query(
      "update directory.posts set ends_on = '2026-11-20' where staff_id = $1 and ends_on is null",
      mine,
    );
    expect((await work(coordinator)).text).toContain(line());
    await app.query("update directory.posts set ends_on = null where staff_id = $1", mine);
    expect((await work(coordinator)).text).not.toContain(line());
  });
});

describe("the list", () => {
  test("has a button for each usual way, and the words of another beside it", async () => {
    const { page, html } = await mash.get(at);
    for (const way of ["By telephone", "In person", "By email"]) {
      expect(html).toContain(`name="how" value="${way}"`);
      expect(page.text).toContain(`Told ${way.toLowerCase()}`);
    }
    expect(page.text).toContain("Told in another way");
    const [to = ""] = tellForms(html);
    const empty = await mash.post(to, { how: "", version: "1" });
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/<details[^>]*open/);
  });

  test("says where the entry in the register of breaches stands, to who may take apart alone", async () => {
    const { page, html } = await mash.get(at);
    expect(page.text).toMatch(/BR-\d+-\d/);
    expect(page.text).toContain("A draft, with information governance");
    expect(html).not.toContain("/governance/registers");
    const [merge] = await app.query<{ id: string }>(
      "select merge_id as id from subjects.merges where person_id = $1",
      [stays.personId],
    );
    const asked = async (key: string) =>
      acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql`select * from subjects.breach_of(${merge?.id ?? ""})`.execute(
          tx,
        );
        return rows.length;
      });
    expect(await asked("mash")).toBe(1);
    expect(await asked("manager")).toBe(0);
    expect(await asked("governance")).toBe(0);
    await restrict(app, ends);
    expect(await asked("mash")).toBe(0);
  });
});
