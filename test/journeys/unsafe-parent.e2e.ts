import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aFamilyMeeting } from "../harness/papers.ts";
import { main } from "../harness/steps.ts";

async function press(page: Page, name: RegExp): Promise<void> {
  await Promise.all([
    page.waitForEvent("load"),
    main(page).getByRole("button", { name }).first().click(),
  ]);
}

async function fillDate(page: Page, id: string, [day, month, year]: readonly string[]) {
  for (const [part, value] of Object.entries({ day, month, year }))
    await page.locator(`#${id}-${part}`).fill(value ?? "");
}

async function add(page: Page, child: Child, name: string, relationship: string): Promise<void> {
  await page.goto(`/children/${child.personId}/family/people/add`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Relationship to the child").selectOption({ label: relationship });
  await page.getByLabel("Nobody has asked yet").check();
  await page.getByLabel("Where this comes from").selectOption({ label: "The child" });
  await press(page, /^Add this person/);
}

describe.each(bothWays)("one unsafe parent, from recording to the family’s paper, $way", (way) => {
  let site: Site;
  let child: Child;
  let lead: Page;
  let meetingId: string;

  beforeAll(async () => {
    site = await aSite();
    child = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" });
    meetingId = await aFamilyMeeting(site.app, child);
    lead = await site.openAs("lead", { javaScript: way.javaScript });
  });
  afterAll(() => site.close());

  test("the social worker records both parents, and marks one of them", async () => {
    await add(lead, child, "Mina Quarry", "Mother");
    await add(lead, child, "Darren Hill", "Father");
    await lead.getByRole("link", { name: /^Mark: must not be told\s*: Darren Hill/ }).click();
    await lead.getByLabel("Why must they not be told?").fill("He has threatened her");
    await fillDate(lead, "reviewBy", ["20", "2", "2027"]);
    await press(lead, /^Mark: must not be told/);
    await says(main(lead), "Do not tell: Darren Hill (father)");
    await lead.goto(`/children/${child.personId}/door`);
    await says(main(lead), "Do not tell: Darren Hill (father)");
  });

  test("the family’s paper is refused for him beside the question, and made for her", async () => {
    await lead.goto(`/meetings/${meetingId}/family`);
    await lead.getByLabel("Darren Hill (Father)").check();
    await lead.getByLabel("In person").check();
    await lead.getByLabel("Yes", { exact: true }).check();
    await press(lead, /^Prepare the paper/);
    await says(main(lead), "Darren Hill (father) must not be told. Choose someone else");
    await lead.getByLabel("Mina Quarry (Mother)").check();
    await press(lead, /^Prepare the paper/);
    await says(main(lead), "Mina Quarry");
    expect(lead.url()).toContain("/papers/");
    expect(site.complaints).toEqual([]);
  });
});
