import pg from "pg";
import { everyTable } from "../../src/platform/backup/tables.ts";

/** The file with what migrations make, from the top of the checkout: what a backup holds, and no more. */
export const tableListFile = "src/platform/database/tables.gen.ts";

/** The tables, columns and sequences of a migrated database, as `tableListFile` holds them. */
export async function tableListOf(admin: pg.PoolConfig): Promise<string> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    const { tables, sequences } = await everyTable(client);
    const lines = tables.map(({ name, columns }) => `  ${word(name)}: ${word(columns.join(" "))},`);
    return [
      "/** Written by `npm run generate`: every table that migrations make, with its columns. */",
      "export const ownTables: Readonly<Record<string, string>> = {",
      ...lines,
      "};",
      "",
      "export const ownSequences: readonly string[] = [",
      ...sequences.map((name) => `  ${word(name)},`),
      "];",
      "",
    ].join("\n");
  } finally {
    await client.end();
  }
}

const word = (text: string): string => JSON.stringify(text);
