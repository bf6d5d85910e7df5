import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer } from "../harness/client.ts";
import { addressOf, formFor, nameOf } from "../access/walk.ts";
import { aPlace, leadsNowhere, obeyed, otherwise, posts } from "./own-page.ts";
import { silent } from "./silent-forms.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ pressSeconds: 10 });
});
afterAll(() => app.close());

const forms = posts.filter(
  (route) => !leadsNowhere.test(route.path) && typeof otherwise[nameOf(route)] !== "number",
);

const bannerOf = ({ html }: Answer): string | undefined =>
  /id="app-done-title"[\s\S]*?__heading">([^<]*)</.exec(html)?.[1];

const said = new Set<string>();

test.each(forms.map((route) => [nameOf(route), route] as const))(
  "%s says what was done, once, on the page that follows",
  async (name, route) => {
    if (silent[name] !== undefined) return;
    const place = await aPlace(app);
    const client = await app.signIn(obeyed(route));
    const answer = await client.post(addressOf(route, place), await formFor(app, route, place));
    if (answer.status !== 303) return;
    const page = await client.follow(answer);
    const words = bannerOf(page) ?? "";
    expect([name, /^[A-Z].{4,}\.$/.test(words)], words).toEqual([name, true]);
    // Nothing but a mark was in the browser, and it is gone.
    expect(client.cookies.get("lantern-done")).toBeUndefined();
    expect(bannerOf(await client.get("/account"))).toBeUndefined();
    said.add(name);
  },
);

test("the walk saves most of the forms that it can fill in", () => {
  expect(said.size).toBeGreaterThan(45);
});

test("a form pressed twice says it again", async () => {
  const route = posts.find((one) => nameOf(one) === "POST /children/:personId/note");
  if (!route) throw new Error("no note is saved any more");
  const place = await aPlace(app);
  const client = await app.signIn("lead");
  const form = await formFor(app, route, place);
  const presses = [1, 2].map(() => client.post(addressOf(route, place), form));
  const [first, second] = await Promise.all(presses);
  expect(second?.location).toBe(first?.location);
  expect(second && bannerOf(await client.follow(second))).toBe(
    "Note saved. It is in the chronology.",
  );
  expect(bannerOf(await client.get("/account"))).toBeUndefined();
});
