import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, resize, sizes, type Site } from "../harness/browser.ts";
import { someChildren } from "../harness/factories.ts";

const first = 'tbody tr:has(a[href^="/children/"])';

describe.each(bothWays)("the first screen of the tracker, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await aSite();
    await someChildren(
      site.app,
      Array.from({ length: 24 }, (_, index) => ({ level: index % 4 })),
    );
    page = await site.openAs("coordinator", { javaScript });
    await page.goto("/children");
  });
  afterAll(() => site.close());

  const rowsInSight = (): Promise<number> =>
    page
      .locator(first)
      .evaluateAll(
        (rows, height) => rows.filter((row) => row.getBoundingClientRect().bottom <= height).length,
        sizes.desk.height,
      );

  test("shows twelve children on a desk, in a line each, and no wider than the window", async () => {
    expect(await rowsInSight()).toBeGreaterThanOrEqual(12);
    const heights = await page
      .locator(first)
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(Math.max(...heights)).toBeLessThan(34);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(sizes.desk.width);
    expect(await page.locator(".app-legend").innerText()).toContain(
      "not to be used for enforcement",
    );
  });

  test("a row opens, with its reasons and days, and closes again", async () => {
    const row = page.locator(first).nth(3);
    const reference = row.locator("th .app-line");
    expect(await reference.isVisible()).toBe(false);
    await row.locator("summary").press("Enter");
    expect(await reference.isVisible()).toBe(true);
    expect(await page.locator(first).nth(4).locator("th .app-line").isVisible()).toBe(false);
    await row.locator("summary").press("Enter");
    expect(await reference.isVisible()).toBe(false);
  });

  test("on a phone a row is a card, and on paper it is whole", async () => {
    await resize(page, sizes.phone);
    expect(await page.locator(first).first().locator("th .app-line").isVisible()).toBe(true);
    await resize(page, sizes.desk);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(first).first().locator("th .app-line").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });
});
