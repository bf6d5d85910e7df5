import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { letIn } from "../access/world.ts";
import { aSite, says, sizes, type Site } from "../harness/browser.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { choose, follow, group, main, press, type } from "../harness/steps.ts";

/** From the report that a child is missing to what the interview changed in the plan: on a telephone, without script. */
describe("from missing to the plan, on a telephone", () => {
  let site: Site;
  let child: Child;
  let lead: Page;

  beforeAll(async () => {
    site = await aSite();
    child = await aChild(site.app, { familyName: "Quarry", givenName: "Ida", level: 2 });
    await letIn(site.app, child, "lead");
    lead = await site.openAs("lead", { javaScript: false, size: sizes.phone });
  });
  afterAll(() => site.close());

  test("the social worker records that she is missing, in the order in which it is told", async () => {
    await lead.goto(`/children/${child.personId}/missing`);
    await press(lead, "Record that this child is missing");
    await choose(group(lead, "Missing from"), "A placement");
    await choose(group(lead, "Grade that the police gave"), "High");
    await type(lead, {
      "Police reference (optional)": "QX-1",
      "What is known": "Left after tea without her telephone",
    });
    await press(lead, "Record as missing");
    await says(lead.getByRole("alert"), "Enter who reported it");
    await type(lead, { "Who reported it": "Her foster carer" });
    await press(lead, "Record as missing");
    await says(main(lead), "Missing since");
  });

  test("she stands at the top of the work of whoever knows her, and on each of her pages", async () => {
    await lead.goto("/work");
    await says(main(lead), "Missing now: 1");
    await follow(lead, /^Ida Quarry/);
    await press(lead, "Record the return");
  });

  test("the return begins the clock, and is a moment to reach her", async () => {
    site.app.clock.advance({ minutes: 10 });
    await type(lead, { "Who found them": "Came back by herself" });
    await press(lead, "Record the return");
    await says(main(lead), "Return home interview");
    await lead.goto(`/children/${child.personId}`);
    await says(main(lead), "Back from being missing");
  });

  test("declined is tried again, and does not stop the clock", async () => {
    await lead.goto("/work");
    await says(main(lead), "Return home interviews due: 1");
    await follow(lead, /^Ida Quarry/);
    await press(lead, "Record an offer, an attempt or the interview");
    await choose(lead, "The child declined");
    await type(lead, {
      "Where it was not done: what was tried instead, or will be?": "A walk on Thursday",
    });
    await press(lead, "Record this");
    await says(main(lead), "A walk on Thursday");
    await lead.goto("/missing");
    await says(main(lead), "Return home interviews due: 1");
  });

  test("the interview keeps her words, and what it changes stands in the plan as an action", async () => {
    await follow(lead, /^Ida Quarry/);
    await press(lead, "Record an offer, an attempt or the interview");
    await choose(lead, "It was done");
    await type(lead, {
      "Who interviewed?": "Kit Doyle",
      "What does the child say?": "I wanted to see my sister",
    });
    await choose(group(lead, "Are they independent?"), "Yes");
    await lead.getByText("What this changes in the plan (optional)").click();
    await type(lead, { "An action: what will be done": "Arrange a visit to her sister" });
    await lead.getByLabel("Who will do it").selectOption({ index: 1 });
    await type(group(lead, "By when"), { Day: "1", Month: "12", Year: "2026" });
    await press(lead, "Record this");
    await says(main(lead), "I wanted to see my sister");
    await lead.goto(`/children/${child.personId}/plan`);
    await says(main(lead), "Arrange a visit to her sister");
    await lead.goto("/missing");
    await says(main(lead), "Return home interviews due: 0");
    expect(site.complaints).toEqual([]);
  });
});
