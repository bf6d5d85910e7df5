import type { Locator, Page } from "playwright-core";
import { shownCode } from "./browser.ts";
import { press, type } from "./steps.ts";

/** Before what a screen left open must not do, unless they did so a short while ago. */
export const asksWhoItIs = (page: Page): Locator =>
  page.getByRole("heading", { name: "Confirm that it is you" });

/** Gives the second factor; "Continue" then goes on with what was begun. */
export async function sayWhoItIs(page: Page): Promise<void> {
  await type(page, { "One-time code": await shownCode(page) });
  await press(page, "Confirm");
}
