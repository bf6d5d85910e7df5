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
  const wording = "Warwick Dunmore may be there: go with someone";
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
const group = (label: string) =>
  page.locator(".govuk-form-group").filter({ has: page.getByLabel(label, { exact: true }) });

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
  await unlock();
}

async function unlock(): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open" }).click();
  await page.locator("#shown").waitFor({ state: "visible", timeout: 30_000 });
}

test("a passphrase that is short, or typed differently, takes nothing along", async () => {
  await page.goto(`/visit-along/index.html?child=${personId}`);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("A passphrase of yours").fill("short");
  await page.getByRole("button", { name: "Take it along" }).click();
  await says(group("A passphrase of yours"), "at least 12 characters");
  await page.getByLabel("A passphrase of yours").fill(passphrase);
  await page.getByLabel("The same passphrase again").fill("something else");
  await page.getByRole("button", { name: "Take it along" }).click();
  await says(group("The same passphrase again"), "not the same");
  expect(await group("A passphrase of yours").innerText()).not.toContain("at least 12 characters.");
  expect(await violations(page)).toEqual([]);
  expect(await kept()).toBe("{}");
});

test("what is taken along is sealed, opens without a network, and is audited", async () => {
  await take();
  expect(await kept()).not.toMatch(/Quarry|Ida|Warwick|children/);
  await network(false);
  await page.goto("/visit-along/index.html");
  await page.getByLabel("Passphrase", { exact: true }).fill("not this one at all");
  await page.getByRole("button", { name: "Open" }).click();
  await expect
    .poll(() => group("Passphrase").innerText(), { timeout: 30_000 })
    .toContain("not right");
  await open();
  await says(page.locator("#shown"), "Ida Quarry");
  await says(page.locator("#shown"), "Since 2 November 2026. Reviewed");
  expect(await page.locator("#shown").innerText()).not.toContain("Warwick");
  expect(await violations(page)).toEqual([]);
  const audited = await site.app.query(
    "select 1 from audit.events where action = 'door.take-along' and outcome = 'done'",
  );
  expect(audited).toHaveLength(1);
});

test("what is typed is kept when the page is hidden, by hand or after twenty minutes", async () => {
  await page.getByLabel("What you saw").fill("Nobody at first");
  await page.getByRole("button", { name: "Hide this page" }).click();
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain("Quarry");
  expect(await page.locator("#observed").inputValue()).toBe("");
  expect(await kept()).not.toContain("Nobody at first");
  await unlock();
  expect(await page.getByLabel("What you saw").inputValue()).toBe("Nobody at first");
  await page.clock.setSystemTime(site.app.clock.now().getTime() + 21 * 60_000);
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  expect(await page.getByRole("main").innerText()).not.toContain("Quarry");
  await page.clock.setSystemTime(site.app.clock.now());
  await unlock();
});

test("what Lantern does not take is in the form again, also when the page is opened later", async () => {
  // A telephone that is ahead: the visit was not yet.
  await page.clock.setSystemTime(site.app.clock.now().getTime() + 5 * 60_000);
  await page.getByLabel("Nobody answered").check();
  await page.getByRole("button", { name: "Keep it on this telephone" }).click();
  await says(said(), "waits here to be sent");
  await network(true);
  await page.getByRole("button", { name: "Send the visit" }).click();
  await says(said(), "Lantern asks: ");
  await open();
  expect(await page.getByLabel("What you saw").inputValue()).toBe("Nobody at first");
  expect(await page.getByLabel("Nobody answered").isChecked()).toBe(true);
  await page.getByLabel("What you saw").fill("");
  await network(false);
});

test("a visit is kept sealed, sent once when the network is back, and nothing stays", async () => {
  await page.getByLabel("Seen with others there").check();
  await page.getByRole("button", { name: "Keep it on this telephone" }).click();
  await says(group("What you saw"), "Enter what you saw");
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
