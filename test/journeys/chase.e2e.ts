import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSite, bothWays, says, sizes, type Site } from "../harness/browser.ts";
import { aLatePromise } from "../harness/chasing.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { main } from "../harness/steps.ts";

/** One press, and the page after it. */
async function pressOnce(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole("button", { name });
  expect(await button.count()).toBe(1);
  await Promise.all([page.waitForEvent("load"), button.click()]);
}

describe.each(bothWays)("one click to ask, one click to answer, $way", ({ javaScript }) => {
  let site: Site;
  let child: Child;
  let coordinator: Page;

  beforeAll(async () => {
    site = await aSite();
    child = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" });
    await aLatePromise(site.app, child, "lead");
    coordinator = await site.openAs("coordinator", { javaScript });
  });
  afterAll(() => site.close());

  test("the co-ordinator asks, and nothing has to be typed", async () => {
    await coordinator.goto("/overdue");
    const late = coordinator.getByRole("row").filter({ hasText: "Ring the school" });
    await says(late, "5 days overdue");
    await says(late, "Not asked yet");
    await pressOnce(coordinator, /^Ask: .* about Ring the school/);
    await says(main(coordinator), /Asked .+ about 1 thing\. An answer is due by 27 November 2026/);
  });

  test("the social worker answers on a phone, from the page that they start on", async () => {
    const lead = await site.openAs("lead", { javaScript, size: sizes.phone });
    await says(lead.getByRole("heading", { level: 1 }), "My work");
    await says(main(lead), "Ring the school");
    await pressOnce(lead, /^No information held/);
    await says(lead.getByRole("heading", { level: 1 }), "My work");
    expect(await lead.getByRole("button", { name: /^No information held/ }).count()).toBe(0);
  });

  test("the co-ordinator sees the answer, beside what is late and on the child's plan", async () => {
    await coordinator.goto("/overdue");
    const late = coordinator.getByRole("row").filter({ hasText: "Ring the school" });
    await says(late, /no information held/i);
    await says(late, "Answered on 24 November 2026");
    await coordinator.goto(`/children/${child.personId}/plan`);
    await says(main(coordinator), /no information held/i);
    expect(site.complaints).toEqual([]);
  });
});
