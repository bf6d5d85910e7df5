import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { sendAs } from "../harness/concerns.ts";

const names = ["Ashdown", "Birchall", "Cotterill"];

describe.each(bothWays)("a day at the MASH’s queue without a mouse, $way", ({ javaScript }) => {
  let site: Site;
  let mash: Page;
  beforeAll(async () => {
    site = await aSite();
    const school = await site.app.signIn("school");
    for (const familyName of names) await sendAs(school, { familyName, givenName: "Ada" });
    mash = await site.openAs("mash", { javaScript });
  });
  afterAll(() => site.close());

  const links = () => mash.locator("table[data-rows-by-key] tbody a.govuk-link");
  const focused = () => mash.evaluate(() => document.activeElement?.textContent.trim() ?? "");

  test("goes from row to row by j and k where there is script, and by Tab anyway", async () => {
    await mash.goto("/mash");
    await links().first().focus();
    const first = await focused();
    await mash.keyboard.press("j");
    const second = await focused();
    if (javaScript) {
      expect(second).not.toBe(first);
      await mash.keyboard.press("k");
      expect(await focused()).toBe(first);
      await mash.keyboard.press("j");
    } else {
      expect(second).toBe(first);
      for (let stops = 0; (await focused()) === first && stops < 10; stops += 1)
        await mash.keyboard.press("Tab");
    }
    await mash.keyboard.press("Enter");
    await says(mash.getByRole("main"), "What to do");
  });

  test("ticks concerns on the board by x, or by the space bar, and nothing is given unasked", async () => {
    await mash.goto("/mash/board");
    await links().first().focus();
    const boxes = mash.locator("table[data-rows-by-key] input[type=checkbox]:checked");
    if (javaScript) await mash.keyboard.press("x");
    else await mash.locator("table[data-rows-by-key] input[type=checkbox]").first().press("Space");
    expect(await boxes.count()).toBe(1);
  });

  test("no letter does anything outside the list", async () => {
    await mash.goto("/mash");
    const before = mash.url();
    for (const key of ["j", "k", "x"]) await mash.keyboard.press(key);
    expect(mash.url()).toBe(before);
    expect(await mash.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });
});
