import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import {
  aSite,
  bothWays,
  isFocused,
  says,
  shownCode,
  sizes,
  tabTo,
  type Site,
} from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { outsideTheWindow } from "../harness/outside-window.ts";

describe.each(bothWays)("by the keyboard alone, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await aSite();
    await aChild(site.app, { familyName: "Quarry", givenName: "Ida", level: 3 });
    await aChild(site.app, { familyName: "Oakes", givenName: "Ben", level: 1 });
    page = await site.open({ javaScript });
  });
  afterAll(() => site.close());

  const type = async (label: string, text: string): Promise<void> => {
    await tabTo(page.getByLabel(label));
    await page.keyboard.type(text);
  };
  const follow = async (role: "link" | "button", name: string): Promise<void> => {
    await tabTo(page.getByRole(role, { name }).first());
    await page.keyboard.press("Enter");
  };

  test("she signs in", async () => {
    await page.goto("/sign-in");
    await type("Work email address", demoEmail("coordinator"));
    await type("Password", demoPassword);
    await page.keyboard.press("Enter");
    await says(page.getByRole("heading", { level: 1 }), "Enter your one-time code");
    await type("One-time code", await shownCode(page));
    await page.keyboard.press("Enter");
    await says(page.getByRole("heading", { level: 1 }), "Tracker");
  });

  test("the first stop is the skip link, and it leads past the navigation", async () => {
    await page.goto("/children");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to main content" });
    expect(await isFocused(skip)).toBe(true);
    expect((await skip.boundingBox())?.height).toBeGreaterThan(20);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.getByRole("main").locator(":focus").count()).toBe(1);
  });

  test("she filters, and opens a child", async () => {
    await tabTo(page.getByRole("combobox", { name: "Level", exact: true }));
    await page.keyboard.type("High");
    await follow("button", "Apply filters");
    await says(page.getByRole("table"), "1 open child, Level High");
    await follow("link", "Ida Quarry");
    await says(page.getByRole("heading", { level: 1 }), "Ida Quarry");
  });

  test("errors come first and lead to their fields", async () => {
    await follow("link", "How worried we are");
    await follow("button", "Record a level");
    await says(page.getByRole("heading", { level: 1 }), "Record a level");
    await follow("button", "Record this level");
    await says(page.getByRole("alert"), "Choose a level");
    if (javaScript) await says(page.locator(":focus"), "There is a problem");
    await follow("link", "Enter the reason for this level");
    expect(await isFocused(page.getByLabel("Reason"))).toBe(true);
    expect(await page.title()).toMatch(/^Error: /);
  });

  test("she records the level", async () => {
    await page.keyboard.type("Nothing new for eight weeks.");
    await follow("link", "Choose a level");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "Medium" }).isChecked()).toBe(true);
    for (const [label, words] of [
      [/the evidence that the risk is lower/, "Home each evening."],
      [/who saw or said it/, "Her mother"],
      [/what does the child say about it/, "Says that it has stopped."],
    ] as const) {
      await tabTo(page.getByLabel(label));
      await page.keyboard.type(words);
    }
    await follow("button", "Record this level");
    await says(page.getByRole("main"), "down from High");
    await says(page.getByRole("main"), "Nothing new for eight weeks.");
  });

  test("every stop of the keyboard can be seen", async () => {
    await page.goto("/children");
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(
        "(({ outlineStyle, outlineWidth, boxShadow, backgroundColor }) => [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, backgroundColor].join(' '))(getComputedStyle(document.activeElement))",
      );
      expect(outline).toMatch(/3px|rgb\(255, 221, 0\)/);
    }
  });
});

describe.each(bothWays)("on a phone, and at 400 %, $way", ({ javaScript }) => {
  let site: Site;
  beforeAll(async () => {
    site = await aSite();
    await aChild(site.app, { familyName: "Quarry", givenName: "Ida", level: 3 });
  });
  afterAll(() => site.close());

  test("the measure notices what stands outside", async () => {
    const page = await site.open({ javaScript, size: sizes.phone });
    await page.goto("/sign-in");
    expect(await outsideTheWindow(page)).toBe("");
    await page.evaluate("document.querySelector('#email').style.minWidth = '500px'");
    expect(await outsideTheWindow(page)).toContain("INPUT");
  });

  test("the menu holds on a phone what it holds at a desk", async () => {
    const page = await site.openAs("coordinator", { javaScript, size: sizes.phone });
    const help = page.getByRole("navigation").getByRole("link", { name: "Help", exact: true });
    if (javaScript) await page.getByRole("button", { name: "Menu" }).click();
    await help.click();
    await says(page.getByRole("heading", { level: 1 }), "Help");
  });

  test("a row of the tracker is a card that names each value", async () => {
    const page = await site.openAs("coordinator", { javaScript, size: sizes.phone });
    await page.goto("/children");
    const card = page
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") })
      .first();
    const brief = await card.boundingBox();
    await card.getByText("More").click();
    const box = await card.boundingBox();
    expect(box?.width).toBeLessThan(390);
    expect(box?.height).toBeGreaterThan(120);
    expect(box?.height).toBeGreaterThan(brief?.height ?? 0);
  });
});
