import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, askVersion, type Connection } from "./answer.ts";
import { errorCode, readIfThere } from "./files.ts";
import { commandLine, startMoment } from "./processes.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

/** The running server process (PostgreSQL's word for it) of one cluster. */
export type Postmaster = { readonly pid: number; readonly cluster: string };

const pause = 10;

/** What postmaster.pid says; whether that process still runs, `isRunning` tells. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const [pid = ""] = pidFileLines(cluster);
  return /^\d+$/.test(pid) ? { pid: Number(pid), cluster } : undefined;
}

/** The eighth line is the server's own word on whether it takes connections yet, or still. */
export function isReady({ pid, cluster }: Postmaster): boolean {
  const lines = pidFileLines(cluster);
  return lines[0] === String(pid) && lines[7]?.trim() === "ready";
}

function pidFileLines(cluster: string): string[] {
  return readIfThere(join(cluster, "postmaster.pid"))?.split("\n") ?? [];
}

/** A pid may have been given to another program since, so that it lives proves nothing. */
export function isRunning({ pid, cluster }: Postmaster): boolean {
  return `${commandLine(pid) ?? ""} `.includes(` -D ${cluster} `);
}

/** Undefined when the process ends first, or has not answered after `patience` seconds. */
export async function waitForAnswer(
  postmaster: Postmaster,
  connection: Connection,
  patience: number,
): Promise<Answer | undefined> {
  const end = performance.now() + patience * 1000;
  // By its start, not by its words: for a moment after it was started it has none (1 of 750 times).
  const moment = startMoment(postmaster.pid);
  const isThere = () => moment !== undefined && startMoment(postmaster.pid) === moment;
  while (isThere() && performance.now() < end) {
    // Asking before it is ready would only fill its log with refusals.
    const answer = isReady(postmaster) ? await askVersion(connection) : undefined;
    if (answer) return answer;
    await sleep(pause);
  }
  return undefined;
}

/**
 * Ends the server and waits until it is gone. SIGINT is PostgreSQL's fast shutdown: open
 * transactions are rolled back and everything is written. Should that take over ten seconds, SIGQUIT
 * ends it at once and the next start recovers from the log; nothing committed is lost either way.
 */
export async function stopPostmaster(postmaster: Postmaster): Promise<void> {
  if (await endedBy(postmaster, "SIGINT", 10)) return;
  if (await endedBy(postmaster, "SIGQUIT", 5)) return;
  throw new ServerUnavailable(`PostgreSQL (process ${postmaster.pid}) does not stop.`);
}

async function endedBy(postmaster: Postmaster, signal: NodeJS.Signals, patience: number) {
  if (!isRunning(postmaster)) return true;
  const { pid } = postmaster;
  // A process on its way out loses its command line first, and its number last.
  const moment = startMoment(pid);
  send(pid, signal);
  const end = performance.now() + patience * 1000;
  while (performance.now() < end) {
    if (startMoment(pid) !== moment) return true;
    await sleep(pause);
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
