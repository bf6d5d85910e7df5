import type pg from "pg";
import type { Watcher } from "./server/index.ts";

/** Where the database is, and how each of its three logins reaches it. */
export type Located = {
  readonly admin: pg.PoolConfig;
  readonly app: pg.PoolConfig;
  /** Compares passwords and reads nothing else. */
  readonly signIn: pg.PoolConfig;
  /** What to tell the person who starts Lantern. */
  readonly words: string;
  /** Of a server that we started: from now on it is started again when it dies. */
  readonly watch?: (watcher: Watcher) => void;
  readonly stop: () => Promise<void>;
};
