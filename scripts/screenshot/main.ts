import { mkdirSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { launchChromium } from "../../test/harness/chromium.ts";
import type { Manifest } from "../../assets.mjs";
import { startDemoSite } from "./demo-site.ts";

const folder = "docs/images";
const moment = "2026-11-24T10:00:00Z";

/** Whose first page is drawn, on a desk and on a phone. */
const homes = [
  "school",
  "lead",
  "mash",
  "coordinator",
  "chair",
  "police",
  "analyst",
  "board",
  "training",
  "governance",
] as const;
const sizes = {
  "": { width: 1120, height: 760 },
  "-phone": { width: 390, height: 844 },
} as const;

/** The tracker, and a child with most to show, as the co-ordinator sees them; then ten homes. */
export async function drawPictures(assets: Manifest): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const site = await startDemoSite(moment, assets);
  const server = await launchChromium();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({
      baseURL: site.address,
      viewport: { width: 1280, height: 900 },
      locale: "en-GB",
    });
    await signIn(page, "coordinator");
    await page.goto("/children");
    await page.screenshot({ path: `${folder}/tracker.png` });
    await page.goto("/children?level=3");
    await page.getByRole("rowheader").getByRole("link").first().click();
    await page.screenshot({ path: `${folder}/child.png` });
    await page.close();
    // A code is good once: the co-ordinator signs in again with the next.
    site.clock.advance({ minutes: 1 });
    for (const key of homes) await drawHome(browser, { key, baseURL: site.address });
    process.stdout.write(`tracker, child and ${homes.length} homes are drawn in ${folder}\n`);
  } finally {
    await server.close();
    await site.stop();
  }
}

/** Compressed: there are many, and they are looked at for what stands where. */
async function drawHome(
  browser: Browser,
  { key, baseURL }: { readonly key: string; readonly baseURL: string },
): Promise<void> {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  await signIn(page, key);
  for (const [name, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.goto("/");
    await page.screenshot({
      path: `${folder}/home-${key}${name}.jpg`,
      type: "jpeg",
      quality: 55,
    });
  }
  await context.close();
}

async function signIn(page: Page, key: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Work email address").fill(demoEmail(key));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Continue" }).click();
  const shown = await page
    .getByText(/\b\d{6}\b/)
    .first()
    .innerText();
  await page.getByLabel("One-time code").fill(/\b\d{6}\b/.exec(shown)?.[0] ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}
