import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import {
  archiveFormat,
  archiveVersion,
  type ArchiveHeader,
  type ArchiveManifest,
  type ArchiveTable,
  type TableDigest,
} from "./archive.ts";
import { atOneMoment } from "./at-one-moment.ts";
import { digesting, rowsOf } from "./copy-rows.ts";
import { frame, jsonFrame } from "./frames.ts";
import { readMarks } from "./marks.ts";
import { writeSealed } from "./sealed-file.ts";
import { listOwnTables, listSequences } from "./tables.ts";

export type BackupMade = {
  readonly path: string;
  readonly fileName: string;
  readonly madeAt: Date;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: ArchiveManifest;
};

type Parts = {
  /** The admin login, straight to the database. */
  readonly admin: pg.PoolConfig;
  readonly folder: string;
  readonly recipients: readonly string[];
};

/** Writes one backup while Lantern runs. */
export async function writeBackup({ admin, folder, recipients }: Parts): Promise<BackupMade> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return atOneMoment(admin, async ({ client, madeAt }) => {
    const fileName = `lantern-${madeAt.toISOString().replaceAll(/[:.]/g, "-")}.backup.age`;
    const path = join(folder, fileName);
    let manifest: ArchiveManifest | undefined;
    const frames = framesOf(client, madeAt, (made) => (manifest = made));
    const { bytes, sha256 } = await writeSealed(path, recipients, frames);
    if (!manifest) throw new Error("the backup has no manifest");
    return { path, fileName, madeAt, bytes, sha256, manifest };
  });
}

async function* framesOf(
  client: pg.Client,
  madeAt: Date,
  onManifest: (manifest: ArchiveManifest) => void,
): AsyncGenerator<Buffer> {
  yield jsonFrame("H", await headerOf(client, madeAt));
  const digests: TableDigest[] = [];
  const { tables, notOurs } = await listOwnTables(client);
  for (const table of tables) {
    yield* tableFrames(client, table, (digest) => digests.push(digest));
  }
  const marks = await readMarks(client);
  yield jsonFrame("Q", await listSequences(client));
  const rows = digests.reduce((sum, one) => sum + one.rows, 0);
  const manifest = { tables: digests, rows, marks, notOurs };
  onManifest(manifest);
  yield jsonFrame("M", manifest);
}

async function* tableFrames(
  client: pg.Client,
  table: ArchiveTable,
  onDigest: (digest: TableDigest) => void,
): AsyncGenerator<Buffer> {
  yield jsonFrame("T", table);
  const digest = digesting(table.name);
  for await (const piece of rowsOf(client, table)) {
    digest.take(piece);
    yield frame("D", piece);
  }
  const result = digest.result();
  onDigest(result);
  yield jsonFrame("E", result);
}

async function headerOf(client: pg.Client, madeAt: Date): Promise<ArchiveHeader> {
  await client.query("reset role");
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from public.lantern_migrations order by name",
  );
  const { rows } = await client.query<{ server: string }>(
    "select current_setting('server_version') as server",
  );
  return {
    format: archiveFormat,
    version: archiveVersion,
    madeAt: madeAt.toISOString(),
    server: rows[0]?.server ?? "",
    migrations,
  };
}
