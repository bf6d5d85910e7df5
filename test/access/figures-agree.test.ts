import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aLatePromise } from "../harness/chasing.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { everybody, neverSeeAChild, workWithChildren } from "./groups.ts";
import { letIn } from "./world.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  const roles = workWithChildren.split(" ").filter((key) => key !== "coordinator");
  for (const [index, key] of roles.entries()) {
    const mine = await Promise.all([aChild(app, { level: 2 }), aChild(app, { level: 1 })]);
    for (const child of mine) await letIn(app, child, key);
    const [first] = mine;
    for (let count = 0; count <= index; count++) await aLatePromise(app, first, key);
  }
});
afterAll(() => app.close());

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** "Your actions: 12", by the words before the number. */
const headings = (html: string): ReadonlyMap<string, number> =>
  new Map(
    [...html.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].flatMap(([, inside = ""]) => {
      const text = inside.replaceAll(/<[^>]*>/g, "").trim();
      const found = /^(.*): (?:.* of )?(\d+)$/.exec(text);
      return found ? [[found[1] ?? "", Number(found[2])] as const] : [];
    }),
  );

async function listsOf(client: Client): Promise<void> {
  const home = await client.get("/work");
  const figures = headings(home.html);
  const lists = home.page.links
    .map(({ href }) => href)
    .filter((href) => href.startsWith("/work/all"));
  for (const list of new Set(lists)) {
    for (const [name, figure] of headings((await client.get(list)).html)) {
      expect([list, name, figures.get(name)]).toEqual([list, name, figure]);
    }
  }
}

test.each(everybody.split(" "))(
  "the figures of %s agree with the lists behind them",
  async (key) => {
    const client = await app.signIn(key);
    const home = await client.get("/work");
    if (neverSeeAChild.split(" ").includes(key)) {
      expect(home.status).toBe(403);
      return;
    }
    await listsOf(client);
    const children = await client.get("/children");
    if (children.status === 403) return;
    const listed = numberIn(children.page.text, /(\d+) open (?:child|children)\b/) ?? 0;
    if (children.page.heading === "Tracker") return;
    for (const whose of ["mine", "team"]) {
      const { text } = (await client.get(`/work?whose=${whose}`)).page;
      const own = numberIn(text, /Your (?:team’s )?children: (?:\d+ to \d+ of )?(\d+)/) ?? 0;
      const others = numberIn(text, /You can also see (\d+) other open/) ?? 0;
      expect([whose, own + others]).toEqual([whose, listed]);
      if (others > 0) expect(text).toContain(`Children you work with lists all ${listed}`);
    }
  },
);
