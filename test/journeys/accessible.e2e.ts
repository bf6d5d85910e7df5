import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "../harness/axe.ts";
import { aSite, resize, says, sizes, type Site } from "../harness/browser.ts";
import { aHardChild, everyPage } from "../harness/every-page.ts";
import { outsideTheWindow } from "../harness/outside-window.ts";
import type { Stop } from "../harness/stop.ts";

/** At 400 % a page has the layout of a phone: what can go wrong there is that it does not fit. */
describe("every page, at a desk, on a phone and at 400 %", () => {
  let site: Site;
  let stops: readonly Stop[] = [];
  const windows = new Map<string, Page>();

  beforeAll(async () => {
    site = await aSite({ browser: "for-many-pages" });
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

  async function faultsOf({ name, as, at, then, heading }: Stop): Promise<string[]> {
    const page = await windowOf(as);
    await page.goto(at);
    await then?.(page);
    await says(page.getByRole("heading", { level: 1 }), heading);
    const found: string[] = [];
    for (const [size, viewport] of Object.entries(sizes)) {
      await resize(page, viewport);
      // What stays in view lies over what is scrolled past: a foot is in its own place at the end, the
      // way out of a public page at the top.
      await page.evaluate(
        "scrollTo(0, document.querySelector('.govuk-exit-this-page') ? 0 : document.documentElement.scrollHeight)",
      );
      const faults = size === "zoomed" ? [] : await violations(page);
      const outside = size === "desk" ? "" : await outsideTheWindow(page);
      if (outside !== "") faults.push(`outside the window: ${outside}`);
      found.push(...faults.map((fault) => `${name} (${size}): ${fault}`));
    }
    await resize(page, sizes.desk);
    found.push(...site.complaints.map((complaint) => `${name}: ${complaint}`));
    site.complaints.splice(0);
    return found;
  }

  const parts = 6;
  test.each(Array.from({ length: parts }, (_, part) => [part + 1]))(
    `no violation of WCAG 2.2 AA, no console error, nothing that the policy refused (%d of ${parts})`,
    async (part) => {
      const size = Math.ceil(stops.length / parts);
      const found: string[] = [];
      for (const stop of stops.slice((part - 1) * size, part * size)) {
        // A page that is not reached hides no other.
        const broken = (error: unknown) => [`${stop.name}: ${String(error)}`];
        found.push(...(await faultsOf(stop).catch(broken)));
      }
      expect(found).toEqual([]);
      expect(size).toBeGreaterThan(20);
    },
    900_000,
  );
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
