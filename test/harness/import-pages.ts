import type { Page } from "playwright-core";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import type { Site } from "./browser.ts";
import { feedPages } from "./feed-pages.ts";
import { hookPages } from "./hook-pages.ts";
import { readWaiting } from "./imports.ts";
import { follow, press } from "./steps.ts";
import type { Stop } from "./stop.ts";

export type Rows = readonly (readonly string[])[];

const heading = ["Ref", "Surname", "Forename", "D.O.B", "Risk level", "Ward", "Comments"];

/** Chooses a workbook with these rows, as somebody does on the page. */
export async function chooseOnPage(
  page: Page,
  name: string,
  rows: Rows,
  headings: readonly string[] = heading,
): Promise<void> {
  const sheets = { Current: [headings, ...rows].map((row) => [...row]) };
  const buffer = Buffer.from(await workbookOf(sheets));
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.goto("/imports");
  await page.locator("input[type=file]").setInputFiles({ name, mimeType, buffer });
  await press(page, "Read this workbook");
}

const november: Rows = [
  ["T1", "Abernathy <i>", "Rosalind", "04/05/2011", "High", "Northgate", "Seen in a silver Audi AB12 CDE with Dean Marlow, 07700 900123."],
  ["T2", "Abernathy <i>", "Rosalynd", "04/05/2011", "tbc", "Northgate", ""],
  ["T3", "Castellanos", "Wilhelm", "31/02/2011", "Low", "Harbour", ""],
]; // prettier-ignore

const december: Rows = [
  ["T1", "Abernathy <i>", "Rosalind", "04/05/2011", "Low", "Harbour", "Moved to her aunt’s."],
  ["T4", "Featherstonehaugh-Wolstenholme-Papadimitriou <b>", "Anastasia Wilhelmina Oluwaseun", "04/05/2011", "High", "Harbour", ""],
]; // prettier-ignore

/** Bringing in a workbook, and the next month's, in every state that it can be in. */
export function importPages(site: Site): readonly Stop[] {
  const coordinator = { as: "coordinator", at: "/imports" };
  const read = async (page: Page): Promise<void> => {
    await readWaiting(site.app);
    await press(page, "Look again");
  };
  const open = (file: string, part: string) => async (page: Page) => {
    await follow(page, file);
    await page.goto(`${page.url()}/${part}`);
  };
  const parts = (file: string): readonly Stop[] =>
    Object.entries({
      columns: "Sheets and columns",
      "not-understood": "Cells that were not understood",
      gone: "Rows that are gone",
      duplicates: "Likely duplicates in the workbook",
      matches: "Likely the same as a child in Lantern",
      changes: "What changed since the last import",
      offers: "People, vehicles and places in free text",
      confirm: "Confirm the import",
    }).map(([part, title]) => ({
      ...coordinator,
      name: `${title}, in ${file}`,
      then: open(file, part),
      heading: title,
    }));
  const november1 = "november.xlsx";
  const december1 = "december.xlsx";
  return [
    ...feedPages(),
    ...hookPages(site),
    { ...coordinator, name: "imports", heading: "Import a workbook" },
    {
      ...coordinator,
      name: "imports with errors",
      then: (page) => press(page, "Read this workbook"),
      heading: "Import a workbook",
    },
    {
      ...coordinator,
      name: "a workbook that is being read",
      then: (page) => chooseOnPage(page, november1, november),
      heading: "Reading your workbook",
    },
    {
      ...coordinator,
      name: "what was read",
      then: async (page) => {
        await follow(page, november1);
        await read(page);
      },
      heading: "What was read in november.xlsx",
    },
    ...parts(november1),
    {
      ...coordinator,
      name: "an import that is written",
      then: async (page) => {
        await open(november1, "confirm")(page);
        await press(page, "Write this to Lantern");
      },
      heading: "Import of november.xlsx",
    },
    {
      ...coordinator,
      name: "offers of an import that is written",
      then: open(november1, "offers"),
      heading: "People, vehicles and places in free text",
    },
    {
      ...coordinator,
      name: "what was read of next month's workbook",
      then: async (page) => {
        await chooseOnPage(page, december1, december);
        await read(page);
      },
      heading: "What was read in december.xlsx",
    },
    ...parts(december1),
    {
      ...coordinator,
      name: "a workbook that cannot be read",
      then: async (page) => {
        await chooseOnPage(page, "rota.xlsx", [["1", "2"]], ["Monday", "Tuesday"]);
        await read(page);
      },
      heading: "This workbook cannot be read",
    },
  ];
}
