import type { Page } from "playwright-core";
import { choose, group, press, type, typeDate } from "../harness/steps.ts";

export async function book(
  page: Page,
  meeting: { on: string; time: string; chair: string; invited: readonly string[] },
): Promise<void> {
  await typeDate(page, "Date of the meeting", meeting.on);
  await type(page, { Time: meeting.time, "Place, or how to join by video": "Room 4" });
  await page.getByLabel("Chair", { exact: true }).selectOption({ label: meeting.chair });
  for (const name of meeting.invited) await page.getByLabel(name, { exact: true }).check();
  await press(page, "Book the meeting");
}

/** One part of the meeting's record: each is saved on its own. */
export async function writePart(page: Page, part: { id: string; title: string; text: string }) {
  await page.locator(`[id="wording-${part.id}"]`).fill(part.text);
  await press(page, `Save “${part.title}”`);
}

/** How one person of the family took part. */
export async function tookPart(
  page: Page,
  who: string,
  [how, why]: readonly [how: string, why: string],
): Promise<void> {
  await group(page, who).getByLabel("Took part").selectOption({ label: how });
  await type(group(page, who), { "Which part, or why not": why });
}

export async function share(page: Page, agency: string, text: string): Promise<void> {
  await page.getByText("Record what an agency shares", { exact: true }).click();
  await page.getByLabel("Agency that shares").selectOption({ label: agency });
  await type(page, { "What it shares": text });
  await press(page, "Record what is shared");
}

export async function agreeOnLevel(
  page: Page,
  { level, reason, dissent }: { level: string; reason: string; dissent: string },
): Promise<void> {
  await page.locator("summary", { hasText: "Record the agreed level" }).click();
  await choose(page, level);
  await type(page, {
    "Reason for this level": reason,
    "Who disagrees with the level, and why (optional)": dissent,
  });
  await typeDate(page, "Review the level by", "2026-12-20");
  await press(page, "Record the agreed level");
}

export async function promise(
  page: Page,
  { what, who, by, forFamily }: { what: string; who: string; by: string; forFamily: string },
): Promise<void> {
  await page.locator("summary", { hasText: "Add an action" }).click();
  await page.getByLabel("Who will do it").selectOption({ label: who });
  await type(page, {
    "What will be done": what,
    "In plain words, for the family’s paper (optional)": forFamily,
  });
  await typeDate(page, "By when", by);
  await press(page, "Record this action");
}
