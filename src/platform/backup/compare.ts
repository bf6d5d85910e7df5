import type pg from "pg";
import type { ArchiveManifest, Marks, TableDigest } from "./archive.ts";
import { digestOf } from "./copy-rows.ts";
import { readMarks } from "./marks.ts";
import { listTables, plainWriting } from "./tables.ts";

export type Compared = TableDigest & { readonly isEqual: boolean; readonly restoredRows: number };

export type Comparison = {
  readonly tables: readonly Compared[];
  /** What differs, in words: empty when everything is as it was. */
  readonly differences: readonly string[];
};

/** Reads every row of a database again and compares it with what a backup says it holds. */
export async function compareWith(
  client: pg.Client,
  manifest: ArchiveManifest,
  skipped: readonly string[] = [],
): Promise<Comparison> {
  await client.query("begin isolation level repeatable read read only");
  try {
    await client.query(plainWriting);
    const here = new Map<string, TableDigest>();
    for (const table of await listTables(client))
      here.set(table.name, await digestOf(client, table));
    const loaded = manifest.tables.filter(({ name }) => !skipped.includes(name));
    const tables = loaded.map((was): Compared => {
      const is = here.get(was.name);
      const isEqual = is?.sha256 === was.sha256 && is.rows === was.rows;
      return { ...was, isEqual, restoredRows: is?.rows ?? 0 };
    });
    const known = new Set(manifest.tables.map(({ name }) => name));
    const more = [...here.keys()].filter((name) => !known.has(name));
    const marks = markDifferences(manifest.marks, await readMarks(client));
    const different = tables.filter(({ isEqual }) => !isEqual).map(({ name }) => name);
    return { tables, differences: [...different, ...more, ...marks] };
  } finally {
    await client.query("rollback");
  }
}

function markDifferences(was: Marks, is: Marks): readonly string[] {
  const differences: string[] = [];
  if (was.files !== is.files || was.filesSha256 !== is.filesSha256) differences.push("files");
  if (was.auditEvents !== is.auditEvents || was.auditSha256 !== is.auditSha256)
    differences.push("audit");
  return differences;
}
