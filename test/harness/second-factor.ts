import type { Locator, Page } from "playwright-core";
import { shownCode } from "./browser.ts";
import { press, type } from "./steps.ts";

/** Before what a screen left open must not do, unless they did so a short while ago. */
export const asksWhoItIs = (page: Page): Locator =>
  page.getByRole("heading", { name: "Confirm that it is you" });

/** Gives the second factor; the page then shows what was begun, with a button that goes on. */
export async function sayWhoItIs(page: Page): Promise<void> {
  await type(page, { "One-time code": await shownCode(page) });
  await press(page, "Confirm");
}
