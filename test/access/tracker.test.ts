import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aChildElsewhere, aFact, letIn, protect } from "./world.ts";

let app: TestApp;
const people: Record<string, Client> = {};
const as = (key: string): Client => {
  const client = people[key];
  if (!client) throw new Error(`${key} has not signed in`);
  return client;
};
const keys = ["coordinator", "lead", "manager", "school", "police"];

let open: Child;
let protectedChild: Child;
let restricted: Child;
let elsewhere: Child;
let conflicted: Child;
beforeAll(async () => {
  app = await anApp();
  for (const key of keys) people[key] = await app.signIn(key);
  open = await aChild(app, { familyName: "Qxopen", givenName: "Ada" });
  protectedChild = await aChild(app, { familyName: "Qxhidden", givenName: "Bea" });
  restricted = await aChild(app, { familyName: "Qxrestricted", givenName: "Cal" });
  conflicted = await aChild(app, { familyName: "Qxconflict", givenName: "Dan" });
  elsewhere = await aChildElsewhere(app, "Qxelsewhere");
  await aFact(app, open, { kind: "ward", wording: "Qxopenward" });
  await aFact(app, protectedChild, { kind: "ward", wording: "Qxsecretward" });
  await aFact(app, protectedChild, { kind: "school", wording: "Qxsecretschool" });
  await protect(app, protectedChild, ["lead", "manager"]);
  await letIn(app, restricted, "school");
  await restrict(app, restricted);
  await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
    conflicted.personId,
    await staffIdOf(app, "manager"),
  ]);
}, 180_000);
afterAll(() => app.close());

const list = async (key: string, query: string): Promise<string> =>
  (await as(key).get(`/children?${query}`)).html;
const has = (html: string, child: Child): boolean => html.includes(child.personId);

describe("where a protected child can be found", () => {
  // Named people read it on the child's page; a list is left lying about.
  test.each(["coordinator", "lead", "manager"])(
    "stands in no cell, filter, group, count or file, for %s",
    async (key) => {
      const columns = "columns=ward,school";
      for (const query of [
        columns,
        `group=ward&${columns}`,
        `q=Qxhidden&${columns}`,
        `sort=ward&${columns}`,
        `sort=school&dir=desc&${columns}`,
      ]) {
        const html = await list(key, query);
        expect([query, html.includes("Qxsecret")]).toEqual([query, false]);
        expect([query, has(html, protectedChild)]).toEqual([query, true]);
      }
      for (const at of [`/children/print?group=ward&${columns}`, "/api/children"]) {
        const answer = await as(key).get(at);
        expect([at, answer.status, answer.html.includes("Qxsecret")]).toEqual([at, 200, false]);
      }
    },
  );

  test.each(["coordinator", "lead"])("cannot be asked for by %s", async (key) => {
    expect(has(await list(key, "ward=Qxsecretward"), protectedChild)).toBe(false);
    expect(has(await list(key, "school=Qxsecretschool"), protectedChild)).toBe(false);
    expect(has(await list(key, "ward=unknown"), protectedChild)).toBe(true);
    expect(has(await list(key, "ward=unknown"), open)).toBe(false);
    expect(has(await list(key, "ward=Qxopenward"), open)).toBe(true);
  });

  test("is one group with what nobody knows", async () => {
    const { page } = await as("coordinator").get("/children?group=ward");
    expect(page.text).toContain("Ward not known or protected");
    expect(page.text).toContain("Qxopenward");
  });
});

describe("a child out of reach", () => {
  const ways = [
    "q=Qxrestricted",
    "q=Qxrestrcited",
    "sort=name",
    "group=lead",
    "group=level&columns=agencies,own.pod",
    "panel=366",
    "unseen=month",
  ];
  test.each(ways)("is not shown, counted or named by %s", async (query) => {
    expect(has(await list("coordinator", query), restricted)).toBe(false);
    expect(has(await list("lead", query), restricted)).toBe(false);
  });

  test("is found by whoever stands in the professional network, by name and by reference", async () => {
    expect(has(await list("school", "q=Qxrestrcited"), restricted)).toBe(true);
    expect(has(await list("school", `q=${restricted.reference}`), restricted)).toBe(true);
    expect(has(await list("coordinator", `q=${restricted.reference}`), restricted)).toBe(false);
  });

  test("of another partnership is found by nobody", async () => {
    for (const key of ["coordinator", "lead", "police"]) {
      expect(has(await list(key, "q=Qxelsewhere"), elsewhere)).toBe(false);
      expect(has(await list(key, `q=${elsewhere.reference}`), elsewhere)).toBe(false);
    }
    expect(await list("police", "q=Qxopen")).toContain("0 open children");
  });

  test("of someone with a conflict of interest is not there for them", async () => {
    expect(has(await list("lead", "q=Qxconflict"), conflicted)).toBe(true);
    for (const query of ["q=Qxconflict", "sort=name", "group=ward"])
      expect(has(await list("manager", query), conflicted)).toBe(false);
  });

  test("counts with the same children as the list has", async () => {
    for (const key of ["coordinator", "lead", "school"]) {
      for (const query of ["", "ward=unknown", "group=ward", "unseen=month"]) {
        const { page, html } = await as(key).get(`/children/print?${query}`);
        const tables = html.split("</table>");
        const rows = tables.at(-2)?.match(/app-table__subject/g)?.length ?? 0;
        expect(page.text).toMatch(new RegExp(`[^0-9]${rows} open child`));
      }
    }
  });
});

test("a name is found misspelt, exchanged, by another name and by its sound, and it says why", async () => {
  const child = await aChild(app, { familyName: "Smyth-Jones", givenName: "Katherine" });
  await app.query(
    `insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
     select gen_random_uuid(), partnership_id, person_id, 'alias', 'Okafor', 'Kitty' from subjects.people where person_id = $1`,
    [child.personId],
  );
  for (const [typed, why] of [
    ["Smith", "spelt alike"],
    ["Kathreine Jones", "spelt alike"],
    ["Catherine", "spelt alike"],
    ["Jones", undefined],
    ["kity okafor", "also known as Kitty Okafor, spelt alike"],
    ["Cathrin", "sounds alike"],
  ] as const) {
    const at = `/children?q=${encodeURIComponent(typed)}`;
    const { page, html } = await as("coordinator").get(at);
    expect([typed, has(html, child)]).toEqual([typed, true]);
    if (why !== undefined) expect(page.text).toContain(`Found: ${why}`);
  }
  await app.query("update subjects.people set family_name = 'Renamed' where person_id = $1", [
    child.personId,
  ]);
  expect(await list("coordinator", "q=Smyth")).toContain("also known as Katherine Smyth-Jones");
  expect(has(await list("coordinator", "q=Renmaed"), child)).toBe(true);
});

test("who sounds alike among the open hides nobody among the closed: a link looks there, with the same name", async () => {
  const open = await aChild(app, { familyName: "Vickers" });
  const linksOf = async (query: string) => {
    const { page, html } = await as("coordinator").get(`/children?${query}`);
    const links = page.links.filter(({ text }) => text.startsWith("Look among"));
    return { found: has(html, open), links: links.map(({ text, href }) => `${text}: ${href}`) };
  };
  expect(await linksOf("q=Vikkers")).toEqual({
    found: true,
    links: ["Look among closed children: /children?q=Vikkers&show=closed"],
  });
  expect(await linksOf("q=Vikkers&show=closed")).toEqual({
    found: false,
    links: ["Look among open children: /children?q=Vikkers"],
  });
  expect((await linksOf("")).links).toEqual([]);
});
