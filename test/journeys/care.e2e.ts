import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, isFocused, says, signIn, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";

describe("someone who writes on a record", () => {
  let site: Site;
  let page: Page;
  let personId = "";

  beforeAll(async () => {
    site = await aSite();
    ({ personId } = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" }));
    page = await site.openAs("coordinator");
    await page.clock.install();
  });
  afterAll(() => site.close());

  /** Time passes in the browser and for the server alike. */
  const wait = async (minutes: number): Promise<void> => {
    site.app.clock.advance({ minutes });
    await page.clock.fastForward(minutes * 60_000);
  };

  test("is advised on words while writing, and sends what she wrote as it is", async () => {
    await page.goto(`/children/${personId}/note`);
    await page.getByLabel("Headline").fill("Back on Friday");
    const detail = page.getByLabel("Detail (optional)");
    await detail.fill("Ida absconded on Thursday.");
    await page.clock.runFor(1_000);
    await says(page.locator(".app-wording"), "instead of “absconded”: “went missing”");
    await detail.fill("Ida went missing on Thursday.");
    await page.clock.runFor(1_000);
    await expect.poll(() => page.locator(".app-wording").innerText()).toBe("");
    await detail.fill("“I absconded”, Ida says.");
    await page.getByRole("button", { name: "Add to the chronology" }).click();
    await says(page.getByRole("main"), "Back on Friday");
  });

  test("is not advised on what the child said", async () => {
    await page.goto(`/children/${personId}/voice`);
    const boxes = page.locator("textarea[data-verbatim]");
    expect(await boxes.count()).toBeGreaterThan(0);
    await boxes.first().fill("I absconded");
    await page.clock.runFor(1_000);
    expect(await page.locator("textarea[data-verbatim] ~ .app-wording").count()).toBe(0);
  });

  test("reads when what she types was saved, without pressing anything, and finds it again", async () => {
    await page.goto(`/children/${personId}/voice`);
    const status = page.locator("[data-draft-status]");
    expect(await status.innerText()).toBe("");
    await page.getByLabel("What the child said, word for word").fill("Nobody asked me");
    await page.clock.runFor(4_000);
    await expect.poll(() => status.innerText()).toMatch(/^Draft saved at \d\d:\d\d$/);
    await page.reload();
    await says(status, "Draft saved on");
    expect(await page.locator("textarea[data-verbatim]").first().inputValue()).toBe(
      "Nobody asked me",
    );
  });

  test("is told before she is signed out, and stays by one press", async () => {
    await page.goto(`/children/${personId}/worry`);
    const dialog = page.getByRole("dialog", { name: "Are you still there?" });
    await wait(17);
    expect(await dialog.isVisible()).toBe(false);
    await wait(1.5);
    await says(dialog, "You will be signed out in 2 minutes");
    expect(await isFocused(dialog.getByRole("button", { name: "Stay signed in" }))).toBe(true);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    await wait(15);
    expect(await dialog.isVisible()).toBe(false);
    expect((await page.reload())?.status()).toBe(200);
  });

  test("signed out, she finds the page covered and what she typed kept", async () => {
    await page.goto(`/children/${personId}/supervision`);
    await page.getByLabel("What was considered?").fill("Two calls on Tuesday");
    await wait(21);
    const dialog = page.getByRole("dialog", { name: "Are you still there?" });
    await says(dialog, "You are signed out");
    await page.keyboard.press("Escape");
    expect(await dialog.isVisible()).toBe(true);
    await dialog.getByRole("button", { name: "Sign in again" }).click();
    await says(page.getByRole("main"), "What you typed is kept");
    await signIn(page, "coordinator", site.app);
    await says(page.getByRole("main"), "Two calls on Tuesday");
    expect(site.complaints).toEqual([]);
  });
});
