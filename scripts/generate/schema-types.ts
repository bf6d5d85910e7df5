import { Kysely, PostgresDialect } from "kysely";
import { generate, getDialect } from "kysely-codegen";
import type pg from "pg";
import { quietPool } from "../../src/platform/database/pool.ts";

/** Schemas that the application queries; the queue's own are its own business. */
const ours =
  "+(audit|continuity|directory|files|govern|history|identify|panels|papers|protect|sec|subjects|work).*";

/** The file with these types, from the top of the checkout. */
export const typesFile = "src/platform/database/schema.gen.ts";

/** TypeScript for the tables of a migrated database, as `typesFile` holds it. */
export async function typesOf(admin: pg.PoolConfig): Promise<string> {
  const db = new Kysely<object>({
    dialect: new PostgresDialect({ pool: quietPool({ ...admin, max: 2 }) }),
  });
  try {
    // A date is a day and stays text (see src/platform/database/pool.ts).
    return await generate({
      db,
      dialect: getDialect("postgres", { dateParser: "string" }),
      includePattern: ours,
      outFile: null,
    });
  } finally {
    await db.destroy();
  }
}
