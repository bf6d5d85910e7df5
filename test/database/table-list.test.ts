import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tableListFile, tableListOf } from "../../scripts/generate/table-list.ts";
import { aDatabase } from "../harness/database.ts";

test("the list of what a backup holds is what the migrations make: otherwise `npm run generate`", async () => {
  const database = await aDatabase("empty");
  try {
    expect(await tableListOf(database.admin)).toBe(readFileSync(tableListFile, "utf8"));
    await database.query("alter table subjects.people add column planted text");
    expect(await tableListOf(database.admin)).not.toBe(readFileSync(tableListFile, "utf8"));
  } finally {
    await database.close();
  }
});
