import type { Page } from "playwright-core";
import type { Stop } from "./stop.ts";

/** Asks in the box at the head of the page. */
const ask = (words: string) => async (page: Page) => {
  const box = page.locator("#search-text");
  await box.fill(words);
  await page.getByRole("button", { name: "Search", exact: true }).click();
};

/** Search in each of its states, and all pages. */
export const searchPages: readonly Stop[] = [
  { as: "coordinator", name: "search", at: "/search", heading: "Search" },
  {
    as: "coordinator",
    name: "search with results",
    at: "/search",
    then: ask("Featherstonehaugh"),
    heading: "Search",
  },
  {
    as: "school",
    name: "search with nothing found",
    at: "/search",
    then: ask("Nobodybythisname"),
    heading: "Search",
  },
  {
    as: "coordinator",
    name: "search with errors",
    at: "/search",
    then: ask("K"),
    heading: "Search",
  },
  { as: "coordinator", name: "all pages", at: "/pages", heading: "All pages" },
];
