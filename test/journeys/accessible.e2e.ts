import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "../harness/axe.ts";
import { aSite, says, sizes, type Site } from "../harness/browser.ts";
import { aHardChild, everyPage } from "../harness/every-page.ts";
import type { Stop } from "../harness/stop.ts";

describe("every page, at a desk and on a phone", () => {
  let site: Site;
  let stops: readonly Stop[] = [];
  const windows = new Map<string, Page>();

  beforeAll(async () => {
    site = await aSite();
    stops = everyPage(site, await aHardChild(site));
  });
  afterAll(() => site.close());

  /** One window for each person, so that nobody signs in twice. */
  async function windowOf(as: string | undefined): Promise<Page> {
    const key = as ?? "nobody";
    const page = windows.get(key) ?? (await (as ? site.openAs(as) : site.open()));
    windows.set(key, page);
    return page;
  }

  test("no violation of WCAG 2.2 AA, no console error, nothing that the policy refused", async () => {
    const found: string[] = [];
    for (const { name, as, at, then, heading } of stops) {
      const page = await windowOf(as);
      await page.goto(at);
      await then?.(page);
      await says(page.getByRole("heading", { level: 1 }), heading);
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        const here = await violations(page);
        found.push(...here.map((violation) => `${name} (${size}): ${violation}`));
      }
      await page.setViewportSize(sizes.desk);
      found.push(...site.complaints.map((complaint) => `${name}: ${complaint}`));
      site.complaints.splice(0);
    }
    expect(found).toEqual([]);
    expect(stops.length).toBeGreaterThan(25);
  }, 240_000);
});

test("the check notices a fault when there is one", async () => {
  const site = await aSite();
  const page = await site.open();
  await page.goto("/sign-in");
  const input = "document.querySelector('label[for=email]').remove()";
  await page.evaluate(input);
  expect(await violations(page)).toContainEqual(expect.stringContaining("label: #email"));
  const script = "document.createElement('script')";
  await page.evaluate(`{ const s = ${script}; s.textContent = '1'; document.head.append(s); }`);
  await expect.poll(() => site.complaints.join()).toContain("Content Security Policy");
  await site.close();
});
