import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Answer, Connection } from "./answer.ts";
import { npmPackageFolder } from "./binary-folders.ts";
import { readPassword } from "./cluster.ts";
import { copiedFrom } from "./copied-programs.ts";
import { readIfThere } from "./files.ts";
import type { ServerSource } from "./find-binaries.ts";
import type { Places } from "./places.ts";
import {
  isReady,
  isRunning,
  type Postmaster,
  readPostmaster,
  stopPostmaster,
  waitForAnswer,
} from "./postmaster.ts";
import { commandLine } from "./processes.ts";
import { port, socketFile } from "./socket-folder.ts";

export type Adopted = {
  readonly postmaster: Postmaster;
  readonly answer: Answer;
  readonly source: ServerSource;
  readonly connection: Connection;
};

/** An orphan may still be recovering, or be on its way out. */
const patience = 180;

/**
 * Lantern killed outright leaves its server running. The next start takes that one over; one that
 * cannot be reached (its socket was cleaned away) is ended, so that a new one can start.
 */
export async function adoptOrphan(places: Places): Promise<Adopted | undefined> {
  const postmaster = readPostmaster(places.cluster);
  if (!postmaster || !isRunning(postmaster)) return undefined;
  const host = readIfThere(places.socketNote)?.trim() ?? "";
  const source = sourceOf(postmaster, places);
  const connection: Connection = { host, port, user: "postgres", password: readPassword(places) };
  const answer = isOutOfReach(postmaster, host)
    ? undefined
    : await waitForAnswer(postmaster, connection, patience);
  if (answer) return { postmaster, answer, source, connection };
  await stopPostmaster(postmaster);
  return undefined;
}

function isOutOfReach(postmaster: Postmaster, host: string): boolean {
  // Without a folder the driver would turn to TCP, where some other server may listen.
  return !host.startsWith("/") || (isReady(postmaster) && !existsSync(socketFile(host)));
}

function sourceOf({ pid }: Postmaster, places: Places): ServerSource {
  const words = commandLine(pid) ?? "";
  const npm = npmPackageFolder();
  const isOurs =
    words.includes(copiedFrom(places.folder)) ||
    (npm !== undefined && words.includes(join(npm, "native", "bin")));
  return isOurs ? "npm" : "system";
}
