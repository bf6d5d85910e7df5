import { Workbook } from "@cj-tech-master/excelts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aSite, says, type Site } from "../harness/browser.ts";
import { main } from "../harness/steps.ts";
import { countedTasks, noteThatPrintingIsAsked, Steps } from "./counted-steps.ts";

const tasks = countedTasks();
const played = new Set<string>();

let site: Site;
let page: Page;
let steps: Steps;
let child: { readonly name: string; readonly family: string; readonly personId: string };

beforeAll(async () => {
  site = await aSite({ template: "demo" });
  page = await site.openAs("coordinator");
  await page.addInitScript(noteThatPrintingIsAsked);
  child = await someoneKnown();
});
afterAll(() => site.close());
beforeEach(async () => {
  await page.goto("/children");
  steps = new Steps(page);
});

/** A child below High, with a name that nobody else has. */
async function someoneKnown(): Promise<typeof child> {
  const [row] = await site.app.query<typeof child>(
    `select p.given_name || ' ' || p.family_name as name, p.family_name as family, p.person_id as "personId"
     from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id
     where t.is_open and t.level < 3 and not p.restricted and length(p.family_name) > 5
       and (select count(*) from subjects.people o where (o.family_name, o.given_name) = (p.family_name, p.given_name)) = 1
     order by p.reference limit 1`,
  );
  if (!row) throw new Error("the demonstration has no such child");
  return row;
}

/** As many as the guide says, and no more than in the workbook. */
function isAsCounted(task: string): void {
  const rows = tasks.filter((row) => row.task === task || row.task.startsWith(`${task}, `));
  expect(rows.map(({ here }) => here)).toEqual([steps.taken]);
  expect(steps.taken).toBeLessThanOrEqual(rows[0]?.workbook ?? 0);
  played.add(rows[0]?.task ?? "");
}

const rowsShown = (): Promise<number> =>
  page.getByRole("main").locator("tbody th[scope=row]").count();

const oneNumber = async (text: string): Promise<number> =>
  Number((await site.app.query<{ n: string }>(`select (${text})::text as n`))[0]?.n);

describe("a co-ordinator's everyday tasks take no more steps than in the workbook", () => {
  test("add a child", async () => {
    await steps.follow("Add a child");
    await steps.type("First name", "Ottoline");
    await steps.type("Last name", "Quarrington");
    await steps.typeDate("Date of birth", "2011-03-09");
    await steps.type("Why the child is opened", "Seen twice with an adult nobody knows.");
    await steps.press("Add the child");
    await says(page.getByRole("heading", { level: 1 }), "Ottoline Quarrington");
    isAsCounted("Add a child");
    await page.goto("/children?q=Quarrington");
    expect(await rowsShown()).toBe(1);
  });

  test("change a level", async () => {
    await steps.type("Name, reference or number", child.name);
    await steps.enter();
    await steps.follow("Edit in place");
    await steps.choose(`Level, ${child.name}`, "High");
    await steps.press("Save");
    await steps.type("Reason", "Two nights missing since Friday.");
    await steps.press("Save all of it");
    await says(main(page), "1 cell changed for 1 child.");
    isAsCounted("Change a level");
    await page.goto(`/children/${child.personId}/worry`);
    await says(main(page), "Two nights missing since Friday.");
    await says(main(page), /Review by/i);
  });

  test("find all overdue reviews", async () => {
    await steps.follow(/^\d+ reviews overdue$/);
    isAsCounted("Find all overdue reviews");
    const late = await rowsShown();
    expect(late).toBeGreaterThan(0);
    const rows = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
    expect(await rows.filter({ hasText: /days? overdue/ }).count()).toBe(late);
  });

  test("prepare the list for the panel", async () => {
    await steps.follow("For the panel");
    await steps.follow("Print this list");
    const pdf = await steps.print();
    isAsCounted(
      "Prepare the list for the panel: highest level, rising, or a review due in 28 days",
    );
    await says(page.getByRole("heading", { level: 1 }), "For the panel");
    expect(pdf).toContain("/MediaBox [0 0 1191");
    expect(await rowsShown()).toBeGreaterThan(5);
    expect(await page.getByRole("rowheader").filter({ hasText: child.name }).count()).toBe(1);
  });

  test("correct a date", async () => {
    await steps.type("Name, reference or number", child.name);
    await steps.enter();
    await steps.follow("Edit in place");
    await steps.type(`Last panel, ${child.name}`, "3/11/26");
    await steps.press("Save");
    await says(main(page), "1 cell changed for 1 child.");
    isAsCounted("Correct a date of a child whose name you have");
    const [row] = await site.app.query<{ on: string }>(
      "select last_panel_on::text as on from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
    expect(row?.on).toBe("2026-11-03");
  });

  test("find a name that is misspelt", async () => {
    const { name, family } = child;
    const misspelt = `${family.slice(0, 2)}${family.charAt(3)}${family.charAt(2)}${family.slice(4)}`;
    await steps.type("Name, reference or number", name.replace(family, misspelt));
    await steps.enter();
    isAsCounted("Find a name that is misspelt");
    await says(page.getByRole("rowheader").first(), child.name);
  });

  test("see who is new since last month", async () => {
    await steps.follow("New since last month");
    isAsCounted("See who is new since last month");
    const fresh = await oneNumber(
      "select count(*) from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id where is_open and not p.restricted and opened_on >= '2026-10-24'",
    );
    expect(await rowsShown()).toBe(Math.min(fresh, 25));
  });

  test("print", async () => {
    await steps.follow("Print this list");
    const pdf = await steps.print();
    isAsCounted("Print");
    expect(pdf).toContain("/MediaBox [0 0 1191");
    expect(await rowsShown()).toBeGreaterThan(50);
    await page.reload();
    expect(await page.evaluate("window.printed")).toBeUndefined();
  });

  test("share with one agency its own children", async () => {
    await steps.follow("Export");
    await steps.check("Sharing with an agency");
    await steps.check("An agency of the partnership");
    const police = page
      .getByLabel("Agency", { exact: true })
      .locator("option", { hasText: "Police" });
    const involved = Number(/: (\d+)$/.exec(await police.first().innerText())?.[1]);
    await steps.choose("Agency", /Police/);
    const file = await steps.pressForFile("Make the file");
    isAsCounted("Share with one agency its own children, without names");
    const book = new Workbook();
    await book.xlsx.read(await file.createReadStream());
    const cells = JSON.stringify(book.worksheets[0]?.getSheetValues());
    expect(involved).toBeGreaterThan(0);
    expect(new Set(cells.match(/C-\d{4}-\d/g)).size).toBe(involved);
    expect(cells).not.toContain(child.family);
    await page.goto("/exports");
    await says(main(page), "Eastmoor Police");
  });

  test("count by ward", async () => {
    await steps.follow("Count by ward");
    isAsCounted("Count by ward");
    const counts = page.getByRole("table", { name: "How many children by ward" });
    await says(counts, "Ward not known or protected");
    const each = await counts.locator("tbody tr td:nth-child(2)").allInnerTexts();
    const open = await page.getByRole("table").last().locator("caption").innerText();
    const total = each.reduce((sum, text) => sum + Number(text), 0);
    expect(`of ${total} open children`).toBe(/of \d+ open children/.exec(open)?.[0]);
  });

  test("were ten, all in the guide", () => {
    expect(played).toEqual(new Set(tasks.map(({ task }) => task)));
    expect(played.size).toBe(10);
    expect(site.complaints).toEqual([]);
  });
});
