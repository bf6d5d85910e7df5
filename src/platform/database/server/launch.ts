import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Connection } from "./answer.ts";
import type { Binaries } from "./find-binaries.ts";
import type { Places } from "./places.ts";
import { type Postmaster, readPostmaster, stopPostmaster, waitForAnswer } from "./postmaster.ts";
import { commandAs, type RunAs } from "./run-as.ts";
import { openServerLog, type ServerLog } from "./server-log.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

export type Launched = { readonly postmaster: Postmaster; readonly answer: Answer };

export type Launch = {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly connection: Connection;
};

/** Recovery after a power cut can take long; a server that gives up is noticed at once. */
const patience = 180;

/** How PostgreSQL says that processes of the last server, which was killed, are still ending. */
const remains = /lock file "postmaster\.pid"|pre-existing shared memory block/;
const patienceWithRemains = 5;

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  // Every disk Lantern meets is an SSD; the default of 4 makes the planner shun indexes.
  random_page_cost: "1.1",
  // After a death: one sync of the file system instead of one for each of two thousand files.
  ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
  // Statements are many and short: to compile one takes longer than to run it.
  jit: "off",
  // The log must hold no personal data: neither parameters nor the details of an error, which
  // quote rows ("Key (name)=(…) already exists").
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
};

/**
 * Starts the server of a cluster that no other process serves, and waits until it answers. Tries
 * again for a while if the last server was killed and its processes are not quite gone.
 */
export async function launch(options: Launch): Promise<Launched> {
  const end = performance.now() + patienceWithRemains * 1000;
  for (;;) {
    const outcome = await attempt(options);
    if ("postmaster" in outcome) return outcome;
    const { complaint } = outcome;
    if (!remains.test(complaint) || performance.now() > end) {
      throw new ServerUnavailable(explain(options, complaint));
    }
    await sleep(100);
  }
}

async function attempt(options: Launch): Promise<Launched | { complaint: string }> {
  const { places, connection } = options;
  const log = openServerLog(places.log);
  try {
    const postmaster = { pid: await spawnServer(options, log), cluster: places.cluster };
    const answer = await answerOrStop(postmaster, connection);
    if (answer) return { postmaster, answer };
    return { complaint: log.complaint() || `no answer within ${patience} seconds` };
  } finally {
    log.close();
  }
}

async function answerOrStop(postmaster: Postmaster, connection: Connection) {
  let answer: Answer | undefined;
  try {
    answer = await waitForAnswer(postmaster, connection, patience);
    return answer;
  } finally {
    if (answer === undefined) await stopPostmaster(postmaster);
  }
}

/** Detached, so that Ctrl-C in a terminal reaches Lantern alone, which stops things in order. */
async function spawnServer(options: Launch, log: ServerLog): Promise<number> {
  const { places, binaries, runAs, connection } = options;
  const {
    program,
    words,
    options: how,
  } = commandAs(runAs, {
    program: join(binaries.folder, "postgres"),
    words: [
      "-D",
      places.cluster,
      "-k",
      connection.host,
      "-p",
      String(connection.port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
  });
  const child = spawn(program, words, {
    ...how,
    detached: true,
    stdio: ["ignore", log.descriptor, log.descriptor],
  });
  await once(child, "spawn");
  child.unref();
  if (child.pid === undefined) throw new Error("a spawned process without a number");
  return child.pid;
}

function explain({ binaries, places }: Launch, complaint: string): string {
  const trouble = `PostgreSQL ${binaries.version} in ${binaries.folder} did not start: ${complaint}`;
  const named = readPostmaster(places.cluster);
  return named && complaint.includes("lock file")
    ? `${trouble}: process ${named.pid} is another program now; if no PostgreSQL serves this folder, delete ${places.cluster}/postmaster.pid and start again.`
    : `${trouble} (log: ${places.log})`;
}
