import type { Page } from "playwright-core";
import { fileOf } from "./feeds.ts";
import { choose, follow, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

let systems = 0;

/** Adds a system of a name of its own. */
async function add(page: Page): Promise<void> {
  await page.goto("/feeds/add");
  await type(page, { "What is the system called?": `Police missing <b> ${++systems}` });
  await page.getByLabel("Whose system is it?").selectOption({ index: 1 });
  await choose(page, "Missing episodes");
  await type(page, {
    "What is it the record of?": "When a child was missing",
    "Contact for this system": "The desk, 020 7946 0111",
  });
  await press(page, "Add this system");
}

async function bring(page: Page): Promise<void> {
  await add(page);
  const row = ["K1", "P1", "Anastasia", "Featherstonehaugh <b>", "04/05/2011"];
  const buffer = fileOf([[...row, "2026-10-01 21:30", "", "medium", "home"]]);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
  await press(page, "Read this file");
}

async function mean(page: Page): Promise<void> {
  await bring(page);
  for (const [field, heading] of [
    ["key", "Key"],
    ["identifier", "Child"],
    ["missingSince", "Start"],
    ["grade", "Risk"],
    ["fromKind", "Missing from"],
  ] as const)
    await page.locator(`[name=heading-${field}]`).selectOption(heading);
  await press(page, "Remember this");
}

/** What other systems send, from a system on to its rows. */
export function feedPages(): readonly Stop[] {
  const at = { as: "coordinator", at: "/feeds" };
  return [
    { ...at, name: "what other systems send", heading: "What other systems send" },
    {
      ...at,
      at: "/feeds/add",
      name: "a system with errors",
      heading: "Add a system",
      then: (page) => press(page, "Add this system"),
    },
    { ...at, name: "a system that sends rows", heading: "Police", then: add },
    {
      ...at,
      name: "a system that is put right",
      heading: "Change the details",
      then: async (page) => {
        await add(page);
        await follow(page, "Change the details of this system");
      },
    },
    { ...at, name: "what columns mean", heading: "What the columns", then: bring },
    { ...at, name: "what would come of rows", heading: "Police", then: mean },
    {
      ...at,
      name: "rows that are being taken",
      heading: "Police",
      then: async (page) => {
        await mean(page);
        await press(page, "Take 1 row");
      },
    },
    { ...at, name: "rows that wait", at: "/feeds/waiting", heading: "Rows to check" },
  ];
}
