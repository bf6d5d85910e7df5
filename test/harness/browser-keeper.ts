import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { launchChromium } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers where the run's browser of a kind is, and starts it for the first that asks. */
    browserKeeper: string;
  }
}

export type BrowserKind = "usual" | "for-many-pages";

/**
 * One browser of each kind for the run, started only when a journey asks for it. Returns what stops them.
 */
export async function keepBrowser(project: TestProject): Promise<() => Promise<void>> {
  const launched = new Map<string, Promise<BrowserServer>>();
  const keeper = createServer(({ url = "" }, response) => {
    const kind = url.slice(1);
    const browser = launched.get(kind) ?? launchChromium({ optimises: kind === "usual" });
    launched.set(kind, browser);
    browser.then(
      (server) => response.end(server.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => keeper.listen(0, "127.0.0.1", done));
  project.provide("browserKeeper", `http://127.0.0.1:${(keeper.address() as AddressInfo).port}/`);
  return async () => {
    keeper.close();
    keeper.closeAllConnections();
    // A browser that could not start has been reported to whoever asked for it.
    await Promise.all(
      [...launched.values()].map(async (one) => (await one.catch(() => undefined))?.close()),
    );
  };
}
