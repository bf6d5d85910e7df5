import { randomBytes } from "node:crypto";
import { adoptOrphan } from "./adopt.ts";
import type { Answer, Connection } from "./answer.ts";
import { clusterMajor, ensureCluster, readPassword } from "./cluster.ts";
import { errorCode } from "./files.ts";
import { findBinaries, type ServerSource } from "./find-binaries.ts";
import { launch } from "./launch.ts";
import { type Ownership, takeOwnership } from "./owner.ts";
import { openPlaces, type Places } from "./places.ts";
import { type Postmaster, stopPostmaster } from "./postmaster.ts";
import { minimalEnvironment } from "./processes.ts";
import { chooseRunAs } from "./run-as.ts";
import { ServerUnavailable } from "./server-unavailable.ts";
import { makeSocketFolder, port, removeSocketFolder } from "./socket-folder.ts";

export type StartOptions = {
  /** Made if missing; the server keeps everything in its sub-folder `postgres`. */
  readonly dataDir: string;
  /** This one only. Left out: the operating system's if it has a fitting one, else npm's. */
  readonly prefer?: ServerSource | undefined;
  /** Where else to look for the operating system's programs; like PATH. */
  readonly searchPath?: string | undefined;
};

export type RunningServer = {
  readonly source: ServerSource;
  readonly version: string;
  readonly serverVersionNumber: number;
  /** It was running already, left behind by a Lantern that was killed. */
  readonly adopted: boolean;
  readonly connection: Connection;
  /** Ends the server, adopted or not. Later calls wait for the first. */
  readonly stop: () => Promise<void>;
};

type Started = {
  readonly source: ServerSource;
  readonly postmaster: Postmaster;
  readonly answer: Answer;
  readonly connection: Connection;
};

/**
 * Starts PostgreSQL on a data folder, or takes over the one a killed run left there. One process
 * at a time owns a data folder.
 * @throws {ServerUnavailable} with one line that says what to do
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  try {
    return await startOwned(options);
  } catch (error) {
    if (error instanceof ServerUnavailable || errorCode(error) === undefined) throw error;
    // The operating system said no: permissions, a full disk, a missing program.
    const reason = error instanceof Error ? error.message : "";
    throw new ServerUnavailable(`PostgreSQL cannot be started in ${options.dataDir}: ${reason}`, {
      cause: error,
    });
  }
}

async function startOwned(options: StartOptions): Promise<RunningServer> {
  if (process.getuid === undefined) {
    throw new ServerUnavailable(
      "On this operating system Lantern cannot start PostgreSQL itself: set DATABASE_URL.",
    );
  }
  const places = openPlaces(options.dataDir);
  const ownership = takeOwnership(places.owner);
  try {
    const orphan = await adoptOrphan(places);
    return orphan
      ? running(places, ownership, { ...orphan, adopted: true })
      : running(places, ownership, { ...(await startNew(places, options)), adopted: false });
  } catch (error) {
    ownership.release();
    throw error;
  }
}

async function startNew(places: Places, options: StartOptions): Promise<Started> {
  const binaries = findBinaries({
    source: options.prefer,
    major: clusterMajor(places),
    searchPath: options.searchPath ?? minimalEnvironment.PATH,
  });
  const runAs = chooseRunAs(places.folder, binaries.folder);
  const newPassword = randomBytes(24).toString("base64url");
  await ensureCluster(places, { binaries, runAs, newPassword });
  const password = readPassword(places);
  const host = makeSocketFolder(places, runAs);
  try {
    const connection: Connection = { host, port, user: "postgres", password };
    const launched = await launch({ places, binaries, runAs, connection });
    return { source: binaries.source, connection, ...launched };
  } catch (error) {
    removeSocketFolder(places);
    throw error;
  }
}

function running(
  places: Places,
  ownership: Ownership,
  started: Started & { adopted: boolean },
): RunningServer {
  const { source, adopted, answer, connection, postmaster } = started;
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await stopPostmaster(postmaster);
    removeSocketFolder(places);
    ownership.release();
  };
  return {
    source,
    adopted,
    connection,
    version: answer.version,
    serverVersionNumber: answer.versionNumber,
    stop: () => (stopping ??= stop()),
  };
}
