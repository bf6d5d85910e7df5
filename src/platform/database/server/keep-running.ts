import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Postmaster } from "./postmaster.ts";
import { startMoment } from "./processes.ts";
import { pauseBefore } from "./restart-pauses.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

export type Watcher = {
  /** It had died and answers again. */
  readonly onRestarted: (deaths: number) => void;
  /** It died too often and is not started again: the message says so to whoever started Lantern. */
  readonly onGivenUp: (problem: ServerUnavailable) => void;
};

type Keeping = {
  readonly postmaster: Postmaster;
  /** Starts it again on the same data, socket and password. */
  readonly startAgain: () => Promise<Postmaster>;
  readonly log: string;
  /** How often it is looked at, in milliseconds. */
  readonly lookEvery?: number;
  readonly pauses?: typeof pauseBefore;
};

/** A start that recovers can take minutes, and is ended like any server. */
const patience = 2_000;

/** Looking asks the kernel on Linux and runs `ps` elsewhere. */
const lookOften = process.platform === "linux" ? 250 : 2_000;

/**
 * Looks whether the server lives, and starts it again when it has died. One that dies again and again
 * is left: what is wrong with it (a full disk, a damaged file) is for somebody to see.
 */
export class Keeper {
  readonly #keeping: Keeping;
  readonly #ending = new AbortController();
  readonly #deaths: number[] = [];
  #current: Postmaster;
  #work: Promise<void> = Promise.resolve();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#current = keeping.postmaster;
  }

  /** The server that runs now, or ran last. */
  get current(): Postmaster {
    return this.#current;
  }

  watch(watcher: Watcher): void {
    this.#work = this.#watchOn(watcher).catch((error: unknown) => {
      watcher.onGivenUp(new ServerUnavailable(String(error), { cause: error }));
    });
  }

  /** Nothing is started again from here on. A start that has begun is waited for, but not for long. */
  async end(): Promise<void> {
    this.#ending.abort();
    await Promise.race([this.#work, sleep(patience, undefined, { ref: false })]);
  }

  async #watchOn(watcher: Watcher): Promise<void> {
    let moment = startMoment(this.#current.pid);
    while (!this.#isEnding()) {
      await this.#pause(this.#keeping.lookEvery ?? lookOften);
      if (this.#isEnding()) return;
      if (moment !== undefined && startMoment(this.#current.pid) === moment) continue;
      if (!(await this.#raise(watcher))) return;
      moment = startMoment(this.#current.pid);
    }
  }

  /** @returns false where it is not to be looked at any more */
  async #raise({ onRestarted, onGivenUp }: Watcher): Promise<boolean> {
    for (;;) {
      const now = performance.now();
      this.#deaths.push(now);
      const wait = (this.#keeping.pauses ?? pauseBefore)(this.#deaths, now);
      if (wait === undefined) {
        onGivenUp(givenUp(this.#keeping.log));
        return false;
      }
      await this.#pause(wait);
      if (this.#isEnding()) return false;
      try {
        this.#current = await this.#keeping.startAgain();
        onRestarted(this.#deaths.length);
        return true;
      } catch (error) {
        if (!(error instanceof ServerUnavailable)) throw error;
      }
    }
  }

  #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Does not keep a process alive that has nothing else to do. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#ending;
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

const givenUp = (log: string): ServerUnavailable =>
  new ServerUnavailable(
    `PostgreSQL ended again and again and was not started once more: see ${log}, put right what is wrong there, and start Lantern again. What was saved is kept.`,
  );
