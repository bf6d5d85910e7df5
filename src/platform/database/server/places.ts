import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { closedFolder } from "./accounts.ts";
import { errorCode, readIfThere } from "./files.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

/** Where everything of one server stands, under `<data folder>/postgres`. */
export type Places = {
  readonly folder: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  readonly password: string;
  readonly owner: string;
  /** Says which temporary folder holds the socket. */
  readonly socketNote: string;
  readonly log: string;
};

export function openPlaces(dataDir: string): Places {
  const folder = ownFolder(dataDir);
  return placesIn(readIfThere(join(folder, elsewhere))?.trim() ?? folder);
}

const elsewhere = "elsewhere";

function ownFolder(dataDir: string): string {
  // As root the server runs under another account, which has to pass through but not to look.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  makeFolder(dataDir, mode);
  const folder = join(realpathSync(dataDir), "postgres");
  makeFolder(folder, mode);
  return folder;
}

const placesIn = (folder: string): Places => ({
  folder,
  cluster: join(folder, "cluster"),
  password: join(folder, "password"),
  owner: join(folder, "owner.pid"),
  socketNote: join(folder, "socket-folder"),
  log: join(folder, "server.log"),
});

/** Kept over a restart, which a folder for temporary files is not. */
const outside = ["/var/lib", "/var/tmp"];

/**
 * For a data folder that only root may enter: a new folder that the server's account may pass through,
 * named from now on by a note in the data folder.
 */
export function placeElsewhere(dataDir: string, parents: readonly string[] = outside): Places {
  const note = join(ownFolder(dataDir), elsewhere);
  const parent = parents.find(
    (one) => existsSync(one) && closedFolder(realpathSync(one)) === undefined,
  );
  if (parent === undefined)
    throw new ServerUnavailable(
      `No folder outside ${dataDir} is open to PostgreSQL's account (tried ${parents.join(", ")}): choose another with LANTERN_DATA, or set DATABASE_URL.`,
    );
  const made = mkdtempSync(join(parent, "lantern-"));
  chmodSync(made, 0o711);
  try {
    writeFileSync(note, `${made}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    rmdirSync(made);
    if (errorCode(error) !== "EEXIST") throw error;
  }
  return openPlaces(dataDir);
}

/** The mode is set again after creating, because the umask may have taken some of it away. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, { recursive: true, mode });
  chmodSync(path, mode);
}
