import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, says, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let site: Site;
let page: Page;
let itemId: string;
let at: string;
let sitting: string;
beforeAll(async () => {
  site = await aSite();
  const { app } = site;
  const coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police nurse school");
  sitting = `/sittings/${sittingId}`;
  // The sitting has begun: before that nothing is decided and nobody's attendance is taken.
  await app.query("update panels.sittings set starts_at = $1", [app.clock.now()]);
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
  await page.getByText("Add an action").click();
  const promise = page.getByLabel("What will be done");
  await page.context().setOffline(true);
  await promise.fill("Ring the school");
  await page.getByLabel("What was said").fill("Police: three stops.");
  await page.getByRole("button", { name: "Save what was said" }).click();
  await page.context().setOffline(false);
  await says(page.locator("#stands"), "Police: three stops.");
  expect(await promise.inputValue()).toBe("Ring the school");
  await page.context().setOffline(true);
  await page.getByText("Record a decision").click();
  await page.getByLabel("Reason for the decision").fill("Nothing was chosen");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await page.context().setOffline(false);
  // What is typed elsewhere is kept by then: what was not taken is shown with what is wrong.
  await says(page.getByRole("main"), "There is a problem");
  expect(await page.getByLabel("Reason for the decision").inputValue()).toBe("Nothing was chosen");
  expect(await promise.inputValue()).toBe("Ring the school");
  // That page is an answer, which cannot be loaded again: Lantern leads on from it as it does on the line.
  await page.context().setOffline(true);
  await page.getByLabel("What the meeting decides").selectOption("map");
  await pressUntilHeld();
  await page.context().setOffline(false);
  await page.waitForURL((url) => url.pathname === at);
  await says(page.locator("#stands"), "Nothing was chosen");
  expect((await stored())[0]?.decisions).toBe(2);
}, 60_000);

const nameOf = async (key: string): Promise<string> => {
  const [row] = await site.app.query<{ name: string }>(
    "select name from directory.staff where staff_id = $1",
    [await staffIdOf(site.app, key)],
  );
  return row?.name ?? "";
};

/** Who came, by the keys of the cast; a deputy by name. */
async function came(): Promise<Readonly<Record<string, string | null>>> {
  const rows = await site.app.query<{ name: string; came: string | null }>(
    "select s.name, coalesce(p.deputy, p.attended) as came from panels.sitting_people p join directory.staff s on s.staff_id = p.staff_id",
  );
  const of = async (key: string) => {
    const name = await nameOf(key);
    return [key, rows.find((row) => row.name === name)?.came ?? null] as const;
  };
  return Object.fromEntries(await Promise.all(["police", "nurse", "school"].map(of)));
}

/** Somebody else keeps the panel too, and records one row. */
async function meanwhile(key: string, attended: string): Promise<void> {
  const colleague = await site.app.signIn("coordinator");
  const id = await staffIdOf(site.app, key);
  const { html } = await colleague.get(`${sitting}/people`);
  const read = new RegExp(`name="read\\.${id}" value="([^"]*)"`).exec(html)?.[1] ?? "";
  const row = { [`read.${id}`]: read, [`attended.${id}`]: attended, [`deputy.${id}`]: "" };
  expect((await colleague.post(`${sitting}/people`, row)).status).toBe(303);
}

/** Ten minutes of the day go by. */
const tenMinutes = (): void => {
  site.app.clock.set(new Date(site.app.clock.now().getTime() + 600_000).toISOString());
};

const choose = async (key: string, attended: string): Promise<void> => {
  await page.getByLabel(`Attendance of ${await nameOf(key)}`).selectOption(attended);
};

test("who came is written down while the line is away for ten minutes, and a colleague's rows stay", async () => {
  await page.goto(`${sitting}/people`);
  await page.context().setOffline(true);
  await choose("police", "attended");
  await choose("school", "deputy");
  await page.getByLabel(`Attended instead of ${await nameOf("school")}`).fill("Bea Doyle");
  await says(page.getByRole("main"), "Not sent yet: what you chose");
  await page.getByRole("button", { name: "Save attendance" }).click();
  await meanwhile("nurse", "apologies");
  tenMinutes();
  expect(await came()).toEqual({ police: null, nurse: "apologies", school: null });
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "Bea Doyle");
  await expect
    .poll(came, { timeout: 20_000 })
    .toEqual({ police: "attended", nurse: "apologies", school: "Bea Doyle" });
}, 90_000);

test("a row that a colleague took meanwhile comes back with what was typed, beside an item too", async () => {
  await page.goto(at);
  await page.getByText("Who is here").click();
  await page.context().setOffline(true);
  await choose("police", "absent");
  await choose("nurse", "attended");
  await page.getByRole("button", { name: "Save attendance" }).click();
  await meanwhile("police", "apologies");
  tenMinutes();
  await page.context().setOffline(false);
  await says(page.getByRole("main"), "1 row is not saved");
  expect(await page.getByLabel(`Attendance of ${await nameOf("police")}`).inputValue()).toBe(
    "absent",
  );
  expect(await came()).toMatchObject({ police: "apologies", nurse: "attended" });
  await page.getByRole("button", { name: "Save attendance" }).click();
  await page.waitForURL((url) => url.pathname === at);
  expect(await came()).toMatchObject({ police: "absent", nurse: "attended" });
}, 90_000);

test("who came and was not sent is kept with the form, and ends once it is sent", async () => {
  await page.goto(`${sitting}/people`);
  await meanwhile("nurse", "apologies");
  await choose("school", "absent");
  await says(page.getByRole("main"), "Draft saved");
  await page.goto(`${sitting}/people`);
  const valueOf = async (key: string) =>
    page.getByLabel(`Attendance of ${await nameOf(key)}`).inputValue();
  // What was typed stands; of what was not touched the page has what stands now.
  expect([await valueOf("school"), await valueOf("nurse")]).toEqual(["absent", "apologies"]);
  await page.getByLabel(`Attended instead of ${await nameOf("school")}`).fill("");
  await page.getByRole("button", { name: "Save attendance" }).click();
  await expect.poll(came).toMatchObject({ school: "absent", nurse: "apologies" });
  const drafts = await site.app.query(
    "select 1 from work.drafts where form = 'sitting-attendance'",
  );
  expect(drafts).toEqual([]);
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
