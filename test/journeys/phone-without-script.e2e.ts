import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, resize, sizes, type Site } from "../harness/browser.ts";
import { isWhole } from "../harness/depth.ts";
import { aHardChild, everyPage } from "../harness/every-page.ts";
import { outsideTheWindow } from "../harness/outside-window.ts";

const withoutScript = { javaScript: false, size: sizes.phone };

test("the check notices what stands outside the window, in a page that is only laid out too", async () => {
  const site = await aSite();
  const page = await site.open(withoutScript);
  await page.goto("/sign-in");
  expect(await outsideTheWindow(page)).toBe("");
  const sent = (await page.request.get("/sign-in")).text();
  const wide = '<main><textarea class="wide" cols="200"></textarea>';
  await page.setContent((await sent).replace(/<main[^>]*>/, wide));
  expect(await outsideTheWindow(page)).toContain("TEXTAREA.wide");
  await site.close();
});

/**
 * In every run each page is laid out as it was sent, where it is looked at for accessibility:
 * accessible.e2e.ts. Here what people do on the way to it is done without JavaScript too.
 */
if (isWhole)
  describe("every page on a phone, and at 400 %, without JavaScript", () => {
    let site: Site;
    beforeAll(async () => {
      site = await aSite();
    });
    afterAll(() => site.close());

    test("no page is wider than its window, and nothing stands outside it", async () => {
      const stops = everyPage(site, await aHardChild(site));
      const windows = new Map<string, Page>();
      const found: string[] = [];
      for (const { name, as, at, then } of stops) {
        const key = as ?? "nobody";
        const page =
          windows.get(key) ??
          (await (as ? site.openAs(as, withoutScript) : site.open(withoutScript)));
        windows.set(key, page);
        await resize(page, sizes.phone);
        await page.goto(at);
        try {
          await then?.(page);
        } catch (error) {
          found.push(`${name}: ${String(error)}`);
        }
        for (const size of ["phone", "zoomed"] as const) {
          await resize(page, sizes[size]);
          // A form that was sent may be on its way to its answer.
          await page.waitForLoadState();
          const outside = await outsideTheWindow(page);
          if (outside !== "") found.push(`${name} (${size}): ${outside}`);
        }
      }
      expect(found).toEqual([]);
      expect(stops.length).toBeGreaterThan(400);
    }, 900_000);
  });
