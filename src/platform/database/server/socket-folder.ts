import { chownSync, existsSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { closedFolder } from "./accounts.ts";
import { errorCode, readIfThere, writePrivately } from "./files.ts";
import type { Places } from "./places.ts";
import type { RunAs } from "./run-as.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

/** There is no TCP, so the port only names the socket. */
export const port = 5432;

const prefix = "lantern-";
const socketName = `.s.PGSQL.${port}`;
/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const longestPath = process.platform === "linux" ? 107 : 103;

export function socketFile(folder: string): string {
  return join(folder, socketName);
}

/**
 * A new short folder that only the server's account may enter. The data folder's own path may be
 * too long for a socket; its note says where the socket is.
 */
export function makeSocketFolder(
  places: Places,
  runAs: RunAs,
  parents: readonly string[] = [tmpdir(), "/tmp", "/var/tmp"],
): string {
  removeSocketFolder(places);
  const parent = parents.find((folder) => suits(folder, runAs));
  if (parent === undefined) {
    throw new ServerUnavailable(
      `No temporary folder is fit for PostgreSQL's socket (tried ${parents.join(", ")}): set TMPDIR to a folder with a short path that every account may enter.`,
    );
  }
  const folder = mkdtempSync(join(parent, prefix));
  writePrivately(places.socketNote, `${folder}\n`);
  if (runAs.how === "account") chownSync(folder, runAs.account.uid, runAs.account.gid);
  return folder;
}

/** Removes the socket folder that the note names, and nothing that PostgreSQL did not put there. */
export function removeSocketFolder(places: Places): void {
  const folder = readIfThere(places.socketNote)?.trim();
  if (folder === undefined) return;
  if (basename(folder).startsWith(prefix)) {
    rmSync(socketFile(folder), { force: true });
    rmSync(`${socketFile(folder)}.lock`, { force: true });
    removeIfEmpty(folder);
  }
  rmSync(places.socketNote, { force: true });
}

function suits(folder: string, runAs: RunAs): boolean {
  // mkdtemp adds six characters.
  const path = socketFile(join(folder, `${prefix}123456`));
  if (Buffer.byteLength(path) > longestPath || !existsSync(folder)) return false;
  return runAs.how !== "account" || closedFolder(folder) === undefined;
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const harmless = ["ENOENT", "ENOTEMPTY", "EEXIST", "EACCES", "EPERM"];
    if (!harmless.includes(errorCode(error) ?? "")) throw error;
  }
}
