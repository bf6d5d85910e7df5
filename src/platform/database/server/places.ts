import { chmodSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

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
  // As root the server runs under another account, which has to pass through but not to look.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  makeFolder(dataDir, mode);
  const folder = join(realpathSync(dataDir), "postgres");
  makeFolder(folder, mode);
  return {
    folder,
    cluster: join(folder, "cluster"),
    password: join(folder, "password"),
    owner: join(folder, "owner.pid"),
    socketNote: join(folder, "socket-folder"),
    log: join(folder, "server.log"),
  };
}

/** The mode is set again after creating, because the umask may have taken some of it away. */
function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), mode);
  mkdirSync(path, { recursive: true, mode });
  chmodSync(path, mode);
}
