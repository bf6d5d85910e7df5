import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { launchChromium } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers where the run's one browser is, and starts it for the first that asks. */
    browserKeeper: string;
  }
}

/** One browser for the run, started only when a journey asks for it. Returns what stops it. */
export async function keepBrowser(project: TestProject): Promise<() => Promise<void>> {
  let launched: Promise<BrowserServer> | undefined;
  const keeper = createServer((_request, response) => {
    launched ??= launchChromium();
    launched.then(
      (browser) => response.end(browser.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => keeper.listen(0, "127.0.0.1", done));
  project.provide("browserKeeper", `http://127.0.0.1:${(keeper.address() as AddressInfo).port}/`);
  return async () => {
    keeper.close();
    keeper.closeAllConnections();
    // A browser that could not start has been reported to whoever asked for it.
    const browser = await launched?.catch(() => undefined);
    await browser?.close();
  };
}
