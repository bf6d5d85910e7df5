import type { AddressInfo } from "node:net";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";
import { expect, inject } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "./app.ts";
import type { BrowserKind } from "./browser-keeper.ts";

/** Each journey is played both ways: a page may be better with JavaScript, and must work without. */
export const bothWays = [
  { way: "with JavaScript", javaScript: true },
  { way: "without JavaScript", javaScript: false },
];

export const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  /** A window of 1280 pixels at 400 %: the reflow that WCAG 1.4.10 asks for. */
  zoomed: { width: 320, height: 256 },
};

/** Has the window this size; where it has it already, the page is not laid out again. */
export async function resize(page: Page, size: (typeof sizes)[keyof typeof sizes]): Promise<void> {
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
}

export type Opening = {
  readonly javaScript?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
};

/** The whole application on a port, and people who look at it in a real browser. */
export type Site = {
  readonly app: TestApp;
  /** A window of somebody's own, with cookies of their own. Nobody is signed in yet. */
  open(opening?: Opening): Promise<Page>;
  /** A window in which this invented person has been through both steps of signing in. */
  openAs(key: string, opening?: Opening): Promise<Page>;
  /** What browsers complained of: script errors, refused resources, missing files. */
  readonly complaints: string[];
  close(): Promise<void>;
};

export async function aSite({
  browser: kind,
  ...options
}: Parameters<typeof anApp>[0] & { browser?: BrowserKind } = {}): Promise<Site> {
  const app = await anApp(options);
  await app.server.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.server.address() as AddressInfo;
  const browser = await connect(kind);
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const open = async ({ javaScript = true, size = sizes.desk }: Opening = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: `http://127.0.0.1:${port}`,
      javaScriptEnabled: javaScript,
      viewport: size,
      locale: "en-GB",
      timezoneId: "Europe/London",
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(8_000);
    contexts.push(context);
    listen(context, complaints);
    return context.newPage();
  };
  return {
    app,
    complaints,
    open,
    openAs: async (key, opening) => {
      const page = await open(opening);
      await signIn(page, key, app);
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await app.close();
    },
  };
}

/** The run's browser: the usual one, or one for walks that look at each page once and leave it. */
export async function connect(kind: BrowserKind = "usual"): Promise<Browser> {
  const answer = await fetch(`${inject("browserKeeper")}${kind}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The browser did not start: ${text}`);
  return chromium.connect(text);
}

/** Collects what the browser complains of. */
export function listen(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    // A page that answers 404 or 422 is still a page; a file that it asks for is not.
    const isPage =
      message.text().startsWith("Failed to load resource") &&
      !message.location().url.includes("/assets/");
    if (message.type() === "error" && !isPage) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
}

/** Both steps, as a person takes them. The clock moves on, since each code works once. */
export async function signIn(page: Page, key: string, { clock }: TestApp): Promise<void> {
  clock.advance({ seconds: 30 });
  // A form that was sent too late is answered with the sign-in form at its own address.
  if ((await page.getByLabel("Work email address").count()) === 0) await page.goto("/sign-in");
  await page.getByLabel("Work email address").fill(demoEmail(key));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("One-time code").fill(await shownCode(page));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page
    .locator(".app-account > summary, button:has-text('Send what I typed')")
    .first()
    .waitFor();
}

/** From the account menu, which opens without script. */
export async function signOut(page: Page): Promise<void> {
  await page.locator(".app-account > summary").click();
  const button = page.getByRole("button", { name: "Sign out", exact: true });
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

/** The code that the demonstration shows in place of an authenticator app. */
export async function shownCode(page: Page): Promise<string> {
  const text = await page
    .getByText(/\b\d{6}\b/)
    .first()
    .innerText();
  return /\b\d{6}\b/.exec(text)?.[0] ?? "";
}

const patience = { timeout: 8_000, interval: 50 };

/** Waits until this part of the page says it: a click returns before the next page is drawn. */
export async function says(part: Locator, words: string | RegExp): Promise<void> {
  // A space that does not break reads as a space.
  const text = async (): Promise<string> => (await part.innerText()).replaceAll("\u00a0", " ");
  if (typeof words === "string") await expect.poll(text, patience).toContain(words);
  else await expect.poll(text, patience).toMatch(words);
}

/** Whether the keyboard is here. */
export async function isFocused(part: Locator): Promise<boolean> {
  return (await part.and(part.page().locator(":focus")).count()) === 1;
}

/** Goes there by the keyboard alone, as somebody does who uses no mouse. */
export async function tabTo(part: Locator): Promise<void> {
  const { keyboard } = part.page();
  for (let presses = 0; presses < 100; presses++) {
    if (await isFocused(part)) return;
    await keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${String(part)}`);
}
