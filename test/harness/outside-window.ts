import type { Page } from "playwright-core";

const outside = `[
  ...(document.documentElement.scrollWidth > innerWidth ? ["the page itself"] : []),
  ...[...document.querySelectorAll("main *, header *, footer *")]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).position !== "absolute")
    .filter((e) => !e.closest(".govuk-visually-hidden, .app-table thead"))
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.tagName + "." + e.className),
].slice(0, 5).join(", ")`;

/** Text, links and fields that reach past the window's right edge, or "" when none do. */
export const outsideTheWindow = (page: Page): Promise<string> => page.evaluate<string>(outside);
