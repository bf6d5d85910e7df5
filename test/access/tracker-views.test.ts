import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";

const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

let app: TestApp;
let lead: Client;
let manager: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
  school = await app.signIn("school");
});
beforeEach(async () => {
  await app.query("delete from protect.own_views");
  await app.query("delete from protect.team_views");
  await app.query("delete from protect.first_views");
});
afterAll(() => app.close());

async function teamOf(): Promise<string> {
  const [row] = await app.query<{ team_id: string }>(
    "select team_id from directory.teams where receives_imports",
  );
  return row?.team_id ?? "";
}

async function save(client: Client, change: Readonly<Record<string, string>> = {}) {
  const form = { name: "My view", team: "me", first: "", address: "level=3&sort=name" };
  const answer = await client.post("/children/views/new", { ...form, ...change });
  const id = /view=([0-9a-f-]{36})/.exec(answer.location ?? "")?.[1] ?? "";
  return { answer, id, at: `/children/views/${id}` };
}

describe("a view of one's own", () => {
  test("opens what was saved, for its owner alone", async () => {
    const { answer, at, id } = await save(lead);
    expect(answer.location).toBe(`/children?level=3&sort=name&view=${id}`);
    expect((await lead.get("/children")).page.text).toContain("My view");
    for (const other of [manager, school]) {
      expect((await other.get("/children/views")).page.text).not.toContain("My view");
      expect((await other.get(at)).status).toBe(404);
      expect((await other.post(at, { name: "Theirs", version: "1" })).status).toBe(404);
      expect((await other.post(`${at}/delete`, {})).status).toBe(404);
      expect((await other.post("/children/views/first", { view: id })).status).toBe(404);
    }
    expect((await lead.get(at)).page.text).toContain("Level High");
  });

  test("can open first, and then the door leads there", async () => {
    const { id } = await save(lead, { first: "yes" });
    const opened = await lead.get("/children");
    expect([opened.status, opened.location]).toEqual([
      303,
      `/children?level=3&sort=name&view=${id}`,
    ]);
    expect((await lead.get("/children?view=all")).status).toBe(200);
    expect((await manager.get("/children")).status).toBe(200);
    expect((await lead.post(`/children/views/${id}/delete`, {})).status).toBe(303);
    expect((await lead.get("/children")).status).toBe(200);
  });

  test("is renamed, replaced and deleted, with a page that asks first", async () => {
    const { at } = await save(lead);
    expect((await lead.post(at, { name: "Renamed", version: "1" })).status).toBe(303);
    const form = await lead.get(`${at}?due=overdue`);
    expect(form.page.text).toContain("Review overdue");
    const replaced = await lead.post(at, { ...form.page.fields, name: "Renamed" });
    expect(replaced.location).toContain("due=overdue");
    expect((await lead.get(`${at}/delete`)).page.text).toContain("Delete the view “Renamed”");
    expect((await lead.post(`${at}/delete`, {})).status).toBe(303);
    expect((await lead.get(at)).status).toBe(404);
  });
});

describe("a view that a team shares", () => {
  test("is the team's to open and to change, and nobody else's", async () => {
    const { at, answer } = await save(lead, {
      team: await teamOf(),
      address: "q=Bea+Jones&level=3",
    });
    expect(answer.status).toBe(303);
    expect((await manager.get(at)).page.text).not.toContain("Bea Jones");
    expect((await manager.get("/children/views")).page.text).toContain("saved by Mariam Begum");
    expect((await manager.post(at, { name: "Ours", version: "1" })).status).toBe(303);
    expect((await school.get(at)).status).toBe(404);
    expect((await school.post(`${at}/delete`, {})).status).toBe(404);
    expect((await school.get("/children/views")).page.text).not.toContain("Ours");
  });

  test("is shared with no team that one is not of", async () => {
    const { answer } = await save(school, { team: await teamOf() });
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain("Choose yourself or one of your teams");
  });

  test("that two people rename keeps the first name and shows it to the second", async () => {
    const { at } = await save(lead, { team: await teamOf() });
    const form = await manager.get(at);
    expect((await lead.post(at, { name: "First name", version: "1" })).status).toBe(303);
    const sent = await manager.post(at, { ...form.page.fields, name: "Second name" });
    expect(sent.status).toBe(409);
    expect(sent.page.text).toContain("It is called “First name” now");
    expect(sent.page.fields["name"]).toBe("Second name");
    expect((await manager.post(at, sent.page.fields)).status).toBe(303);
  });
});

describe("a view comes back", () => {
  test.each([
    ["without a name", { name: " " }, "Enter a name for this view"],
    ["with a name that is too long", { name: "x".repeat(61) }, "must be 60 characters or fewer"],
    ["with a name that is there", { name: "my VIEW" }, "There is a view called “My view” already"],
  ])("%s", async (_name, change, message) => {
    await save(lead);
    const { answer } = await save(lead, change);
    expect(answer.status).toBe(422);
    expect(answer.page.text).toContain(message);
    expect(answer.page.fields["name"]).toBe(change.name);
    expect(answer.page.fields["address"]).toBe("level=3&sort=name");
  });

  test("and markup in its name or address is words", async () => {
    const { answer, at } = await save(lead, { name: hostile.slice(0, 60), address: hostile });
    expect(answer.status).toBe(303);
    for (const address of [at, "/children?view=all", "/children/views", `${at}/delete`]) {
      const { html } = await lead.get(address);
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
    }
  });
});
