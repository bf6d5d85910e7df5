import { z } from "zod";
import type pg from "pg";
import {
  archiveFormat,
  archiveVersion,
  type ArchiveHeader,
  type ArchiveManifest,
  type ArchiveSequence,
  type ArchiveTable,
} from "./archive.ts";
import { BackupProblem } from "./backup-problem.ts";
import { digesting, intoTable } from "./copy-rows.ts";
import { readFrames, type Frame } from "./frames.ts";
import { closeForChecks, openForLoading } from "./loading.ts";
import { readSealed } from "./sealed-file.ts";
import { become, everyTable, listTables, plainWriting } from "./tables.ts";

export type OpenArchive = {
  readonly header: ArchiveHeader;
  readonly frames: AsyncIterator<Frame>;
};

const header = z.object({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
  madeAt: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
});

/** Opens a backup as far as its header: what it is of, and which migrations had run. */
export async function openArchive(path: string, identity: string): Promise<OpenArchive> {
  const frames = readFrames(readSealed(path, identity))[Symbol.asyncIterator]();
  const first = await frames.next();
  const read = first.done
    ? undefined
    : header.safeParse(first.value.kind === "H" ? json(first.value) : undefined);
  if (!read?.success)
    throw new BackupProblem("this is no backup of Lantern, or one of a later version");
  return { header: read.data, frames };
}

const json = ({ body }: Frame): unknown => JSON.parse(body.toString("utf8"));

/**
 * Loads an opened backup into a database that has its migrations and no rows. One transaction: when
 * the file breaks off, nothing was loaded.
 */
export async function loadArchive(client: pg.Client, { frames }: OpenArchive): Promise<Loaded> {
  await client.query("begin");
  await client.query(plainWriting);
  const opened = await openForLoading(client);
  const loaded = await loadFrames(client, frames);
  await closeForChecks(client, opened);
  await client.query("commit");
  return loaded;
}

export type Loaded = {
  readonly manifest: ArchiveManifest;
  /** Tables of the backup that this database does not have: Lantern never made them. */
  readonly skipped: readonly string[];
};

async function loadFrames(client: pg.Client, frames: AsyncIterator<Frame>): Promise<Loaded> {
  let manifest: ArchiveManifest | undefined;
  const skipped: string[] = [];
  const into = new Map((await listTables(client)).map((table) => [table.name, table]));
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (manifest) throw new BackupProblem("this backup goes on after its end");
    if (next.value.kind === "T") {
      const table = json(next.value) as ArchiveTable;
      const here = into.get(table.name);
      if (!here) skipped.push(table.name);
      await loadTable(client, { table, here, frames });
    } else if (next.value.kind === "Q") {
      await setSequences(client, json(next.value) as readonly ArchiveSequence[]);
    } else if (next.value.kind === "M") manifest = json(next.value) as ArchiveManifest;
    else throw new BackupProblem("this backup is out of order");
  }
  if (!manifest) throw new BackupProblem("this backup ends before its end");
  return { manifest, skipped };
}

type Loading = {
  readonly table: ArchiveTable;
  /** The same table in this database; without it the rows are read and go nowhere. */
  readonly here: ArchiveTable | undefined;
  readonly frames: AsyncIterator<Frame>;
};

async function loadTable(client: pg.Client, { table, here, frames }: Loading): Promise<void> {
  const into = here && (await openTable(client, table, here));
  const digest = digesting(table.name);
  for (;;) {
    const next = await frames.next();
    if (next.done) throw new BackupProblem(`this backup ends within ${table.name}`);
    if (next.value.kind === "D") {
      digest.take(next.value.body);
      await into?.write(next.value.body);
    } else if (next.value.kind === "E") {
      await into?.end();
      const [said, came] = [json(next.value) as { sha256: string }, digest.result()];
      if (said.sha256 === came.sha256) return;
      throw new BackupProblem(`the rows of ${table.name} are not those that were backed up`);
    } else throw new BackupProblem("this backup is out of order");
  }
}

async function openTable(client: pg.Client, table: ArchiveTable, here: ArchiveTable) {
  const more = table.columns.filter((column) => !here.columns.includes(column));
  if (more.length > 0)
    throw new BackupProblem(
      `this backup holds ${table.name}.${more.join(", ")}, which Lantern did not make: add it to the table by hand to load it`,
    );
  // Whoever owned it in the database that was backed up, here it is ours.
  await become(client, here.owner);
  return intoTable(client, table);
}

async function setSequences(
  client: pg.Client,
  sequences: readonly ArchiveSequence[],
): Promise<void> {
  await client.query("reset role");
  const here = new Set((await everyTable(client)).sequences);
  for (const { name, owner, lastValue, isCalled } of sequences) {
    if (!here.has(name)) continue;
    await become(client, owner);
    await client.query("select setval($1::regclass, $2::bigint, $3)", [name, lastValue, isCalled]);
  }
}
