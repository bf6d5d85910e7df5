import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { atOneMoment } from "../backup/index.ts";
import type { KeyRing } from "../sealing/key-ring.ts";
import { readCatalogue, readForeignKeys } from "./catalogue.ts";
import { contentsInto } from "./contents-file.ts";
import { writeDictionary } from "./dictionary.ts";
import { ExitProblem } from "./exit-problem.ts";
import {
  exitFormat,
  exitVersion,
  manifestName,
  type Manifest,
  type ManifestFile,
} from "./manifest.ts";
import { planOf, type Plan } from "./plan.ts";
import { readMe } from "./read-me.ts";
import { writeRecords } from "./write-records.ts";
import { writeTable, type Writing } from "./write-table.ts";
import { newFile, writeWhole } from "./write-file.ts";

export type ExitMade = {
  readonly manifest: Manifest;
  /** Of the manifest: whoever has it can tell later whether any file was changed. */
  readonly sha256: string;
};

type Parts = {
  /** The admin login, straight to the database. */
  readonly admin: pg.PoolConfig;
  readonly ring: KeyRing;
  readonly folder: string;
  readonly partnershipId: number;
};

/** Makes the folder, or takes one that has nothing in it. */
export function emptyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length > 0)
    throw new ExitProblem(`${folder} is not empty: an exit is written into a folder of its own`);
}

/**
 * Writes everything that one partnership leaves with, while Lantern runs. The manifest comes last, so
 * that a folder without it is known for one that is not whole.
 */
export function writeExit({ admin, ...parts }: Parts): Promise<ExitMade> {
  return atOneMoment(admin, ({ client, madeAt }) =>
    writeAll(client, { ...parts, madeAt: madeAt.toISOString() }),
  );
}

type Parted = Omit<Parts, "admin"> & { readonly madeAt: string };

async function writeAll(
  client: pg.Client,
  { ring, folder, partnershipId, madeAt }: Parted,
): Promise<ExitMade> {
  const head = await headOf(client, partnershipId);
  const plan = planOf(await readCatalogue(client), head);
  refuseUndecided(plan);
  const keys = await readForeignKeys(client);
  const contents = await contentsInto(folder);
  const notOpened: string[] = [];
  const whose = { partnershipId, isAlone: head.isAlone };
  const onNotOpened: Writing["onNotOpened"] = ({ message }) => notOpened.push(message);
  const writing = { client, folder, ring, whose, plan, contents, onNotOpened };
  const tables = await writeTables(writing);
  const listed = [await contents.end(), await writeRecords(writing, keys, madeAt)];
  const dictionary = await writeDictionary(folder, plan, keys);
  const { lantern, schema, partnership } = head;
  const rows = tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
  const lists = listed.map(({ list }) => list);
  const stays = [...plan.stays];
  const said = { lantern, schema, madeAt, partnership, rows, lists, stays, notOpened };
  const text = await writeWhole(folder, "README.txt", readMe(said));
  return finish(folder, {
    format: exitFormat,
    version: exitVersion,
    ...said,
    files: [...tables, ...dictionary, ...listed.map(({ file }) => file), text],
  });
}

async function writeTables(writing: Writing): Promise<readonly ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const table of writing.plan.tables) files.push(await writeTable(writing, table));
  return files;
}

async function finish(folder: string, manifest: Manifest): Promise<ExitMade> {
  const part = `${manifestName}.part`;
  const file = await newFile(folder, part);
  await file.write(`${JSON.stringify(manifest, null, 1)}\n`);
  const { sha256 } = await file.end();
  await rename(join(folder, part), join(folder, manifestName));
  return { manifest, sha256 };
}

function refuseUndecided({ undecided }: Plan): void {
  if (undecided.length === 0) return;
  throw new ExitProblem(
    `nobody has decided whether these may leave: ${undecided.join(", ")}: nothing was written`,
  );
}

async function headOf(client: pg.ClientBase, partnershipId: number) {
  const { rows: migrations } = await client.query<{ name: string }>(
    "select name from public.lantern_migrations order by name",
  );
  await client.query("set local role lantern_maintenance");
  const { rows: all } = await client.query<{ id: number; name: string }>(
    "select partnership_id as id, name from directory.partnerships",
  );
  const partnership = all.find(({ id }) => id === partnershipId);
  if (partnership === undefined) throw new ExitProblem("there is no such partnership");
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  return {
    partnership,
    isAlone: all.length === 1,
    lantern: version,
    schema: { migrations: migrations.length, last: migrations.at(-1)?.name ?? "" },
  };
}
