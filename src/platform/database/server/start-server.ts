import { randomBytes } from "node:crypto";
import { adoptOrphan } from "./adopt.ts";
import type { Answer, Connection } from "./answer.ts";
import { clusterMajor, ensureCluster, readPassword } from "./cluster.ts";
import { errorCode } from "./files.ts";
import type { ServerSource } from "./find-binaries.ts";
import { Keeper, type Watcher } from "./keep-running.ts";
import { launch } from "./launch.ts";
import { type Ownership, takeOwnership } from "./owner.ts";
import type { Places } from "./places.ts";
import { type Postmaster, readPostmaster, stopPostmaster } from "./postmaster.ts";
import { howToRun, settlePlaces, type StartOptions } from "./settle.ts";
import { ServerUnavailable } from "./server-unavailable.ts";
import { makeSocketFolder, port, removeSocketFolder } from "./socket-folder.ts";

export type { StartOptions } from "./settle.ts";

export type RunningServer = {
  readonly source: ServerSource;
  readonly version: string;
  readonly serverVersionNumber: number;
  /** It was running already, left behind by a Lantern that was killed. */
  readonly adopted: boolean;
  readonly connection: Connection;
  /** Where its data stand: not in the data folder where only root may enter that. */
  readonly folder: string;
  /** From now on it is started again when it dies, with the same connection. */
  readonly watch: (watcher: Watcher) => void;
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
  const places = settlePlaces(options);
  const ownership = takeOwnership(places.owner);
  try {
    const orphan = await adoptOrphan(places);
    return orphan
      ? running({ places, ownership, options }, { ...orphan, adopted: true })
      : running(
          { places, ownership, options },
          { ...(await startNew(places, options)), adopted: false },
        );
  } catch (error) {
    ownership.release();
    throw error;
  }
}

async function startNew(places: Places, options: StartOptions): Promise<Started> {
  const { binaries, runAs } = howToRun(places, options);
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

/** After a death: the same data, socket folder and password, so that pools find it again. */
async function startAgain({ places, options }: Owned, connection: Connection): Promise<Postmaster> {
  // Never an empty one instead: every record would seem to have vanished.
  if (clusterMajor(places) === undefined)
    throw new ServerUnavailable(`${places.cluster} is gone: restore it from a backup.`);
  const { binaries, runAs } = howToRun(places, options);
  return (await launch({ places, binaries, runAs, connection })).postmaster;
}

type Owned = {
  readonly places: Places;
  readonly ownership: Ownership;
  readonly options: StartOptions;
};

function running(owned: Owned, started: Started & { adopted: boolean }): RunningServer {
  const { source, adopted, answer, connection, postmaster } = started;
  const { places, ownership } = owned;
  const keeper = new Keeper({
    postmaster,
    startAgain: () => startAgain(owned, connection),
    log: places.log,
  });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await keeper.end();
    // One that is being started again at this moment is noted there.
    await stopPostmaster(readPostmaster(places.cluster) ?? keeper.current);
    removeSocketFolder(places);
    ownership.release();
  };
  return {
    source,
    adopted,
    connection,
    version: answer.version,
    serverVersionNumber: answer.versionNumber,
    folder: places.folder,
    watch: (watcher) => {
      keeper.watch(watcher);
    },
    stop: () => (stopping ??= stop()),
  };
}
