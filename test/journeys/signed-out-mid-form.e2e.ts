import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, signIn, type Site } from "../harness/browser.ts";
import { aChild } from "../harness/factories.ts";

const detail = "He rang twice.\nShe didn't answer, and told her aunt <the same evening>.";

describe.each(bothWays)("signed out while a note is being typed, $way", ({ javaScript }) => {
  let site: Site;
  let page: Page;
  let personId = "";

  beforeAll(async () => {
    site = await aSite();
    ({ personId } = await aChild(site.app, { familyName: "Quarry", givenName: "Ida" }));
    page = await site.openAs("coordinator", { javaScript });
  });
  afterAll(() => site.close());

  const chronology = async (): Promise<string> => {
    const [row] = await site.app.query<{ text: string }>(
      "select string_agg(headline || coalesce(detail, ''), ' ') as text from protect.chronology_entries where person_id = $1",
      [personId],
    );
    return row?.text ?? "";
  };

  test("the session ends while she types, and sending it asks her to sign in", async () => {
    await page.goto(`/children/${personId}/note`);
    await page.getByLabel("Headline").fill("Two calls on Tuesday");
    await page.getByLabel("Detail (optional)").fill(detail);
    await page.getByLabel("Day").fill("23");
    site.app.clock.advance({ hours: 1 });
    await page.getByRole("button", { name: "Add to the chronology" }).click();
    await says(page.getByRole("main"), "What you typed is kept");
    expect(await page.content()).not.toContain("Two calls");
    expect(await chronology()).not.toContain("Two calls");
  });

  test("a wrong password on the way loses nothing", async () => {
    await page.getByLabel("Work email address").fill("coordinator@eastmoor.example");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Continue" }).click();
    await says(page.getByRole("alert"), "The email address or password is not right");
  });

  test("signed in again, she sees her words and that they are not saved yet", async () => {
    await signIn(page, "coordinator", site.app);
    await says(page.getByRole("main"), "It has not been saved yet");
    await says(page.getByRole("main"), "Two calls on Tuesday");
    await says(page.getByRole("main"), "told her aunt <the same evening>");
    expect(await chronology()).not.toContain("Two calls");
  });

  test("she sends it, and every word stands in the chronology on its day", async () => {
    await page.getByRole("button", { name: "Send what I typed" }).click();
    await says(page.getByRole("main"), "Two calls on Tuesday");
    await says(page.getByRole("main"), "23 November 2026");
    await says(page.getByRole("main"), "told her aunt <the same evening>");
    expect((await chronology()).replaceAll("\r\n", "\n")).toContain(detail);
    expect(site.complaints).toEqual([]);
  });
});

test("someone else who signs in at the same screen gets none of it", async () => {
  const site = await aSite();
  const child = await aChild(site.app);
  const page = await site.openAs("coordinator");
  await page.goto(`/children/${child.personId}/note`);
  await page.getByLabel("Headline").fill("Two calls on Tuesday");
  site.app.clock.advance({ hours: 1 });
  await page.getByRole("button", { name: "Add to the chronology" }).click();
  await says(page.getByRole("main"), "What you typed is kept");
  await signIn(page, "school", site.app);
  await says(page.getByRole("heading", { level: 1 }), "My work");
  expect(await page.content()).not.toContain("Two calls");
  await site.close();
});
