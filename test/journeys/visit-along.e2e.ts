import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "../harness/axe.ts";
import { aSite, says, sizes, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";
import { saidToHarm } from "../harness/papers.ts";
import { warningForm } from "../harness/visits.ts";
import { aFact, letIn } from "../access/world.ts";

const passphrase = "kettle stamp orchard";

let site: Site;
let page: Page;
let personId = "";

beforeAll(async () => {
  site = await aSite();
  const child = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" });
  ({ personId } = child);
  await letIn(site.app, child, "lead");
  await aFact(site.app, child);
  await saidToHarm(site.app, child, "Warwick Dunmore");
  const lead = await site.app.signIn("lead");
  const wording = "Warwick Dunmore may be there: go with somebody";
  const warned = await lead.post(
    `/children/${personId}/visit-warnings/new`,
    warningForm({ wording }),
  );
  expect(warned.status).toBe(303);
  page = await site.openAs("lead", { size: sizes.phone });
  await page.clock.setSystemTime(site.app.clock.now());
});
afterAll(() => site.close());

const network = (isThere: boolean) => page.context().setOffline(!isThere);
const kept = () => page.evaluate<string>("JSON.stringify({ ...localStorage })");
const said = () => page.locator("#said");

async function take(): Promise<void> {
  await page.goto(`/children/${personId}/door`);
  await page.getByRole("link", { name: "Take this visit along" }).click();
  await page.getByLabel("A passphrase of yours").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill(passphrase);
  await page.getByLabel("With the address").check();
  await page.getByRole("button", { name: "Take it along" }).click();
  await expect.poll(() => said().innerText(), { timeout: 30_000 }).toContain("Taken along");
}

async function open(): Promise<void> {
  await page.goto("/visit-along/index.html");
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open" }).click();
  await page.locator("#shown").waitFor({ state: "visible", timeout: 30_000 });
}

test("a passphrase that is short, or typed differently, takes nothing along", async () => {
  await page.goto(`/visit-along/index.html?child=${personId}`);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("A passphrase of yours").fill("short");
  await page.getByRole("button", { name: "Take it along" }).click();
  await says(said(), "at least 12 characters");
  await page.getByLabel("A passphrase of yours").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill("something else");
  await page.getByRole("button", { name: "Take it along" }).click();
  await says(said(), "not the same");
  expect(await kept()).toBe("{}");
});

test("what is taken along is sealed, opens without a network, and is audited", async () => {
  await take();
  expect(await kept()).not.toMatch(/Quarry|Ida|Warwick|children/);
  await network(false);
  await page.goto("/visit-along/index.html");
  await page.getByLabel("Passphrase", { exact: true }).fill("not this one at all");
  await page.getByRole("button", { name: "Open" }).click();
  await expect.poll(() => said().innerText(), { timeout: 30_000 }).toContain("not right");
  await open();
  await says(page.locator("#shown"), "Ida Quarry");
  await says(page.locator("#shown"), "Visit with somebody else, since 2 November 2026");
  expect(await page.locator("#shown").innerText()).not.toContain("Warwick");
  expect(await violations(page)).toEqual([]);
  const audited = await site.app.query(
    "select 1 from audit.events where action = 'door.take-along' and outcome = 'done'",
  );
  expect(audited).toHaveLength(1);
});

test("a visit is kept sealed, sent once when the network is back, and nothing stays", async () => {
  await page.getByLabel("Seen with others there").check();
  await page.getByRole("button", { name: "Keep it on this telephone" }).click();
  await says(said(), "Enter what you saw");
  await page.getByLabel("What you saw").fill("Came to the door with a neighbour");
  await page.getByRole("button", { name: "Keep it on this telephone" }).click();
  await says(said(), "waits here to be sent");
  expect(await kept()).not.toContain("neighbour");
  await page.getByRole("button", { name: "Send the visit" }).click();
  await says(said(), "no network yet");
  await network(true);
  site.app.clock.advance({ minutes: 10 });
  await open();
  await page.getByRole("button", { name: "Send the visit" }).click();
  await says(page.getByRole("main"), "Came to the door with a neighbour");
  expect(await kept()).not.toContain("sealed");
  const visits = await site.app.query<{ observed: string }>(
    "select observed from protect.visits where person_id = $1",
    [personId],
  );
  expect(visits).toEqual([{ observed: "Came to the door with a neighbour" }]);
});

test("after twelve hours it is gone, without a network and from any page of Lantern", async () => {
  await take();
  await page.clock.setSystemTime(site.app.clock.now().getTime() + 12 * 3_600_000 + 1);
  await network(false);
  await page.goto("/visit-along/index.html");
  await says(said(), "Nothing is taken along");
  expect(await kept()).not.toContain("sealed");
  await network(true);
  expect(site.complaints.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});
