import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { keysFile } from "./dictionary.ts";
import { ExitProblem } from "./exit-problem.ts";
import { manifestName, manifestShape, type Manifest, type ManifestFile } from "./manifest.ts";
import { readKeys, readList, readNamed } from "./read-table.ts";
import { verifyTable } from "./verify-table.ts";
import { tablesThatStay } from "./what-stays.ts";

export type Verified = {
  readonly manifest: Manifest;
  /** Of the manifest, to compare with what the command said when it was written. */
  readonly sha256: string;
  /** What is not as it was written, in words: empty when everything is. */
  readonly findings: readonly string[];
};

/** Reads an exit back: each file by its digest, each row by what it names. Needs no database. */
export async function verifyExit(folder: string): Promise<Verified> {
  const { manifest, sha256 } = readManifest(folder);
  const altered = await alteredOf(folder, manifest.files);
  // Of a file that was changed this is said already, and its rows would be told one by one.
  const sound = manifest.files.filter(({ path }) => !altered.has(path));
  const listed = await listedFiles(folder, manifest, sound);
  const findings = [
    ...altered.values(),
    ...(await alteredOf(folder, listed.files)).values(),
    ...listed.faults,
    ...(listed.faults.length === 0
      ? strangersIn(folder, [...manifest.files, ...listed.files])
      : []),
    ...stayFaults(manifest),
    ...(await tableFaults(folder, manifest, sound)),
    ...manifest.notOpened.map((one) => `could not be opened when it was written: ${one}`),
  ];
  return { manifest, sha256, findings };
}

function readManifest(folder: string): { readonly manifest: Manifest; readonly sha256: string } {
  const path = join(folder, manifestName);
  if (!existsSync(path))
    throw new ExitProblem(
      `${folder} has no ${manifestName}: this is no exit, or one that was not finished`,
    );
  const bytes = readFileSync(path);
  const read = manifestShape.safeParse(jsonOf(bytes.toString("utf8")));
  if (!read.success)
    throw new ExitProblem(`${path} is not what Lantern writes, or of a later version`);
  return { manifest: read.data, sha256: createHash("sha256").update(bytes).digest("hex") };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By path, what is wrong with each file that is not as it was written. */
async function alteredOf(
  folder: string,
  files: readonly ManifestFile[],
): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>();
  for (const { path, bytes, sha256 } of files) {
    const where = join(folder, path);
    if (!existsSync(where)) faults.set(path, `${path}: is not here`);
    else if ((await stat(where)).size !== bytes) faults.set(path, `${path}: has another size`);
    else if ((await digestOf(where)) !== sha256) faults.set(path, `${path}: was changed`);
  }
  return faults;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

type Listed = { readonly files: readonly ManifestFile[]; readonly faults: readonly string[] };

/** What the lists list, by those that are as they were written. */
async function listedFiles(
  folder: string,
  { lists }: Manifest,
  sound: readonly ManifestFile[],
): Promise<Listed> {
  const files: ManifestFile[] = [];
  const faults: string[] = [];
  for (const { path, count } of lists) {
    if (!sound.some((file) => file.path === path)) {
      faults.push(`${path}: what it lists cannot be told`);
      continue;
    }
    const found = await readList(join(folder, path));
    files.push(...found);
    if (found.length !== count) faults.push(`${path}: lists ${found.length} files, not ${count}`);
  }
  return { files, faults };
}

function strangersIn(folder: string, expected: readonly ManifestFile[]): readonly string[] {
  const known = new Set([manifestName, ...expected.map(({ path }) => path)]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !known.has(path))
    .map((path) => `${path}: is not of this exit`);
}

/** A manifest that was written anew could leave out that something must stay. */
const stayFaults = ({ files }: Manifest): readonly string[] =>
  files
    .filter(({ table = "" }) => table in tablesThatStay)
    .map(
      ({ path, table = "" }) =>
        `${path}: should have stayed behind: ${tablesThatStay[table] ?? ""}`,
    );

async function tableFaults(
  folder: string,
  manifest: Manifest,
  sound: readonly ManifestFile[],
): Promise<readonly string[]> {
  const tables = sound.filter(({ table }) => table !== undefined);
  const isHere = new Set(tables.map(({ table }) => table));
  const all = sound.some(({ path }) => path === keysFile) ? await readKeys(folder) : [];
  const keys = all.filter(({ to }) => isHere.has(to));
  const named = await readNamed(folder, tables, keys);
  const faults: string[] = [];
  for (const table of tables)
    faults.push(...(await verifyTable({ folder, manifest, keys, named }, table)));
  return faults;
}
