import type { Locator, Page } from "playwright-core";

/** What people do on any page; each step ends when the next page is there. */

export const main = (page: Page): Locator => page.getByRole("main");

export const group = (page: Page, name: string): Locator =>
  page.getByRole("group", { name, exact: true });

export async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  const link = page.getByRole("link", { name, exact: true }).first();
  await Promise.all([page.waitForEvent("load"), link.click()]);
}

export const choose = (part: Page | Locator, name: string): Promise<void> =>
  part.getByRole("radio", { name, exact: true }).check();

/** Types into each field, found by the words of its label. */
export async function type(
  part: Page | Locator,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, text] of Object.entries(typed)) {
    await part.getByLabel(label, { exact: true }).fill(text);
  }
}

/** Types a date as its three parts, "2026-12-15". */
export async function typeDate(page: Page, name: string, date: string): Promise<void> {
  const [year = "", month = "", day = ""] = date.split("-");
  await type(group(page, name), { Day: day, Month: month, Year: year });
}

/** What a file holds, fetched as the person's own browser would. */
export async function download(page: Page, link: string): Promise<Buffer> {
  const href = await page.getByRole("link", { name: link, exact: true }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  if (!answer.ok()) throw new Error(`“${link}” answered ${answer.status()}`);
  return answer.body();
}

/** Word files are archives, and archives begin so. */
export const isWord = async (page: Page, link: string): Promise<boolean> =>
  (await download(page, link)).subarray(0, 2).toString() === "PK";
