import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { aSite, bothWays, isFocused, says, sizes, type Site } from "../harness/browser.ts";
import { violations } from "../harness/axe.ts";
import { someChildren } from "../harness/factories.ts";

let site: Site;
beforeAll(async () => {
  site = await aSite();
});
afterAll(() => site.close());

const grid = "/children/edit?sort=name&columns=level,stage,missing,contact,actions";
const missing = (page: Page, name: string): Locator =>
  page.getByLabel(`Missing episodes in 90 days, ${name}`);
const level = (page: Page, name: string): Locator => page.getByLabel(`Level, ${name}`);

describe.each(bothWays)("editing in place, $way", ({ javaScript }) => {
  const family = javaScript ? "Aaquick" : "Aaplain";
  let page: Page;
  const name = `Jo ${family}`;

  test("changes a cell, and asks for the reason of a level", async () => {
    await someChildren(site.app, [{ familyName: family, givenName: "Jo", level: 2 }]);
    page = await site.openAs("coordinator", { javaScript });
    await page.goto(grid);
    await missing(page, name).fill("4");
    await level(page, name).selectOption("High");
    await page.getByRole("button", { name: "Save" }).click();
    await says(page.getByRole("heading", { level: 1 }), "Give the reason for 1 decision");
    await says(page.getByRole("main"), "from Medium to High");
    await page.getByLabel("Reason").fill("Two nights missing since Friday.");
    await page.getByRole("button", { name: "Save all of it" }).click();
    await says(page.getByRole("main"), "2 cells changed for 1 child.");
    expect(await missing(page, name).inputValue()).toBe("4");
  });

  test("undoes what can be undone, and says what cannot", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await says(page.getByRole("main"), "Every value was given back.");
    await says(page.getByRole("main"), "1 level or harm status: decide again");
    await page.goto(grid);
    expect(await missing(page, name).inputValue()).toBe("");
    expect(await level(page, name).inputValue()).toBe("3");
  });

  test("takes a block with headings, shows it, and saves it", async () => {
    await page.getByText("Paste from a spreadsheet").click();
    const block = `Child\tMissing episodes in 90 days\tStage\n${name}\t6\tPlanning\nNobody Here\t1\tReview`;
    await page.getByLabel("Copied cells").fill(block);
    await page.getByRole("button", { name: "Show what would change" }).click();
    await says(page.getByRole("main"), "2 cells filled in below");
    await says(page.getByRole("main"), "Line 3, “Nobody Here”: no such child on this page");
    expect(await missing(page, name).inputValue()).toBe("6");
    await page.getByRole("button", { name: "Save" }).click();
    await says(page.getByRole("main"), "2 cells changed for 1 child.");
  });
});

describe("with script", () => {
  let page: Page;
  const paste = async (cell: Locator, text: string): Promise<void> => {
    await cell.focus();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData("text/plain", ${JSON.stringify(text)});
      const options = { clipboardData: data, bubbles: true, cancelable: true };
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
    }`);
  };
  const status = (): Locator => page.getByRole("main").getByRole("status");

  beforeAll(async () => {
    const given = { familyName: "Aabee", level: 2 };
    const names = ["Ada", "Ben", "Cal"].map((givenName) => ({ ...given, givenName }));
    await someChildren(site.app, names);
    page = await site.openAs("coordinator");
    await page.goto(grid);
  });

  test("the keyboard moves as in a spreadsheet", async () => {
    await missing(page, "Ada Aabee").focus();
    await page.keyboard.press("ArrowDown");
    expect(await isFocused(missing(page, "Ben Aabee"))).toBe(true);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await isFocused(level(page, "Ben Aabee"))).toBe(true);
    await page.keyboard.press("ArrowUp");
    expect(await level(page, "Ben Aabee").inputValue()).toBe("2");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("12");
    await page.keyboard.press("Escape");
    expect(await missing(page, "Ada Aabee").inputValue()).toBe("");
    await page.keyboard.type("12");
    await page.keyboard.press("Enter");
    expect(await isFocused(missing(page, "Ben Aabee"))).toBe(true);
    await says(status(), "1 cell changed, not saved.");
  });

  test("a block goes over the cells from there, and says what did not fit", async () => {
    await paste(level(page, "Ada Aabee"), "High\tPlanning\t1\nHihg\tReview\t2\nL\t\t3\tx\ty\tz");
    await says(status(), /cells pasted; 2 had no cell to go to; 1 not understood/);
    expect(await level(page, "Ada Aabee").inputValue()).toBe("3");
    expect(await level(page, "Ben Aabee").inputValue()).toBe("2");
    expect(await level(page, "Cal Aabee").inputValue()).toBe("1");
    expect(await missing(page, "Ben Aabee").inputValue()).toBe("2");
    await says(page.getByRole("main"), "“Hihg” is none of the choices");
  });

  test("is taken back and given again before it is saved", async () => {
    await level(page, "Ada Aabee").focus();
    await page.keyboard.press("Control+z");
    expect(await level(page, "Cal Aabee").inputValue()).toBe("2");
    expect(await missing(page, "Ada Aabee").inputValue()).toBe("12");
    await page.keyboard.press("Control+y");
    expect(await level(page, "Cal Aabee").inputValue()).toBe("1");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await says(status(), "Nothing changed.");
  });

  test("leaving with changes asks first", async () => {
    await missing(page, "Cal Aabee").fill("9");
    const asked = page.waitForEvent("dialog");
    void page.getByRole("link", { name: "Back to the list" }).click();
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    expect(await missing(page, "Cal Aabee").inputValue()).toBe("9");
  });
});

test("is as usable on a phone, and the browser complained of nothing", async () => {
  const page = await site.openAs("coordinator", { size: sizes.phone });
  for (const address of ["/children/edit", "/children/columns", "/children/new"]) {
    await page.goto(address);
    expect([address, await violations(page)]).toEqual([address, []]);
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect([address, width <= sizes.phone.width]).toEqual([address, true]);
  }
  expect(site.complaints).toEqual([]);
});
