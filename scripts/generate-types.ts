import { rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { prepareDatabase } from "../src/platform/database/prepare.ts";
import { startServer } from "../src/platform/database/server/index.ts";
import { typesFile, typesOf } from "./generate/schema-types.ts";
import { tableListFile, tableListOf } from "./generate/table-list.ts";
import { openFolder } from "../test/harness/open-folder.ts";

// `npm run generate`, after writing a migration: the types of the tables, from a database that has
// been migrated from nothing. A test fails while the file and the migrations differ.
const dataDir = openFolder("lantern-types-");
const server = await startServer({ dataDir });
try {
  const { host, port, user, password } = server.connection;
  const admin = { host, port, user, password, database: "postgres" };
  await prepareDatabase(admin, randomBytes(32));
  writeFileSync(typesFile, await typesOf(admin));
  writeFileSync(tableListFile, await tableListOf(admin));
  process.stdout.write(`${typesFile} and ${tableListFile} are what the migrations make\n`);
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
