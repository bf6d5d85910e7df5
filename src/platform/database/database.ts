import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import { contextOf, systemActor, type Actor, type SystemActor } from "../access/actor.ts";
import { writeAudit, type AuditEntry } from "../audit/audit.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { DB } from "./schema.gen.ts";
import { againAfterDeadlock } from "./after-deadlock.ts";
import { orInDoubt } from "./commit-in-doubt.ts";
import { actingAs, isKeepingPlans } from "./kept-plans.ts";
import { carryRing, type KeyRing } from "../sealing/index.ts";
import { quietPool } from "./pool.ts";
import type { Tx } from "./tx.ts";

export type { Tx } from "./tx.ts";

/** What a piece of work answers: its value, and what the audit will say about it; nothing where an event that stands says it. */
export type Audited<T> = { readonly value: T; readonly audit?: AuditEntry };

export type Database = {
  /**
   * Runs `work` in one transaction as `actor`, then writes its audit entry as the last statement and
   * commits. When the audit cannot be written nothing is changed and nothing is answered. `work` is
   * called again where two transactions waited for each other and the server ended this one.
   */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<Audited<T>>): Promise<T>;
  /** One of the few functions that may run before anybody is known (see db/migrations/0003). */
  beforeSignIn<T>(query: (db: Kysely<DB>) => Promise<T>): Promise<T>;
  /**
   * Does one piece of Lantern's own work inside somebody's transaction, as a named part of Lantern:
   * what it asks stays with it, what it writes is kept or lost with the rest. Who was acting acts on.
   */
  within<T>(tx: Tx, actor: SystemActor, work: () => Promise<T>): Promise<T>;
  /**
   * A short transaction as the system actor `sign-in`, for what sign-in must know before it can do its
   * slow work. It changes no record; the route's own transaction follows and is audited.
   */
  askForSignIn<T>(query: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same by the login for signing in, which may ask for one password and for nothing else. Nothing
   * else reads one: not the application's login, whatever it is made to ask.
   */
  askForPassword<T>(query: (tx: Tx) => Promise<T>): Promise<T>;
  /** Connections of the pool, and requests that wait for one. */
  pool(): PoolState;
  close(): Promise<void>;
};

export type PoolState = {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly most: number;
};

type Parts = {
  readonly pool: pg.PoolConfig;
  /** Of the login for signing in; without it nobody signs in by a password. */
  readonly signIn?: pg.PoolConfig | undefined;
  readonly contextKey: Buffer;
  readonly clock: Clock;
  /** What opens and seals; without it, what is sealed stays closed. */
  readonly ring?: KeyRing | undefined;
  /** How many statements a connection keeps the plans of, where it is not as many as usual. */
  readonly mostPlans?: number | undefined;
};

/** Milliseconds after which the server gives up a statement, a wait for a lock, an idle transaction. */
const patience = {
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 60_000,
};

/**
 * A connection is closed when nobody used it for ten minutes and not, as the driver would, after ten
 * seconds: a new one signs in, reads the catalogue and plans everything anew before it answers, which a
 * person would wait for at every other press. What lies between is asked whether it is still there.
 */
const staying = {
  idleTimeoutMillis: 600_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 30_000,
};

export function openDatabase(parts: Parts): Database {
  const { pool, signIn, contextKey, clock, ring, mostPlans } = parts;
  const connections = quietPool({ ...patience, ...staying, pipeline: true, ...pool }, mostPlans);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connections }) });
  const key = createSecretKey(contextKey);
  const passwords = signIn && openPasswords(signIn, key);
  const become = async (tx: Tx, actor: Actor): Promise<void> => {
    carryRing(tx, ring);
    const role = actor.isWide ? "lantern_wide" : "lantern_app";
    await sql`select set_config('lantern.context', ${signed(actor, key)}, true), set_config('role', ${role}, true),
      set_config('plan_cache_mode', ${isKeepingPlans() ? "force_generic_plan" : "auto"}, true)`.execute(
      tx,
    );
  };
  return {
    as: (actor, work) =>
      againAfterDeadlock(() =>
        actingAs(actor.isWide ? "wide" : "narrow", () =>
          orInDoubt(db, async (tx) => {
            await become(tx, actor);
            const { value, audit } = await work(tx);
            if (audit) await writeAudit(tx, actor, { entry: audit, at: clock.now() });
            return value;
          }),
        ),
      ),
    within: (tx, actor, work) => within(tx, () => become(tx, actor), work),
    beforeSignIn: (query) => query(db),
    askForSignIn: (query) =>
      db.transaction().execute(async (tx) => {
        await become(tx, systemActor("sign-in"));
        return query(tx);
      }),
    askForPassword: (query) => {
      if (!passwords) throw new Error("no login for signing in was given");
      return passwords.ask(query);
    },
    pool: () => ({
      open: connections.totalCount,
      idle: connections.idleCount,
      waiting: connections.waitingCount,
      most: connections.options.max,
    }),
    close: async () => {
      await passwords?.close();
      await db.destroy();
    },
  };
}

/** Few: a password is asked for in a millisecond and compared in fifty. */
const mostForPasswords = 2;

function openPasswords(config: pg.PoolConfig, key: KeyObject) {
  const connections = quietPool({ ...patience, ...staying, ...config, max: mostForPasswords });
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: connections }) });
  const context = signed(systemActor("sign-in"), key);
  return {
    ask: <T>(query: (tx: Tx) => Promise<T>): Promise<T> =>
      db.transaction().execute(async (tx) => {
        await sql`select set_config('lantern.context', ${context}, true)`.execute(tx);
        return query(tx);
      }),
    close: () => db.destroy(),
  };
}

function signed(actor: Actor, key: KeyObject): string {
  const body = contextOf(actor);
  return `${body}|${createHmac("sha256", key).update(body).digest("hex")}`;
}

/**
 * Asks, in a transaction of the maintenance role, a function that answers a part of Lantern alone.
 * Before and afterwards nobody acts there.
 */
export async function askingAs<T>(
  tx: Tx,
  { actor, contextKey }: { readonly actor: SystemActor; readonly contextKey: Buffer },
  work: () => Promise<T>,
): Promise<T> {
  const say = (context: string) =>
    sql`select set_config('lantern.context', ${context}, true)`.execute(tx);
  await say(signed(actor, createSecretKey(contextKey)));
  const value = await work();
  await say("");
  return value;
}

async function within<T>(tx: Tx, become: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ context: string; role: string }>`
    select current_setting('lantern.context') as context, current_setting('role') as role`.execute(
    tx,
  );
  const [before] = rows;
  if (!before) throw new Error("nobody was acting");
  await become();
  const value = await work();
  await sql`select set_config('lantern.context', ${before.context}, true), set_config('role', ${before.role}, true)`.execute(
    tx,
  );
  return value;
}

/**
 * For the rest of this transaction a wide actor looks as a narrow one does. Restricted records are
 * outside the wide role, and a wide actor who is named on one finds it this way.
 */
export async function lookNarrowly(tx: Tx): Promise<void> {
  await sql`select set_config('role', 'lantern_app', true)`.execute(tx);
}

/** The same for one read in the middle of a page: afterwards a wide actor is wide again. */
export async function alsoNarrowly<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  return within(tx, () => lookNarrowly(tx), read);
}
