import type { Page } from "playwright-core";

/** A page that is looked at in a browser, and how to get there. */
export type Stop = {
  readonly name: string;
  /** Who is looking; nobody where it is left out. */
  readonly as?: string;
  readonly at: string;
  /** What makes the state that is looked at, once the page is open. */
  readonly then?: (page: Page) => Promise<void>;
  /** How the page's main heading begins: that the right page is being looked at. */
  readonly heading: string;
};
