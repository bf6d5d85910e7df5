import type { Page } from "playwright-core";
import { choose, follow, group, press, type } from "../harness/steps.ts";

/** What can be added to a concern that was sent. */

export async function addWords(page: Page, said: string): Promise<void> {
  await follow(page, "The child’s own words");
  await type(page, {
    "What the child said": said,
    "Who heard it": "Form tutor",
    When: "Monday, at break",
  });
  await press(page, "Add to the concern");
}

export async function addScreening(page: Page, seen: string): Promise<void> {
  await follow(page, "SAFEGUARD screening");
  const gifts = group(page, "Receipt of unexplained gifts or money");
  await choose(gifts, "Yes");
  await type(gifts, { "What you have seen": seen });
  await choose(group(page, "Alcohol and drugs"), "Not known");
  await press(page, "Add to the concern");
}

export async function addChronology(page: Page, file: { name: string; text: string }) {
  await follow(page, "Your own chronology");
  await page.locator("input[type=file]").setInputFiles({
    name: file.name,
    mimeType: "text/plain",
    buffer: Buffer.from(file.text),
  });
  await press(page, "Add to the concern");
}

export async function decide(
  page: Page,
  texts: { rationale: string; forFamily: string; forSender: string },
): Promise<void> {
  await press(page, "Decide");
  await choose(page, "Level 4");
  await choose(page, "Exploitation pathway");
  await type(page, {
    Rationale: texts.rationale,
    "What the family may be told": texts.forFamily,
    "For the sender only": texts.forSender,
  });
  await press(page, "Decide");
}
