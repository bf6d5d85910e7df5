import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Account, giveTo } from "./accounts.ts";
import { readIfThere, writePrivately } from "./files.ts";
import type { Binaries } from "./find-binaries.ts";
import type { Places } from "./places.ts";
import { commandAs, type RunAs } from "./run-as.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

const run = promisify(execFile);

const unfinishedPrefix = "cluster.unfinished-";

export type Making = {
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly newPassword: string;
};

/**
 * The version of PostgreSQL that made the cluster; undefined when there is none yet. A cluster that
 * was once complete and lost its heart is refused: starting empty would look as if every record
 * had vanished.
 */
export function clusterMajor(places: Places): number | undefined {
  if (!existsSync(places.cluster) || readdirSync(places.cluster).length === 0) return undefined;
  const version = /^(\d+)\s*$/.exec(readIfThere(join(places.cluster, "PG_VERSION")) ?? "")?.[1];
  if (version === undefined || !existsSync(join(places.cluster, "global", "pg_control"))) {
    throw new ServerUnavailable(
      `${places.cluster} is damaged (PG_VERSION or global/pg_control is missing): restore it from a backup, or move it aside to start with an empty database.`,
    );
  }
  return Number(version);
}

/** Makes the cluster if there is none yet, and sees that it belongs to the account that will run. */
export async function ensureCluster(places: Places, making: Making): Promise<void> {
  if (clusterMajor(places) === undefined) await makeCluster(places, making);
  if (process.getuid?.() === 0) giveTo(runnerOf(making.runAs), places.cluster);
}

/** An earlier start may have run in another way: a folder was opened or closed since. */
function runnerOf(runAs: RunAs): Account {
  return runAs.how === "account" ? runAs.account : { name: "root", uid: 0, gid: 0 };
}

export function readPassword(places: Places): string {
  const password = readIfThere(places.password)?.trim() ?? "";
  if (password !== "") return password;
  throw new ServerUnavailable(
    `${places.password} is missing, without which the database beside it cannot be opened: restore that file from a backup.`,
  );
}

/**
 * Made under another name and renamed at the end, so that whatever carries the cluster's name is
 * complete. The other name is new each time: an initdb that outlived a killed start still writes
 * to its own. What it leaves is set aside, never deleted.
 */
async function makeCluster(places: Places, { binaries, runAs, newPassword }: Making) {
  setInterruptedAside(places.folder);
  writePrivately(places.password, `${newPassword}\n`);
  const unfinished = mkdtempSync(join(places.folder, unfinishedPrefix));
  if (runAs.how === "account") {
    giveTo(runAs.account, unfinished);
    giveTo(runAs.account, places.password); // initdb reads it itself
  }
  await initdb(unfinished, places.password, { binaries, runAs });
  if (existsSync(places.cluster)) rmdirSync(places.cluster); // empty, as clusterMajor has seen
  renameSync(unfinished, places.cluster);
}

function setInterruptedAside(folder: string): void {
  const names = readdirSync(folder);
  let number = 1;
  for (const name of names.filter((one) => one.startsWith(unfinishedPrefix))) {
    while (names.includes(`interrupted-${number}`)) number++;
    renameSync(join(folder, name), join(folder, `interrupted-${number}`));
    number++;
  }
}

async function initdb(
  folder: string,
  passwordFile: string,
  { binaries, runAs }: Pick<Making, "binaries" | "runAs">,
): Promise<void> {
  const { program, words, options } = commandAs(runAs, {
    program: join(binaries.folder, "initdb"),
    words: [
      `--pgdata=${folder}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      // The same everywhere: an empty environment alone would make a SQL_ASCII cluster, and a
      // collation of the operating system would reorder indexes when that is upgraded.
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--data-checksums",
      // One sync of the file system instead of one for each of a thousand files: 0.5 s, not 2 s.
      ...(process.platform === "linux" ? ["--sync-method=syncfs"] : []),
    ],
  });
  try {
    await run(program, words, options);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new ServerUnavailable(`initdb ${binaries.version} failed: ${firstLine(said)}`, {
      cause: error,
    });
  }
}

function firstLine(text: string): string {
  return text.split("\n").find((line) => line.trim() !== "") ?? "it gave no reason";
}
