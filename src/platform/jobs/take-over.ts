import pg from "pg";
import type { WorkerEvents } from "graphile-worker";
import type { Log } from "../telemetry/log.ts";

/** Held by each worker, with its own number, for as long as it lives: the server lets go when it ends. */
const alive = 7_203_115;

/** A worker that has just begun may hold a job before it holds its lock. */
const grace = "20 seconds";

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly events: WorkerEvents;
  readonly log: Log;
  readonly everySeconds: number;
};

/**
 * Gives back jobs that a killed worker has taken. The queue itself would let them lie for four hours:
 * it cannot tell a worker that ended from one that is busy. Here each worker holds a lock of the
 * database's for its lifetime, and a job whose worker holds none is anybody's again. A job may so run
 * twice, as after any failure.
 */
export async function startTakingOver({ admin, events, log, everySeconds }: Parts) {
  const own = new Set<string>();
  let client: pg.Client | undefined;
  const connected = async (): Promise<pg.Client> => {
    if (client) return client;
    const made = new pg.Client({ ...admin, options: "-c role=lantern_jobs" });
    const forget = (): void => {
      if (client === made) client = undefined;
    };
    made.on("error", forget);
    made.on("end", forget);
    await made.connect();
    client = made;
    for (const worker of own) await hold(made, worker);
    return made;
  };
  const begin = async (worker: string): Promise<void> => {
    own.add(worker);
    if (client) await hold(client, worker);
  };
  const look = async (): Promise<void> => {
    const given = await takeOver(await connected(), own);
    if (given > 0) log.warn({ event: "jobs of an ended worker taken over" });
  };
  // A server that is away is told elsewhere; the next look connects again.
  const quietly = (work: Promise<void>): void => void work.catch(() => undefined);
  await connected();
  events.on("pool:create", ({ workerPool }) => quietly(begin(workerPool.id)));
  await look();
  const timer = setInterval(() => quietly(look()), everySeconds * 1_000);
  return {
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

const hold = (client: pg.Client, worker: string) =>
  client.query("select pg_advisory_lock($1, hashtext($2))", [alive, worker]);

/** @returns how many workers had ended and left something */
async function takeOver(client: pg.Client, own: ReadonlySet<string>): Promise<number> {
  const { rows } = await client.query<{ worker: string }>(
    `select distinct locked_by as worker from graphile_worker._private_jobs
     where locked_by is not null and locked_at < now() - interval '${grace}'`,
  );
  let given = 0;
  for (const { worker } of rows.filter((row) => !own.has(row.worker))) {
    const { rows: tried } = await client.query<{ ended: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as ended",
      [alive, worker],
    );
    if (tried[0]?.ended !== true) continue;
    await client.query("select graphile_worker.force_unlock_workers(array[$1])", [worker]);
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [alive, worker]);
    given++;
  }
  return given;
}
