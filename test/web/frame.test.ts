import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { cast, letIn } from "../access/world.ts";

/** What stands around every page: the head, the navigation, the foot. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const part = ({ html }: Answer, pattern: RegExp): string => pattern.exec(html)?.[0] ?? "";
const headOf = (answer: Answer): string => part(answer, /<header[\s\S]*<\/header>/);
const footOf = (answer: Answer): string => part(answer, /<footer[\s\S]*<\/footer>/);
const hrefsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = ""]) => href);
const litIn = (answer: Answer): readonly string[] =>
  [...headOf(answer).matchAll(/href="([^"]*)" aria-current="page"/g)].map(([, href = ""]) => href);

test("the foot has seven links for everybody, and none of them is a list of work", async () => {
  for (const key of cast) {
    const foot = footOf(await (await app.signIn(key)).get("/account"));
    expect([key, hrefsIn(foot)]).toEqual([
      key,
      [
        "/pages",
        "/help",
        "/what-to-do-now",
        "/governance/report",
        "/privacy",
        "/algorithms",
        "/accessibility",
      ],
    ]);
  }
  expect(hrefsIn(footOf(await app.nobody().get("/help")))).toHaveLength(7);
});

test("the head has search, notices and the account menu; who may raise a concern is led there", async () => {
  for (const key of cast) {
    const client = await app.signIn(key);
    const answer = await client.get("/account");
    const links = hrefsIn(headOf(answer));
    expect(links).toEqual(expect.arrayContaining(["/search", "/notices", "/drafts", "/account"]));
    expect(headOf(answer)).toMatch(
      /<form class="app-header__search" method="post" action="\/search"/,
    );
    const mayRaise = (await client.get("/concerns/new")).status === 200;
    expect([key, links.includes("/concerns/new")]).toEqual([key, mayRaise]);
  }
  const nobody = headOf(await app.nobody().get("/help"));
  expect(nobody).not.toContain("app-header__search");
  expect(nobody).not.toContain("/notices");
});

test("every page that a role has is one of all pages, and each of them opens", async () => {
  for (const key of ["police", "coordinator", "admin", "board"]) {
    const client = await app.signIn(key);
    const listed = hrefsIn(part(await client.get("/pages"), /<main[\s\S]*<\/main>/));
    const headed = hrefsIn(part(await client.get("/account"), /<nav[\s\S]*?<\/nav>/));
    expect(listed).toEqual(expect.arrayContaining(headed.filter((href) => href !== "/help")));
    for (const href of new Set(listed))
      expect([key, href, (await client.get(href)).status]).toEqual([key, href, 200]);
  }
});

test("all pages are filtered by words in their names", async () => {
  const client = await app.signIn("coordinator");
  const listed = async (words: string) =>
    hrefsIn(part(await client.post("/pages", { words }), /<main[\s\S]*<\/main>/));
  expect(await listed("draft")).toEqual(["/drafts"]);
  expect(await listed("qxnothing")).toEqual([]);
});

describe("the navigation", () => {
  test("lights the place that a page belongs to, and one at most", async () => {
    const client = await app.signIn("coordinator");
    const child = await aChild(app);
    await letIn(app, child, "coordinator");
    const lit = async (path: string) => litIn(await client.get(path));
    expect(await lit("/children")).toEqual(["/children"]);
    expect(await lit(`/children/${child.personId}`)).toEqual(["/children"]);
    expect(await lit("/panels")).toEqual(["/meetings"]);
    expect(await lit("/help/tracker")).toEqual(["/help"]);
    expect(await lit("/account")).toEqual([]);
  });
});

test("notices are counted at the head of every page until they are seen", async () => {
  const client = await app.signIn("nurse");
  const count = async (path = "/account"): Promise<string | undefined> =>
    /app-header__count">(\d+\+?)</.exec((await client.get(path)).html)?.[1];
  expect(await count()).toBeUndefined();
  const staffId = await staffIdOf(app, "nurse");
  for (let told = 0; told < 3; told++)
    await app.query(
      `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
       select $1, partnership_id, staff_id, 'access', 'Something waits', '/work', $3 from directory.staff where staff_id = $2`,
      [newId(), staffId, app.clock.now()],
    );
  expect([await count(), await count("/nowhere-at-all"), await count("/concerns")]).toEqual([
    "3",
    undefined,
    "3",
  ]);
  await app.query("update work.notifications set seen_at = made_at where staff_id = $1", [staffId]);
  expect(await count()).toBeUndefined();
});

test("a home with nothing on it says what will come and where to go", async () => {
  const client = await app.signIn("youthworker");
  const empty = await client.get("/work");
  expect(empty.page.text).toContain("Nothing waits for you yet");
  expect(hrefsIn(part(empty, /<main[\s\S]*<\/main>/))).toEqual(
    expect.arrayContaining(["/concerns/new", "/search", "/pages"]),
  );
  const child = await aChild(app);
  await letIn(app, child, "youthworker");
  expect((await client.get("/work")).page.text).not.toContain("Nothing waits for you yet");
});
