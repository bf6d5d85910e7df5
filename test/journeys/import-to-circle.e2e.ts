import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { commandLineActor } from "../../src/commands/with-database.ts";
import { importTracker } from "../../src/rooms/imports/import-tracker.ts";
import { readTracker } from "../../src/rooms/imports/reading/read-tracker.ts";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";

const fileName = "tracker november.xlsx";

const forenames = ["Ida", "Benjamin", "Mina", "Callum", "Farah", "Oskar"];
const surnames = ["Quarry", "Oakes", "Thistlewood", "Nguyen", "Pemberton"].concat([
  "Adebayo",
  "Kaczmarek",
  "Lockwood",
  "Sivakumar",
  "Underhill",
]);

/** Sixty children as a co-ordinator's workbook has them: more than one page of the tracker. */
function rows(): string[][] {
  return Array.from({ length: 60 }, (_, index) => {
    const [day, month] = [(index % 27) + 1, (index % 12) + 1].map((n) =>
      String(n).padStart(2, "0"),
    );
    return [
      `R${1000 + index}`,
      surnames[index % 10] ?? "",
      forenames[Math.floor(index / 10)] ?? "",
      `${day ?? ""}/${month ?? ""}/${2009 + (index % 5)}`,
      "F",
      index % 3 === 0 ? "High" : "Low",
    ];
  });
}

async function importWorkbook({ app }: Site): Promise<void> {
  const heading = ["Ref", "Surname", "Forename", "D.O.B", "Sex", "Risk level"];
  const bytes = await workbookOf({ Current: [heading, ...rows()] });
  const today = app.clock.today();
  const reading = await readTracker(bytes, { today });
  if (reading.outcome === "unreadable") throw new Error(reading.reason);
  const [partnership] = await app.query<{ id: number }>(
    "select partnership_id as id from directory.partnerships",
  );
  const actor = commandLineActor(partnership?.id ?? 0);
  const result = await app.db.as(actor, async (tx) => ({
    value: await importTracker(
      tx,
      { actor, at: app.clock.now(), today },
      { fileName, bytes, reading },
    ),
    audit: { action: "test.import", outcome: "done", route: "test", requestId: "test" },
  }));
  expect(result).toMatchObject({ kind: "imported", children: 60 });
}

