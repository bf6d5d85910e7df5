import { join } from "node:path";
import type { ForeignKey } from "./catalogue.ts";
import { readCsv, type Value } from "./csv.ts";
import type { Manifest, ManifestFile } from "./manifest.ts";
import { keyOf, namedBy, type Named } from "./read-table.ts";
import { secretIn } from "./secret-shapes.ts";

export type Checking = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly keys: readonly ForeignKey[];
  readonly named: Named;
};

/** What is wrong with one table: its rows, what it names, and what should have stayed. */
export async function verifyTable(
  checking: Checking,
  file: ManifestFile,
): Promise<readonly string[]> {
  const faults = new Map<string, number>();
  const found = (fault: string): void => void faults.set(fault, (faults.get(fault) ?? 0) + 1);
  let rows = -1;
  let look: ((line: readonly Value[]) => void) | undefined;
  for await (const line of readCsv(join(checking.folder, file.path))) {
    rows += 1;
    if (look === undefined) look = lookerAt(checking, file, { headings: line, found });
    else look(line);
  }
  if (rows !== file.rows) faults.set(`${Math.max(rows, 0)} rows instead of ${file.rows ?? 0}`, 1);
  return [...faults].map(
    ([fault, times]) => `${file.path}: ${fault}${times === 1 ? "" : ` (${times} rows)`}`,
  );
}

type Looking = {
  readonly headings: readonly Value[];
  readonly found: (fault: string) => void;
};

function lookerAt(
  { manifest, keys, named }: Checking,
  { table }: ManifestFile,
  { headings, found }: Looking,
): (line: readonly Value[]) => void {
  for (const { column, why } of manifest.stays.filter((one) => one.table === table))
    if (column === undefined || headings.includes(column))
      found(`${column ?? "the table"} should have stayed behind: ${why}`);
  const own = keys
    .filter((key) => key.table === table)
    .map((key) => ({ key, rows: named.get(namedBy(key)), of: keyOf(headings, key.columns) }));
  return (line) => {
    if (line.length !== headings.length) found("a row with more or fewer values than headings");
    line.forEach((value, place) => {
      const secret = value === null ? undefined : secretIn(value);
      if (secret !== undefined) found(`${secret} in ${headings[place] ?? ""}`);
    });
    for (const { key, rows, of } of own) {
      const value = of(line);
      if (value !== undefined && !(rows?.has(value) ?? false))
        found(`${key.columns.join(", ")} names a row of ${key.to} that is not here`);
    }
  };
}
