import type pg from "pg";

/** Where the database is, and how each of its two logins reaches it. */
export type Located = {
  readonly admin: pg.PoolConfig;
  readonly app: pg.PoolConfig;
  /** What to tell the person who starts Lantern. */
  readonly words: string;
  readonly stop: () => Promise<void>;
};
