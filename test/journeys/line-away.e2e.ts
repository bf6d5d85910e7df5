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

test("what is not taken, and what is typed elsewhere on the page, stands there when the line is back", async () => {
  await page.goto(at);
  await page.getByText("Add a promise").click();
  const promise = page.getByLabel("What will be done");
  await page.context().setOffline(true);
  await promise.fill("Ring the school");
  await page.getByLabel("What was said").fill("Police: three stops.");
  await page.getByRole("button", { name: "Save what was said" }).click();
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "What waited is sent.");
  expect((await stored())[0]?.wording).toBe("Police: three stops.");
  expect(await promise.inputValue()).toBe("Ring the school");
  await page.context().setOffline(true);
  await page.getByText("Record a decision").click();
  await page.getByLabel("Reason for the decision").fill("Nothing was chosen");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "Lantern did not take all that you sent.");
  expect(await page.getByLabel("Reason for the decision").inputValue()).toBe("Nothing was chosen");
  expect(await promise.inputValue()).toBe("Ring the school");
  // By itself it is shown with what is wrong.
  await promise.fill("");
  await page.context().setOffline(true);
  await pressUntilHeld();
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "There is a problem");
  expect(await page.getByLabel("Reason for the decision").inputValue()).toBe("Nothing was chosen");
  // That page is an answer, which cannot be loaded again: Lantern leads on from it as it does on the line.
  await page.context().setOffline(true);
  await page.getByLabel("What the meeting decides").selectOption("map");
  await pressUntilHeld();
  await page.context().setOffline(false);
  await page.waitForURL((url) => url.pathname === at);
  await says(page.locator("#stands"), "Nothing was chosen");
  expect((await stored())[0]?.decisions).toBe(2);
}, 60_000);

/** A button that was pressed a moment ago does nothing. */
async function pressUntilHeld(): Promise<void> {
  const main = page.getByRole("main");
  const press = async (): Promise<string> => {
    await page.getByRole("button", { name: "Record the decision" }).click();
    return main.innerText();
  };
  await expect.poll(press, { timeout: 20_000, interval: 300 }).toContain("Not sent yet");
}
