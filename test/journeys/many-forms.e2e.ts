import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { aSite, says, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let site: Site;
let page: Page;
let meeting: string;
beforeAll(async () => {
  site = await aSite();
  const { app } = site;
  const { personId } = await aChild(app, { level: 1 });
  const coordinator = await app.signIn("coordinator");
  const fields = { ...bookingFields, chair: await staffIdOf(app, "chair") };
  meeting = (await coordinator.post(`/children/${personId}/meeting`, fields)).location ?? "";
  page = await site.openAs("coordinator", { javaScript: true });
});
afterAll(() => site.close());

test("what stands in another box comes back as a draft when one part of a meeting is saved", async () => {
  await page.goto(meeting);
  await page.locator("#wording-strengths").fill("A grandmother who rings");
  await page.locator("#wording-worries").fill("Seen at the park");
  await page
    .locator("form", { has: page.locator("#wording-worries") })
    .getByRole("button")
    .click();
  await says(page.getByRole("main"), "1 part holds a draft of yours");
  expect(await page.locator("#wording-worries").inputValue()).toBe("Seen at the park");
  expect(await page.locator("#wording-strengths").inputValue()).toBe("A grandmother who rings");
  const items = await site.app.query<{ item: string }>(
    "select item from panels.items where wording <> ''",
  );
  expect(items).toEqual([{ item: "worries" }]);
}, 60_000);
