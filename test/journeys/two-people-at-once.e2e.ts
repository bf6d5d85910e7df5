import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";

describe.each(bothWays)("two people record a level at once, $way", ({ javaScript }) => {
  let site: Site;
  let coordinator: Page;
  let lead: Page;
  let personId = "";

  beforeAll(async () => {
    site = await aSite();
    ({ personId } = await aChild(site.app, { familyName: "Quarry", givenName: "Ida", level: 2 }));
    coordinator = await site.openAs("coordinator", { javaScript });
    lead = await site.openAs("lead", { javaScript });
  });
  afterAll(() => site.close());

  const levels = async (): Promise<number[]> =>
    (
      await site.app.query<{ level: number }>(
        "select level from protect.level_decisions where person_id = $1 and basis = 'decided' order by level_decision_id",
        [personId],
      )
    ).map(({ level }) => level);

  test("both open the form before either has decided", async () => {
    await coordinator.goto(`/children/${personId}/level`);
    await lead.goto(`/children/${personId}/level`);
    await lead.getByRole("radio", { name: "High" }).check();
    await lead.getByLabel("Reason").fill("Two nights missing since Friday.");
    await lead.getByLabel("Who disagrees, and why (optional)").fill("School would wait.");
  });

  test("the first one sent is recorded", async () => {
    await coordinator.getByRole("radio", { name: "Low" }).check();
    await coordinator.getByLabel("Reason").fill("Nothing new for eight weeks.");
    await coordinator.getByLabel(/the evidence that the risk is lower/).fill("Home each evening.");
    await coordinator.getByLabel(/who saw or said it/).fill("The mother, and the school");
    await coordinator
      .getByLabel(/what does the child say about it/)
      .fill("Says that it has stopped.");
    await coordinator.getByRole("button", { name: "Record this level" }).click();
    await says(coordinator.getByRole("main"), "down from Medium");
    expect(await levels()).toEqual([1]);
  });

  test("the second is shown the first, who decided it and why, and nothing is recorded", async () => {
    await lead.getByRole("button", { name: "Record this level" }).click();
    await says(lead.getByRole("alert"), "A colleague recorded a level while you were writing");
    await says(lead.getByRole("main"), "Priya Nair recorded Low");
    await says(lead.getByRole("main"), "Nothing new for eight weeks.");
    expect(await levels()).toEqual([1]);
  });

  test("what the second typed is all still there", async () => {
    expect(await lead.getByRole("radio", { name: "High" }).isChecked()).toBe(true);
    expect(await lead.getByLabel("Reason").inputValue()).toBe("Two nights missing since Friday.");
    const dissent = lead.getByLabel("Who disagrees, and why (optional)");
    expect(await dissent.inputValue()).toBe("School would wait.");
  });

  test("having read it, the second records theirs", async () => {
    await lead.getByRole("button", { name: "Record this level" }).click();
    await says(lead.getByRole("main"), "up from Low");
    await says(lead.getByRole("main"), "Two nights missing since Friday.");
    expect(await levels()).toEqual([1, 3]);
    expect(site.complaints).toEqual([]);
  });
});
