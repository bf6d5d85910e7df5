import { existsSync } from "node:fs";
import { askVersion, type Answer, type Connection } from "./answer.ts";
import { readPassword } from "./cluster.ts";
import { readIfThere } from "./files.ts";
import { openPlaces } from "./places.ts";
import { isRunning, readPostmaster } from "./postmaster.ts";
import { port, socketFile } from "./socket-folder.ts";

/**
 * The server that another process of Lantern runs on this data folder, for a command that wants to
 * work beside it. It is that process's to stop.
 */
export async function findRunningServer(
  dataDir: string,
): Promise<(Answer & { readonly connection: Connection }) | undefined> {
  const places = openPlaces(dataDir);
  const postmaster = readPostmaster(places.cluster);
  const host = readIfThere(places.socketNote)?.trim();
  if (!postmaster || !isRunning(postmaster) || !host || !existsSync(socketFile(host))) {
    return undefined;
  }
  const connection: Connection = { host, port, user: "postgres", password: readPassword(places) };
  const answer = await askVersion(connection);
  return answer && { ...answer, connection };
}
