import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Answer, Client } from "../../../../test/harness/client.ts";
import { someChildren } from "../../../../test/harness/factories.ts";
import { columnKeys } from "../columns.ts";

let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  await someChildren(
    app,
    Array.from({ length: 28 }, () => ({ level: 2 })),
  );
});
afterAll(() => app.close());

const linkIn = ({ page }: Answer, text: string): string | undefined =>
  page.links.find((link) => link.text === text)?.href;

describe("the list's tools", () => {
  test("edit the page that is read, in its order", async () => {
    const second = await coordinator.get("/children?sort=name&page=2");
    const href = linkIn(second, "Edit in place") ?? "";
    const names = (answer: Answer): readonly string[] =>
      answer.page.links.flatMap(({ text, href: to }) =>
        /^\/children\/[0-9a-f-]{36}$/.test(to) ? [text] : [],
      );
    const grid = await coordinator.get(href);
    expect(names(second)).toHaveLength(3);
    expect(names(grid)).toEqual(names(second));
  });

  test("print and export the whole list, whichever page is read", async () => {
    const second = await coordinator.get("/children?sort=name&page=2");
    for (const tool of ["Print this list", "Export"]) {
      expect(linkIn(second, tool)).not.toContain("page=");
    }
  });

  test("offer who is new and the counts by ward with one click each", async () => {
    const list = await coordinator.get("/children");
    expect(linkIn(list, "New since last month")).toContain("opened=month");
    expect(linkIn(list, "Count by ward")).toContain("group=ward");
  });
});

test.each([
  ["", "In the order of next review, earliest first"],
  ["?sort=name", "In the order of name, A to Z"],
  ["?sort=level", "In the order of level, highest first"],
  ["?sort=stage&dir=desc", "In the order of stage, last to first"],
])("a printed list %s says its order in words", async (query, words) => {
  const { page } = await coordinator.get(`/children/print${query}`);
  expect(page.text).toContain(words);
});

test("a list of many columns moves in a window of its own", async () => {
  const usual = await coordinator.get("/children");
  const broad = await coordinator.get(`/children?columns=${columnKeys.join(",")}`);
  expect(usual.html).not.toContain("app-sheet");
  expect(broad.html).toContain("app-sheet");
});
