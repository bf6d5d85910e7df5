import type { Page } from "playwright-core";

/**
 * Keeps the pages of a window as the server sent them, before any script of theirs ran. It begins with the
 * next page that the window opens.
 */
export function keepAsSent(page: Page): { readonly newest: () => Promise<string> } {
  let newest: Promise<string> = Promise.resolve("");
  page.on("response", (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    if (response.status() >= 300 && response.status() < 400) return;
    // Read at once: a browser forgets what it was sent when it goes on to the next page.
    newest = response.text().catch(() => "");
  });
  return { newest: () => newest };
}
