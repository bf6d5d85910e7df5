import pg from "pg";
import { connectionTo, templates, type TemplateName, type TestServer } from "./constants.ts";

type Recipe = {
  /** The template that it begins as. */
  readonly from: TemplateName;
  /** Fills the database of this name. */
  readonly fill: (name: string) => Promise<void>;
};

/**
 * Makes a template that not every run needs, once in a run, by the first test file that asks for it. The others wait
 * for the one that makes it; what was begun and never ended is thrown away.
 */
export async function haveTemplate(
  server: TestServer,
  template: TemplateName,
  { from, fill }: Recipe,
): Promise<void> {
  const name = templates[template](server);
  const begun = `${name}_begun`;
  const root = new pg.Client(connectionTo(server, "postgres"));
  await root.connect();
  try {
    await root.query("select pg_advisory_lock(hashtext($1))", [name]);
    const there = await root.query("select from pg_database where datname = $1", [name]);
    if (there.rowCount === 1) return;
    await root.query(`drop database if exists ${begun} with (force)`);
    await root.query(
      `create database ${begun} template ${templates[from](server)} strategy file_copy`,
    );
    await fill(begun);
    await root.query(`alter database ${begun} rename to ${name}`);
  } finally {
    await root.end();
  }
}
