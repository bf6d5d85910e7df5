import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startServer, type RunningServer } from "../../src/platform/database/server/index.ts";
import { openFolder } from "../harness/open-folder.ts";

const folder = openFolder("lantern-time-");
const running: RunningServer[] = [];
afterAll(async () => {
  for (const server of running) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds: more than the clock of any machine is coarse. */
const aMoment = 20;

const [lived, restored] = [join(folder, "lived"), join(folder, "restored")];
const clusterOf = (dataDir: string): string => join(dataDir, "postgres", "cluster");

async function start(dataDir: string): Promise<RunningServer> {
  const server = await startServer({ dataDir });
  running.push(server);
  return server;
}

async function within<T>(
  { connection }: RunningServer,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const rowsOf = async (client: pg.Client): Promise<{ rows: number; digest: string | null }> =>
  (
    await client.query<{ rows: number; digest: string | null }>(
      "select count(*)::int as rows, md5(string_agg(id || words, ',' order by id)) as digest from kept",
    )
  ).rows[0] ?? { rows: -1, digest: null };

/** What docs/running.md says under Point in time, with what comes with PostgreSQL alone. */
test("everything deleted comes back as it stood at a second, from a base backup and the archived log", async () => {
  const archive = join(folder, "archive");
  mkdirSync(archive);
  chmodSync(archive, 0o777);
  const first = await start(lived);
  await within(first, async (client) => {
    await client.query("alter system set archive_mode = on");
    await client.query("alter system set archive_library = 'basic_archive'");
    await client.query(`alter system set "basic_archive.archive_directory" = '${archive}'`);
  });
  await first.stop();
  const second = await start(lived);
  await within(second, (client) => baseBackup(client));

  const { was, at } = await within(second, async (client) => {
    await client.query(
      "insert into kept select n, 'after the base backup' from generate_series(1001, 1500) n",
    );
    const before = await rowsOf(client);
    // A commit has its microsecond, and the one that is gone back to has nothing else in it.
    await sleep(aMoment);
    const { rows } = await client.query<{ at: string }>("select clock_timestamp()::text as at");
    await sleep(aMoment);
    await client.query("delete from kept");
    await client.query("insert into kept values (1, 'a wrong start')");
    await client.query("select pg_switch_wal()");
    await client.query("checkpoint");
    return { was: before, at: rows[0]?.at ?? "" };
  });
  await untilArchived(archive, second);
  await second.stop();

  cpSync(join(lived, "postgres", "password"), join(restored, "postgres", "password"));
  const settings = `restore_command = 'cp ${archive}/%f %p'
recovery_target_time = '${at}'
recovery_target_action = 'promote'
archive_mode = off
`;
  writeFileSync(join(clusterOf(restored), "postgresql.auto.conf"), settings);
  writeFileSync(join(clusterOf(restored), "recovery.signal"), "");
  const third = await start(restored);
  const is = await within(third, rowsOf);
  expect(is).toEqual(was);
  expect(was.rows).toBe(1500);
  process.stdout.write(`point in time: ${is.rows} rows equal to those of ${at}\n`);
}, 180_000);

/** By the server's own functions: what pg_basebackup does, where only the server's programs are. */
async function baseBackup(client: pg.Client): Promise<void> {
  await client.query(
    "create table kept as select n as id, 'before' as words from generate_series(1, 1000) n",
  );
  await client.query("select pg_backup_start('base', true)");
  const notCopied = ["postmaster.pid", "postmaster.opts"];
  mkdirSync(join(restored, "postgres"), { recursive: true });
  for (const path of [restored, join(restored, "postgres")]) chmodSync(path, 0o711);
  cpSync(clusterOf(lived), clusterOf(restored), {
    recursive: true,
    filter: (from) => !notCopied.includes(basename(from)) && !/\/pg_wal\/[0-9A-F]{24}$/.test(from),
  });
  const { rows } = await client.query<{ labelfile: string }>(
    "select labelfile from pg_backup_stop()",
  );
  writeFileSync(join(clusterOf(restored), "backup_label"), rows[0]?.labelfile ?? "");
}

async function untilArchived(archive: string, server: RunningServer): Promise<void> {
  const { rows } = await within(server, (client) =>
    client.query<{ last: string }>(
      "select pg_walfile_name(pg_current_wal_lsn() - 1) as last, pg_switch_wal()",
    ),
  );
  for (let tries = 0; tries < 200; tries++) {
    if (readdirSync(archive).includes(rows[0]?.last ?? "")) return;
    await sleep(100);
  }
  throw new Error("the log was not archived");
}
