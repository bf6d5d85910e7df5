import { mkdirSync } from "node:fs";
import { chromium, type Page } from "playwright-core";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { launchChromium } from "../../test/harness/chromium.ts";
import type { Manifest } from "../../assets.mjs";
import { startDemoSite } from "./demo-site.ts";

const folder = "docs/images";
const moment = "2026-11-24T10:00:00Z";

/** The tracker, and a child with most to show, as the co-ordinator sees them. */
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
    process.stdout.write(`${folder}/tracker.png and ${folder}/child.png are drawn\n`);
  } finally {
    await server.close();
    await site.stop();
  }
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
