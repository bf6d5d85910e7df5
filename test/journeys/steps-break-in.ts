import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Site } from "../harness/browser.ts";

/** An address that somebody types, or a form that they send without having been given it. */
export type Door = { readonly at: string; readonly form?: Readonly<Record<string, string>> };

export const byAddress = (...addresses: readonly string[]): readonly Door[] =>
  addresses.map((at) => ({ at }));

type Got = { readonly status: number; readonly body: string };

/** What the browser got, also where it would have been saved as a file; the token is one of their own. */
async function attempt(page: Page, { at, form }: Door): Promise<Got> {
  const options = { maxRedirects: 0 };
  const answer = form
    ? await page.request.post(at, { ...options, form: { ...form, _csrf: await tokenOf(page) } })
    : await page.request.get(at, options);
  return { status: answer.status(), body: await answer.text() };
}

/** The token of a page that everybody who is signed in may open. */
async function tokenOf(page: Page): Promise<string> {
  await page.goto("/help");
  return page.locator("input[name=_csrf]").first().inputValue();
}

const standing = new Map([
  [403, "You do not have permission to do this"],
  [404, "Page not found"],
]);

/** Each door is shut by one of the two standing pages, which say no word of what is behind it. */
export async function expectShut(
  page: Page,
  doors: readonly Door[],
  canary: RegExp,
): Promise<void> {
  for (const door of doors) {
    const { status, body } = await attempt(page, door);
    const heading = /<h1[^>]*>([^<]*)</.exec(body)?.[1];
    expect([door.at, status, heading]).toEqual([door.at, status, standing.get(status) ?? "shut"]);
    expect(body).not.toMatch(canary);
  }
}

/** Every address among the doors is there, for somebody who may open it. */
export async function expectOpen(page: Page, doors: readonly Door[]): Promise<void> {
  for (const door of doors.filter(({ form }) => form === undefined)) {
    const { status } = await attempt(page, door);
    expect([door.at, status]).toEqual([door.at, 200]);
  }
}

/** The same as the person sees it, having typed the address. */
export async function expectShutInWindow(page: Page, at: string, canary: RegExp): Promise<void> {
  await page.goto(at);
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  expect([...standing.values()]).toContain(heading);
  expect(await page.content()).not.toMatch(canary);
}

export type Windows = (key: string) => Promise<Page>;

/** One window for each person, opened when it is first needed, so that nobody signs in twice. */
export function windowsOf(site: () => Site, javaScript: boolean): Windows {
  const windows = new Map<string, Page>();
  return async (key) => {
    const page = windows.get(key) ?? (await site().openAs(key, { javaScript }));
    windows.set(key, page);
    return page;
  };
}
