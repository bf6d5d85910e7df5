import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Manifest } from "../../src/platform/exit/manifest.ts";
import { writeExit, type ExitMade } from "../../src/platform/exit/index.ts";
import type { TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

export type ExitFolder = {
  readonly folder: string;
  /** A copy that may be spoiled. */
  readonly copy: () => string;
  readonly close: () => void;
};

export function anExitFolder(): ExitFolder {
  const top = openFolder("lantern-exit-");
  const folder = join(top, "exit");
  mkdirSync(folder);
  return {
    folder,
    copy: () => {
      const copied = mkdtempSync(join(top, "copy-"));
      cpSync(folder, copied, { recursive: true });
      return copied;
    },
    close: () => {
      rmSync(top, { recursive: true, force: true });
    },
  };
}

export const exitInto = (
  { admin, secrets }: TestDatabase,
  folder: string,
  partnershipId = 1,
): Promise<ExitMade> => writeExit({ admin, ring: secrets.ring, folder, partnershipId });

/** Every file of a folder by its path, as bytes. */
export function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** Which files hold any of these, read as bytes: no reader of ours stands between. */
export function holding(folder: string, words: readonly (string | Buffer)[]): readonly string[] {
  return [...filesIn(folder)]
    .filter(([, bytes]) => words.some((word) => bytes.includes(word)))
    .map(([path]) => path);
}

/** The rows of a table, by another reader than ours. */
export function rowsIn(folder: string, table: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(folder, "tables", `${table}.csv`)), { columns: true });
}

export function changeText(folder: string, path: string, change: (text: string) => string): void {
  const where = join(folder, path);
  writeFileSync(where, change(readFileSync(where, "utf8")));
}

/** Puts the manifest right after a change, as somebody would who wants it not to be noticed. */
export function putRight(folder: string, path: string, rows?: number): void {
  const bytes = readFileSync(join(folder, path));
  changeText(folder, "manifest.json", (text) => {
    const manifest = JSON.parse(text) as Manifest;
    const files = manifest.files.map((file) =>
      file.path === path
        ? {
            ...file,
            bytes: bytes.length,
            sha256: createHash("sha256").update(bytes).digest("hex"),
            rows: rows ?? file.rows,
          }
        : file,
    );
    return JSON.stringify({ ...manifest, files });
  });
}
