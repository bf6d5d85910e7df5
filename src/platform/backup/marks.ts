import { createHash } from "node:crypto";
import type pg from "pg";
import type { Marks } from "./archive.ts";
import { become } from "./tables.ts";

/** Files by their content, and the audit by its roots, each in one digest. */
export async function readMarks(client: pg.ClientBase): Promise<Marks> {
  await become(client, "lantern_maintenance");
  const files = await digestLines(client, filesSql);
  const audit = await digestLines(client, auditSql);
  return {
    files: files.lines,
    filesSha256: files.sha256,
    auditEvents: audit.lines,
    auditSha256: audit.sha256,
  };
}

// Hashed by the server from the content itself: what a row says of its own hash proves nothing.
const filesSql =
  "select file_id::text || ' ' || encode(sha256(content), 'hex') as line from files.files order by file_id";
const auditSql = `select encode(sha256(convert_to(e::text, 'UTF8')), 'hex') as line
  from audit.events e order by event_id`;

async function digestLines(client: pg.ClientBase, query: string) {
  const hash = createHash("sha256");
  let lines = 0;
  await client.query(`declare marks no scroll cursor for ${query}`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>("fetch 5000 from marks");
    for (const { line } of rows) hash.update(`${line}\n`);
    lines += rows.length;
    if (rows.length === 0) break;
  }
  await client.query("close marks");
  return { lines, sha256: hash.digest("hex") };
}
