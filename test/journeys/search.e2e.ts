import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  aSite,
  bothWays,
  isFocused,
  says,
  signIn,
  signOut,
  sizes,
  type Site,
} from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { press } from "../harness/steps.ts";

describe.each(bothWays)("the head of every page, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await aSite();
    await aChild(site.app, { familyName: "Quarry", givenName: "Ida", bornOn: "2011-03-12" });
    page = await site.open({ javaScript });
    await signIn(page, "coordinator", site.app);
  });
  afterAll(() => site.close());

  test("she searches from the tracker and opens the child", async () => {
    await page.goto("/children");
    if (javaScript) await page.keyboard.press("/");
    else await page.locator("#app-search").focus();
    expect(await isFocused(page.locator("#app-search"))).toBe(true);
    await page.keyboard.type("quary 12/03/2011");
    await page.keyboard.press("Enter");
    await says(page.getByRole("main"), "spelt alike");
    expect(page.url()).not.toContain("uar");
    await page.getByRole("link", { name: "Ida Quarry" }).click();
    await says(page.getByRole("heading", { level: 1 }), "Ida Quarry");
  });

  test("she saves a note, and the page says so first", async () => {
    await page.getByRole("button", { name: "Add a note" }).first().click();
    await page.getByLabel("Headline").fill("Seen at school");
    await press(page, "Add to the chronology");
    const banner = page.getByRole("alert");
    await says(banner, "Note saved. It is in the chronology.");
    if (javaScript) expect(await isFocused(banner)).toBe(true);
    await page.reload();
    expect(await page.getByText("Note saved.").count()).toBe(0);
  });

  test("the account menu opens, leads on and signs out", async () => {
    await page.locator(".app-account > summary").click();
    await page.getByRole("link", { name: "Your drafts" }).first().click();
    await says(page.getByRole("heading", { level: 1 }), "Your drafts");
    await page.goto("/pages");
    await says(page.getByRole("heading", { level: 1 }), "All pages");
    expect(await page.locator(".govuk-footer a").count()).toBe(7);
    await signOut(page);
    await says(page.getByRole("heading", { level: 1 }), "Sign in");
  });
});

test("suggestions come as she types, are chosen by keys, and go with Escape", async () => {
  const site = await aSite();
  await aChild(site.app, { familyName: "Quarry", givenName: "Ida", bornOn: "2011-03-12" });
  const page = await site.open({ javaScript: true });
  await signIn(page, "coordinator", site.app);
  await page.goto("/meetings");
  const box = page.locator("#app-search");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  await page.keyboard.press("/");
  expect(await box.getAttribute("role")).toBe("combobox");
  await page.keyboard.type("Quar");
  const one = list.getByRole("option", { name: "Ida Quarry" });
  await one.waitFor();
  expect(await box.getAttribute("aria-expanded")).toBe("true");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  expect(await box.inputValue()).toBe("Quar");
  await page.keyboard.type("r");
  await one.waitFor();
  await page.keyboard.press("ArrowDown");
  expect(await one.getAttribute("aria-selected")).toBe("true");
  expect(await box.getAttribute("aria-activedescendant")).toBe(await one.getAttribute("id"));
  await page.keyboard.press("Enter");
  await says(page.getByRole("heading", { level: 1 }), "Ida Quarry");
  expect(page.url()).not.toContain("uar");
  await site.close();
});

test("on a phone the head is one line of 56 pixels, and leads to search", async () => {
  const site = await aSite();
  const page = await site.open({ javaScript: true, size: sizes.phone });
  await signIn(page, "coordinator", site.app);
  await page.goto("/work/all");
  const head = await page.locator(".app-header").boundingBox();
  expect(head?.height).toBe(56);
  await page.locator(".app-header__to-search").click();
  await says(page.getByRole("heading", { level: 1 }), "Search");
  if (process.env["LOOK"] !== undefined) {
    await page.screenshot({ path: "/tmp/fr/phone.png" });
    await page.goto("/children");
    await page.locator(".app-account > summary").click();
    await page.screenshot({ path: "/tmp/fr/phone-menu.png" });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.screenshot({ path: "/tmp/fr/desk.png" });
    await page.setViewportSize({ width: 320, height: 600 });
    await page.goto("/children");
    await page.screenshot({ path: "/tmp/fr/narrow.png" });
  }
  await site.close();
});
