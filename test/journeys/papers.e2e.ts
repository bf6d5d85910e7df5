import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aFamilyMeeting } from "../harness/papers.ts";
import { choose, follow, main, press, type } from "../harness/steps.ts";
import { preparePaper } from "../harness/paper-steps.ts";

/** A paper for a mother: one prepares it, another sends it back, and only the second paper leaves. */
describe.each(bothWays)("a paper leaves by two people, $way", ({ javaScript }) => {
  let site: Site;
  let child: Child;
  let lead: Page;
  let manager: Page;

  beforeAll(async () => {
    site = await aSite();
    child = await aChild(site.app, { familyName: "Doyle", givenName: "Keira" });
    await aChild(site.app, { familyName: "Vale", givenName: "Tobias" });
    await aFamilyMeeting(site.app, child, {
      worries: "Tobias Vale has been at the house.",
      "plan-child": "You ring Ruth.",
    });
    lead = await site.openAs("lead", { javaScript });
    manager = await site.openAs("manager", { javaScript });
  });
  afterAll(() => site.close());

  test("it is prepared only when what was found is left out", async () => {
    await lead.goto(`/children/${child.personId}/plan`);
    await follow(lead, /^23 November 2026/);
    await follow(lead, "Paper for the family");
    await preparePaper(lead, { name: "Sadia Doyle", relation: "Mother", language: "en" });
    await says(lead.getByRole("alert"), "Leave paragraph 2 out, or enter why it stays");
    await says(main(lead), "has the name of another child known to Lantern");
    expect(await lead.getByLabel("Their name").inputValue()).toBe("Sadia Doyle");
    await lead.getByRole("checkbox", { name: /Leave it out/ }).check();
    await press(lead, "Prepare the paper");
    await says(main(lead), "Prepared, not sent for release");
    expect(await main(lead).innerText()).not.toContain("Tobias");
    await press(lead, "Ask a second person to release it");
    await says(main(lead), "A second person releases this paper or sends it back.");
  });

  test("the second person sends it back, and another is prepared for the same mother", async () => {
    await manager.goto("/work");
    await follow(manager, "1 paper to release");
    await follow(manager, /^Plan for the family/);
    await type(manager, { "What has to change": "Say who Ruth is." });
    await press(manager, "Send it back");
    await lead.goto(`/children/${child.personId}/papers`);
    await follow(lead, /^Plan for the family/);
    await says(main(lead), "Say who Ruth is.");
    await lead.goto(`/children/${child.personId}/plan`);
    await follow(lead, /^23 November 2026/);
    await follow(lead, "Paper for the family");
    await choose(lead, "Sadia Doyle (Mother)");
    await choose(lead, "In person");
    await choose(lead, "No: it is read together and not left");
    await press(lead, "Prepare the paper");
    await lead.getByLabel("Or why it stays").fill("Her cousin, who is often at the house");
    await press(lead, "Prepare the paper");
    await press(lead, "Ask a second person to release it");
  });

  test("the second person releases it, and what is printed is for her", async () => {
    await manager.goto("/papers");
    await follow(manager, /^Plan for the family/);
    await says(main(manager), "It stays: Her cousin, who is often at the house");
    await press(manager, "Release this paper");
    await follow(manager, "The paper, to print");
    await says(main(manager), "You ring Ruth.");
    await manager.emulateMedia({ media: "print" });
    expect(await manager.locator(".app-marking").innerText()).toMatch(/^P-\d+, for Sadia Doyle/);
    await manager.emulateMedia({ media: null });
  });

  test("whoever gave it says when and how", async () => {
    await lead.reload();
    await type(lead, { "How, and who to?": "Read together at school, and taken back" });
    await press(lead, "Record that it was given");
    await says(main(lead), "Read together at school, and taken back");
    await lead.goto(`/children/${child.personId}/papers`);
    await says(main(lead), "Given on 24 November 2026");
  });

  test("no browser complained on the way", () => {
    expect(site.complaints).toEqual([]);
  });
});
