import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, says, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";

let site: Site;
let page: Page;
let itemId: string;
let at: string;
beforeAll(async () => {
  site = await aSite();
  const { app } = site;
  const coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police");
  const { personId } = await aChild(app, { level: 2 });
  itemId = await anItem(app, coordinator, { sittingId, personId });
  at = `/sittings/${sittingId}/items/${itemId}`;
  page = await site.openAs("coordinator", { javaScript: true });
});
afterAll(() => site.close());

const stored = () =>
  site.app.query<{ wording: string; decisions: number; drafts: number }>(
    `select i.wording, (select count(*)::int from panels.item_decisions d where d.agenda_item_id = i.agenda_item_id) as decisions,
       (select count(*)::int from work.drafts w where w.form = 'sitting-item') as drafts
     from panels.agenda_items i where i.agenda_item_id = $1`,
    [itemId],
  );

test("the minute taker writes on while the line is away, and everything is stored once when it is back", async () => {
  await page.goto(at);
  await page.context().setOffline(true);
  await page.getByLabel("What was said").fill("Police: two stops.\nSchool: in each day.");
  await says(page.getByRole("main"), "Not sent yet: 2 lines");
  await page.getByRole("button", { name: "Save what was said" }).click();
  await page.getByText("Record a decision").click();
  await page.getByLabel("Reason for the decision").fill("A plan of its own");
  await page.getByLabel("What the meeting decides").selectOption("map");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await says(page.getByRole("main"), "Not sent yet: 3 lines");
  expect(await stored()).toEqual([{ wording: "", decisions: 0, drafts: 0 }]);
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "Decided: Hold a multi-agency planning meeting");
  await says(page.locator("#stands"), "Police: two stops.");
  expect(await stored()).toEqual([
    { wording: "Police: two stops.\nSchool: in each day.", decisions: 1, drafts: 0 },
  ]);
}, 60_000);
