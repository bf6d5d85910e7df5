import { join } from "node:path";
import { readCsv, type Value } from "./csv.ts";
import { keysFile, keysHeadings } from "./dictionary.ts";
import type { ForeignKey } from "./catalogue.ts";
import { proofHeadings } from "./listed-files.ts";
import { staysInside, type ManifestFile } from "./manifest.ts";

/** The values of some columns, as one text: two rows have the same where they name the same row. */
export type KeyOf = (line: readonly Value[]) => string | undefined;

/** Undefined where one of the columns says nothing, as a foreign key has it. */
export function keyOf(headings: readonly Value[], columns: readonly string[]): KeyOf {
  const places = columns.map((column) => headings.indexOf(column));
  return (line) => {
    const values = places.map((place) => line[place] ?? null);
    return values.includes(null) ? undefined : values.join("\u0000");
  };
}

export async function readKeys(folder: string): Promise<readonly ForeignKey[]> {
  const keys: ForeignKey[] = [];
  for await (const line of readCsv(join(folder, keysFile))) {
    const [name, table, columns, to, toColumns] = line.map((value) => value ?? "");
    if (name === keysHeadings[0]) continue;
    keys.push({
      name: name ?? "",
      table: table ?? "",
      to: to ?? "",
      columns: (columns ?? "").split(" "),
      toColumns: (toColumns ?? "").split(" "),
    });
  }
  return keys;
}

/** The files that a list has, without those whose content stayed. */
export async function readList(path: string): Promise<readonly ManifestFile[]> {
  const files: ManifestFile[] = [];
  let places: readonly number[] | undefined;
  for await (const line of readCsv(path)) {
    if (places === undefined) {
      places = proofHeadings.map((heading) => line.indexOf(heading));
      continue;
    }
    const [file, bytes, sha256] = places.map((place) => line[place] ?? null);
    if (file && bytes && sha256 && staysInside(file))
      files.push({ path: file, bytes: Number(bytes), sha256 });
  }
  return files;
}

/** Which rows of a table can be named: one text for each, by the columns that name them. */
export type Named = ReadonlyMap<string, ReadonlySet<string>>;

export const namedBy = ({ to, toColumns }: ForeignKey): string => `${to} ${toColumns.join(" ")}`;

/** Reads each table that others name rows of, once. */
export async function readNamed(
  folder: string,
  files: readonly ManifestFile[],
  keys: readonly ForeignKey[],
): Promise<Named> {
  const named = new Map<string, Set<string>>();
  for (const { path, table } of files) {
    const wanted = new Map(keys.filter(({ to }) => to === table).map((key) => [namedBy(key), key]));
    if (table === undefined || wanted.size === 0) continue;
    for (const name of wanted.keys()) named.set(name, new Set());
    let takers: readonly (readonly [Set<string> | undefined, KeyOf])[] | undefined;
    for await (const line of readCsv(join(folder, path))) {
      if (takers === undefined) {
        takers = [...wanted].map(([name, key]) => [named.get(name), keyOf(line, key.toColumns)]);
        continue;
      }
      for (const [taken, key] of takers) {
        const value = key(line);
        if (value !== undefined) taken?.add(value);
      }
    }
  }
  return named;
}
