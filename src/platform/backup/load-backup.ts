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
import { become, plainWriting } from "./tables.ts";

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
export async function loadArchive(
  client: pg.Client,
  { frames }: OpenArchive,
): Promise<ArchiveManifest> {
  await client.query("begin");
  await client.query(plainWriting);
  const opened = await openForLoading(client);
  const manifest = await loadFrames(client, frames);
  await closeForChecks(client, opened);
  await client.query("commit");
  return manifest;
}

async function loadFrames(
  client: pg.Client,
  frames: AsyncIterator<Frame>,
): Promise<ArchiveManifest> {
  let manifest: ArchiveManifest | undefined;
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (manifest) throw new BackupProblem("this backup goes on after its end");
    if (next.value.kind === "T") {
      await loadTable(client, { table: json(next.value) as ArchiveTable, frames });
    } else if (next.value.kind === "Q") {
      await setSequences(client, json(next.value) as readonly ArchiveSequence[]);
    } else if (next.value.kind === "M") manifest = json(next.value) as ArchiveManifest;
    else throw new BackupProblem("this backup is out of order");
  }
  if (!manifest) throw new BackupProblem("this backup ends before its end");
  return manifest;
}

async function loadTable(
  client: pg.Client,
  { table, frames }: { readonly table: ArchiveTable; readonly frames: AsyncIterator<Frame> },
): Promise<void> {
  await become(client, table.owner);
  const into = intoTable(client, table);
  const digest = digesting(table.name);
  for (;;) {
    const next = await frames.next();
    if (next.done) throw new BackupProblem(`this backup ends within ${table.name}`);
    if (next.value.kind === "D") {
      digest.take(next.value.body);
      await into.write(next.value.body);
    } else if (next.value.kind === "E") {
      await into.end();
      const [said, came] = [json(next.value) as { sha256: string }, digest.result()];
      if (said.sha256 === came.sha256) return;
      throw new BackupProblem(`the rows of ${table.name} are not those that were backed up`);
    } else throw new BackupProblem("this backup is out of order");
  }
}

async function setSequences(
  client: pg.Client,
  sequences: readonly ArchiveSequence[],
): Promise<void> {
  for (const { name, owner, lastValue, isCalled } of sequences) {
    await become(client, owner);
    await client.query("select setval($1::regclass, $2::bigint, $3)", [name, lastValue, isCalled]);
  }
}
