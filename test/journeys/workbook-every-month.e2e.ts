import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { chooseOnPage, type Rows } from "../harness/import-pages.ts";
import { readWaiting } from "../harness/imports.ts";
import { choose, follow, main, press } from "../harness/steps.ts";

// Nobody but this office knows what “Blue book” means: it has the wards.
const headings = ["Ref", "Name", "D.O.B", "Sex", "Risk level", "Blue book", "Comments"];
const october: Rows = [
  ["B1", "QUARRY, Ida", "04/05/2011", "F", "High", "Harbour", "Seen at the station."],
  ["B2", "QUARREY, Ida", "04/05/2011", "F", "High", "Harbour", ""],
  ["B3", "OAKES, Ben", "31/02/2010", "M", "tbc", "Northside", ""],
  ["B4", "THISTLEWOOD, Mina", "12/01/2012", "F", "Low", "Harbour", ""],
];
const november: Rows = [
  ["B1", "QUARRY, Ida", "04/05/2011", "F", "Low", "Harbour", "Seen at the station."],
  ["B2", "QUARREY, Ida", "04/05/2011", "F", "High", "Harbour", ""],
  ["B3", "OAKES, Ben", "31/02/2010", "M", "tbc", "Northside", ""],
  ["B5", "LOCKWOOD, Oskar", "09/09/2011", "M", "Medium", "Northside", ""],
];

describe.each(bothWays)("the workbook, every month, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;
  const heading = () => page.getByRole("heading", { level: 1 });
  /** With script the page that waits goes on by itself. */
  const read = async (): Promise<void> => {
    await says(heading(), "Reading your workbook");
    await readWaiting(site.app);
    if (!javaScript) await press(page, "Look again");
    await page.locator("[data-waiting]").waitFor({ state: "detached" });
  };

  beforeAll(async () => {
    site = await aSite();
    page = await site.openAs("coordinator", { javaScript });
  });
  afterAll(() => site.close());

  test("she finds the page from the tracker, and chooses the file", async () => {
    await follow(page, "Import a spreadsheet");
    await says(heading(), "Import a workbook");
    await chooseOnPage(page, "october.xlsx", october, headings);
    await read();
    await says(heading(), "What was read in october.xlsx");
    await says(main(page), "Nothing has been written.");
  });

  test("she looks at the cells that were not understood", async () => {
    await follow(page, /cells not understood$/);
    await says(main(page), "Current!C4");
    await says(main(page), "31/02/2010");
    await says(main(page), "Current!E4");
    await says(main(page), "tbc");
  });

  test("she says what a column is, and it is read again", async () => {
    await follow(page, "october.xlsx");
    await follow(page, /^Sheets and columns/);
    await page.getByLabel("What column F of Current holds").selectOption({ label: "Ward" });
    await press(page, "Save these decisions");
    await read();
    if (!javaScript) await follow(page, /^Sheets and columns/);
    await says(main(page), "said by a person");
  });

  test("she decides that two rows are two children", async () => {
    await follow(page, "october.xlsx");
    await follow(page, /^Likely duplicates/);
    await says(main(page), "For one child:");
    await choose(page, "Different children");
    await press(page, "Save these decisions");
    await read();
    if (javaScript) await follow(page, "october.xlsx");
    await says(main(page), /\b4\s+children to add/);
  });

  test("nothing is written before she confirms, and then all of it is", async () => {
    expect(await site.app.query("select 1 from protect.tracker_entries")).toEqual([]);
    await press(page, "Continue to confirm");
    await says(main(page), "4 children added");
    await press(page, "Write this to Lantern");
    await says(main(page), "4 children added. 4 children wait for a person’s decision.");
    await page.goto("/children?columns=level,ward");
    await says(main(page), "4 open children");
    await says(page.getByRole("row").filter({ hasText: "Mina Thistlewood" }), "Harbour");
    await says(page.getByRole("row").filter({ hasText: "Ben Oakes" }), "Not known");
  });

  test("next month's workbook shows only what changed, and remembers the column", async () => {
    await chooseOnPage(page, "november.xlsx", november, headings);
    await read();
    await says(main(page), /\b1\s+child(ren)? to add/);
    await says(main(page), /\b1\s+child(ren)? changed/);
    await says(main(page), /\b1\s+rows? gone/);
    await follow(page, /^What changed/);
    await says(main(page), "Ida Quarry");
    await says(main(page), "It waits for a person’s decision.");
    expect(await main(page).innerText()).not.toContain("Oakes");
    await follow(page, "november.xlsx");
    await follow(page, /rows? gone since last time$/);
    await says(main(page), "Mina Thistlewood");
  });

  test("no level falls: it waits for her, marked on the tracker", async () => {
    await follow(page, "november.xlsx");
    await press(page, "Continue to confirm");
    await press(page, "Write this to Lantern");
    await page.goto("/children");
    await says(main(page), "5 open children");
    const ida = page.getByRole("row").filter({ hasText: "Ida Quarry" });
    await says(ida, "High");
    await ida.getByLabel("More about Ida Quarry").click();
    await says(ida, /workbook of .+ says Low\. A person has to decide/);
    expect(site.complaints).toEqual([]);
  });
});
