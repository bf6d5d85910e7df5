import { expect, test } from "vitest";
import { commandLineActor } from "../../commands/with-database.ts";
import { aDatabase } from "../../../test/harness/database.ts";
import { importTracker } from "./import-tracker.ts";
import { workbookOf } from "./reading/fixture-workbook.ts";
import { readTracker } from "./reading/read-tracker.ts";

const heading = ["Name", "DOB", "Sex", "Risk level", "Ward", "School", "Comments"];
const letters = (index: number): string =>
  [index % 26, Math.floor(index / 26) % 26].map((at) => String.fromCharCode(97 + at)).join("");

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `Quil${letters(index)}, Rex${letters(index * 7)}`,
    `0${1 + (index % 9)}/0${1 + (Math.floor(index / 9) % 9)}/20${10 + (index % 5)}`,
    index % 2 === 0 ? "F" : "M",
    "High",
    `Ward ${index % 12}`,
    `School ${index % 30}`,
    `Comment ${index}`,
  ]);

/** How many statements the import of so many rows takes, in a database of its own. */
async function statementsFor(count: number): Promise<number> {
  const database = await aDatabase();
  try {
    const bytes = await workbookOf({ Current: [heading, ...rowsOf(count)] });
    const today = database.clock.today();
    const reading = await readTracker(bytes, { today });
    if (reading.outcome === "unreadable") throw new Error(reading.reason);
    const actor = commandLineActor(1);
    let statements = 0;
    await database.db.as(actor, async (tx) => {
      const executor = tx.getExecutor();
      const execute = executor.executeQuery.bind(executor);
      executor.executeQuery = (...given) => {
        statements += 1;
        return execute(...given);
      };
      const importing = { actor, at: database.clock.now(), today };
      const value = await importTracker(tx, importing, { fileName: "many.xlsx", bytes, reading });
      expect(value).toMatchObject({ kind: "imported" });
      const audit = {
        action: "tracker.import",
        outcome: "done" as const,
        route: "test",
        requestId: "test",
      };
      return { value, audit };
    });
    return statements;
  } finally {
    await database.close();
  }
}

test("five hundred children take as many statements as fifty", async () => {
  const few = await statementsFor(50);
  expect(few).toBeGreaterThan(10);
  expect(await statementsFor(500)).toBe(few);
});
