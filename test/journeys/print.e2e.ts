import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { aSite, bothWays, type Site } from "../harness/browser.ts";
import { aChild, someChildren } from "../harness/factories.ts";

/** Sheets of a PDF as millimetres, wide by high. */
async function sheetsOf(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
    "latin1",
  );
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  const millimetres = (points: string | undefined): number =>
    Math.round((Number(points) / 72) * 25.4);
  return boxes.map(([, width, height]) => `${millimetres(width)} × ${millimetres(height)}`);
}

async function isLeftOut(page: Page): Promise<void> {
  const onPaper = async (selector: string): Promise<number> =>
    page.locator(`${selector} >> visible=true`).count();
  for (const part of ["nav", "form", "button", "input", "select", ".govuk-skip-link"]) {
    expect([part, await onPaper(part)]).toEqual([part, 0]);
  }
}

describe.each(bothWays)("what is printed, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;
  let child = "";

  beforeAll(async () => {
    site = await aSite();
    const { personId } = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" });
    child = `/children/${personId}`;
    await someChildren(
      site.app,
      Array.from({ length: 70 }, () => ({ level: 2 })),
    );
    page = await site.openAs("coordinator", { javaScript });
  });
  afterAll(() => site.close());

  test.each([
    ["the tracker", () => "/children", "420 × 297"],
    ["a child", () => child, "210 × 297"],
    ["a child's chronology", () => `${child}/chronology`, "210 × 297"],
  ])("%s: marking and reader on paper, no navigation, no forms", async (_what, at, sheet) => {
    await page.emulateMedia({ media: "screen" });
    await page.goto(at());
    const marking = page.getByText("OFFICIAL-SENSITIVE");
    expect(await marking.isVisible()).toBe(false);
    expect(await page.getByRole("navigation").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    expect(await marking.isVisible()).toBe(true);
    expect(await page.getByText("Printed by Priya Nair, Eastmoor Council").isVisible()).toBe(true);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    await isLeftOut(page);
    const sheets = await sheetsOf(page);
    expect(new Set(sheets)).toEqual(new Set([sheet]));
  });

  test("every sheet is marked, also where the page was scrolled", async () => {
    await page.emulateMedia({ media: null });
    await page.goto("/children");
    for (const down of [0, 600]) {
      await page.evaluate((y) => {
        window.scrollTo(0, y);
      }, down);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const sheets = (await readPdf(pdf)).texts;
      const marked = sheets.filter((words) => words.includes("OFFICIAL-SENSITIVE"));
      expect([down, marked.length]).toEqual([down, sheets.length]);
    }
  });

  test("a child of a few entries is one page", async () => {
    await page.goto(child);
    expect(await sheetsOf(page)).toHaveLength(1);
  });
});