describe.each(bothWays)(
  "from the workbook to the child's professional network, $way",
  ({ javaScript }) => {
    let site: Site;
    let coordinator: Page;
    let school: Page;
    let address = "";

    beforeAll(async () => {
      site = await aSite();
      await importWorkbook(site);
      coordinator = await site.openAs("coordinator", { javaScript });
      school = await site.openAs("school", { javaScript });
    });
    afterAll(() => site.close());

    const table = (): Locator => coordinator.getByRole("table");
    const main = (page: Page): Locator => page.getByRole("main");

    test("the co-ordinator lands on the tracker and sees every imported child", async () => {
      await says(coordinator.getByRole("heading", { level: 1 }), "Tracker");
      await says(table(), "1 to 25 of 60 open children");
    });

    test("she turns the page, and back", async () => {
      await coordinator.getByRole("link", { name: "Next page" }).click();
      await says(table(), "26 to 50 of 60 open children");
      await coordinator.getByRole("link", { name: "Previous page" }).click();
      await says(table(), "1 to 25 of 60 open children");
    });

    test("she opens a count, then filters by level herself and sorts by name", async () => {
      await coordinator.getByRole("link", { name: "40 Low" }).click();
      await says(table(), "1 to 25 of 40 open children, Level Low");
      await coordinator.getByRole("combobox", { name: "Level", exact: true }).selectOption("High");
      await coordinator.getByRole("button", { name: "Apply filters" }).click();
      await says(table(), "20 open children, Level High");
      await coordinator
        .getByRole("columnheader", { name: "Child", exact: true })
        .getByRole("link")
        .click();
      await says(coordinator.getByRole("rowheader").first(), "Benjamin Adebayo");
      const heading = coordinator.getByRole("columnheader", { name: "Child", exact: true });
      expect(await heading.getAttribute("aria-sort")).toBe("ascending");
      await says(table(), "20 open children, Level High");
    });

    test("she opens a child", async () => {
      await coordinator.getByRole("link", { name: "Ida Quarry", exact: true }).click();
      await says(coordinator.getByRole("heading", { level: 1 }), "Ida Quarry");
      address = new URL(coordinator.url()).pathname;
      await says(main(coordinator), fileName);
    });

    test("she adds a note, after being told what was missing", async () => {
      await coordinator.getByRole("button", { name: "Add a note" }).click();
      await coordinator.getByLabel("Detail (optional)").fill("She rang by herself.");
      await coordinator.getByRole("button", { name: "Add to the chronology" }).click();
      await says(coordinator.getByRole("alert"), "Enter a headline");
      const detail = coordinator.getByLabel("Detail (optional)");
      expect(await detail.inputValue()).toBe("She rang by herself.");
      await coordinator.getByLabel("Headline").fill("Seen at school, says the calls have stopped");
      await coordinator.getByRole("button", { name: "Add to the chronology" }).click();
      await says(main(coordinator), "Seen at school, says the calls have stopped");
      await says(main(coordinator), "She rang by herself.");
    });

    test("she records a level with its reason, and the child's page says so first", async () => {
      await coordinator.getByRole("link", { name: "How worried we are", exact: true }).click();
      await coordinator.getByRole("button", { name: "Record a level" }).click();
      await coordinator.getByRole("radio", { name: "Medium" }).check();
      await coordinator.getByLabel("Reason").fill("No contact for six weeks; school agrees.");
      await coordinator
        .getByLabel(/the evidence that the risk is lower/)
        .fill("Home each evening.");
      await coordinator.getByLabel(/who saw or said it/).fill("Her mother, and the school");
      await coordinator
        .getByLabel(/what does the child say about it/)
        .fill("Says that it has stopped.");
      await coordinator.getByRole("button", { name: "Record this level" }).click();
      const about = coordinator.getByRole("region", { name: "About Ida Quarry" });
      await says(about, "down from High, 24 November 2026");
      await says(main(coordinator), "No contact for six weeks; school agrees.");
    });

    test("a practitioner at a school sees none of it", async () => {
      await school.goto("/children");
      await says(main(school), "No child’s record is shared with you yet");
      expect(await main(school).innerText()).not.toContain("Quarry");
      const answer = await school.goto(address);
      expect(answer?.status()).toBe(404);
      expect(await main(school).innerText()).not.toContain("Quarry");
    });

    test("the co-ordinator adds her to the child's professional network, with the reason", async () => {
      await coordinator.getByRole("link", { name: "Who is involved" }).click();
      await coordinator
        .getByLabel("Who", { exact: true })
        .selectOption({ label: "Claire Hale, Practitioner, Fernhill High School" });
      await coordinator.getByLabel("Works with the child").check();
      await coordinator.getByLabel(/^Reason/).fill("Safeguarding lead at her school.");
      await coordinator.getByRole("button", { name: "Add to the professional network" }).click();
      await says(table(), "Claire Hale");
    });

    test("now the practitioner sees this child, and no other, and is told why", async () => {
      await school.goto("/children");
      expect(await school.getByRole("rowheader").count()).toBe(1);
      await school.getByRole("link", { name: "Ida Quarry" }).click();
      await school.getByRole("link", { name: "Why can I see this?" }).click();
      await says(main(school), "you are in this child’s professional network");
      await says(main(school), "Safeguarding lead at her school.");
      await school.getByRole("link", { name: "How worried we are", exact: true }).click();
      await says(main(school), "History of the level");
      expect(await school.getByRole("button", { name: "Record a level" }).count()).toBe(0);
    });

    test("the information governance officer finds who looked, and who was not let in", async () => {
      const governance = await site.openAs("governance", { javaScript });
      await governance.goto("/audit");
      const hers = governance.getByRole("row").filter({ hasText: "Claire Hale" });
      const opened = hers.filter({ hasText: "Opened a child’s record" });
      expect(await opened.filter({ hasText: "Done" }).count()).toBe(1);
      await governance.getByLabel("Outcome").selectOption("Not found, or no access");
      await governance.getByRole("button", { name: "Apply filters" }).click();
      await says(hers, "Not found, or no access");
      await says(hers, address.split("/").pop() ?? "");
      expect(await main(governance).innerText()).not.toContain("Quarry");
    });

    test("no browser complained on the way", () => {
      expect(site.complaints).toEqual([]);
    });
  },
);
