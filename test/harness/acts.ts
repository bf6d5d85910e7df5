import type { Page } from "playwright-core";
import { follow, press } from "./steps.ts";

export type Act = (page: Page) => Promise<void>;

/** One after the other. */
export const steps =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

export const pressing =
  (name: string): Act =>
  (page) =>
    press(page, name);
export const following =
  (name: string | RegExp): Act =>
  (page) =>
    follow(page, name);

/** Forms that are folded away are looked at too. */
export const unfold: Act = async (page) => {
  const folded = page.locator("main details:not([open]) > summary:visible");
  while ((await folded.count()) > 0) await folded.first().click();
};
