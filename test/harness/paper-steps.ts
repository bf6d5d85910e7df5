import type { Locator, Page } from "playwright-core";
import { asksWhoItIs, sayWhoItIs } from "./second-factor.ts";
import { choose, follow, press, type } from "./steps.ts";

/** Prepares the family's paper for somebody whom Lantern does not know yet, on the family's page of a meeting. */
export async function preparePaper(
  page: Page,
  { name, relation, language }: { name: string; relation: string; language: string },
): Promise<void> {
  await choose(page, "Another person");
  await type(page, { "Their name": name, "Who they are to the child": relation });
  await choose(page, "In person");
  await choose(page, "Yes");
  await page.getByLabel("Language of the headings").selectOption(language);
  await press(page, "Prepare the paper");
}

/** As the second person: found among one's papers, released, and opened to print. */
export async function releasePaper(page: Page): Promise<Locator> {
  await page.goto("/papers");
  await follow(page, /^Plan for the family P-/);
  await press(page, "Release this paper");
  if (await asksWhoItIs(page).isVisible()) {
    await sayWhoItIs(page);
    await press(page, "Continue");
  }
  await follow(page, "The paper, to print");
  return page.locator(".app-paper");
}
