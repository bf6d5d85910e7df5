import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ask, lives, pidFile, servers } from "./fixtures/servers.ts";
import { ServerUnavailable } from "./server-unavailable.ts";
import { type RunningServer, startServer } from "./start-server.ts";

const isRoot = process.getuid?.() === 0;
// Containers often have none; npm start then says so in a line (run-as.test.ts).
const hasUserNamespaces = spawnSync("unshare", ["--user", "true"]).status === 0;
const here = servers();
afterEach(() => here.clear());

/** One server for the questions that change nothing. */
const common = servers();
let shared: Pick<RunningServer, "connection">;
beforeAll(async () => {
  shared = await common.start(common.folder());
});
afterAll(() => common.clear());

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** Why a start was refused. */
async function refusal(dataDir: string): Promise<ServerUnavailable> {
  const outcome = await here.start(dataDir).catch((error: unknown) => error);
  if (outcome instanceof ServerUnavailable) return outcome;
  throw new Error("the server started, or failed without an explanation", { cause: outcome });
}

describe("starting", () => {
  test("the second start finds what the first one wrote", async () => {
    const dataDir = here.folder();
    const first = await here.start(dataDir);
    await ask(first, "create table kept as select 'still here' as word");
    await first.stop();
    const second = await here.start(dataDir);
    expect(await ask(second, "select word from kept")).toBe("still here");
    expect(second).toMatchObject({ source: "npm", adopted: false });
    expect(second.connection.password).toBe(first.connection.password);
  });

  test("names the version that runs", async () => {
    const server = await here.start(here.folder());
    expect(await ask(server, "show server_version")).toBe(server.version);
    expect(await ask(server, "show server_version_num")).toBe(String(server.serverVersionNumber));
    expect(server.serverVersionNumber).toBeGreaterThanOrEqual(170000);
  });

  test("makes a data folder that does not exist yet, in a folder that does not either", async () => {
    const dataDir = join(here.folder(), "not", "there");
    const server = await here.start(dataDir);
    expect(await ask(server, "select 1")).toBe(1);
  });

  test("a data folder whose path is far too long for a socket", async () => {
    const dataDir = join(here.folder(), ..."abcd".split("").map((letter) => letter.repeat(60)));
    expect(dataDir.length).toBeGreaterThan(200);
    const server = await here.start(dataDir);
    expect(await ask(server, "select 1")).toBe(1);
    expect(server.connection.host.length).toBeLessThan(80);
  });

  test("a data folder with spaces and accents in its name", async () => {
    const server = await here.start(join(here.folder(), "a name — with 'marks' and é"));
    expect(await ask(server, "select 1")).toBe(1);
  });

  test.runIf(isRoot && hasUserNamespaces)(
    "as root, in a folder that only root may enter (needs root and user namespaces)",
    async () => {
      const server = await here.start(join(here.folder(0o700), "data"));
      expect(await ask(server, "select 1")).toBe(1);
    },
  );

  test.runIf(isRoot && hasUserNamespaces)(
    "as root, a folder closed and opened between starts (needs root and user namespaces)",
    async () => {
      const parent = here.folder(0o755);
      const dataDir = join(parent, "data");
      for (const open of [0o755, 0o700, 0o755]) {
        chmodSync(parent, open);
        const server = await here.start(dataDir);
        await ask(server, "create table if not exists kept ()");
        expect(await ask(server, "select count(*)::int from kept")).toBe(0);
        await server.stop();
      }
    },
  );

  test.runIf(isRoot)("as root, the server itself does not run as root (needs root)", async () => {
    const dataDir = here.folder();
    await here.start(dataDir);
    expect(statSync(`/proc/${pidFile(dataDir)[0] ?? ""}`).uid).not.toBe(0);
  });
});

describe("what it is like", () => {
  test.each([
    ["server_encoding", "UTF8"],
    ["lc_collate", "C"],
    ["data_checksums", "on"],
    ["listen_addresses", ""],
    ["unix_socket_permissions", "0700"],
    ["random_page_cost", "1.1"],
    ["jit", "off"],
    ["log_parameter_max_length", "0"],
    ["log_parameter_max_length_on_error", "0"],
    ["log_error_verbosity", "terse"],
    ["fsync", "on"],
    ["TimeZone", "UTC"],
  ])("%s is %s", async (setting, value) => {
    const shown =
      setting === "lc_collate"
        ? "select datcollate from pg_database where datname = 'postgres'"
        : `show ${setting}`;
    expect(await ask(shared, shown)).toBe(value);
  });

  test("text is compared by PostgreSQL's own C.UTF-8, not the operating system's", async () => {
    const sql =
      "select concat(datlocprovider, ' ', datlocale) from pg_database where datname = 'template1'";
    expect(await ask(shared, sql)).toBe("b C.UTF-8");
  });

  test("the socket is in a folder of its own that nobody else may enter; no TCP", async () => {
    const dataDir = here.folder();
    const { connection } = await here.start(dataDir);
    expect(mode(connection.host)).toBe("700");
    expect(mode(join(connection.host, ".s.PGSQL.5432"))).toBe("700");
    expect(pidFile(dataDir)[5]).toBe(""); // the first address listened on
  });

  test("the password is random, in a file that only its owner reads, and is asked for", async () => {
    const dataDir = here.folder();
    const { connection } = await here.start(dataDir);
    const other = await here.start(here.folder());
    const file = join(dataDir, "postgres", "password");
    expect(mode(file)).toBe("600");
    expect(readFileSync(file, "utf8").trim()).toBe(connection.password);
    expect(connection.password.length).toBeGreaterThanOrEqual(32);
    expect(other.connection.password).not.toBe(connection.password);
    const wrong = { connection: { ...connection, password: "password" } };
    await expect(ask(wrong, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  test("an error's log line quotes no row", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    await ask(server, "create table people (name text primary key)");
    await ask(server, "insert into people select 'Fictional ' || 'Person'");
    await expect(ask(server, "insert into people select 'Fictional ' || 'Person'")).rejects.toThrow(
      /duplicate key/,
    );
    const log = readFileSync(join(dataDir, "postgres", "server.log"), "utf8");
    expect(log).toContain("duplicate key");
    expect(log).not.toContain("Fictional Person");
    expect(mode(join(dataDir, "postgres", "server.log"))).toBe("600");
  });
});

describe("stopping", () => {
  test("leaves no process, no socket folder and no owner, however often it is called", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    const pid = Number(pidFile(dataDir)[0]);
    expect(lives(pid)).toBe(true);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(lives(pid)).toBe(false);
    expect(existsSync(server.connection.host)).toBe(false);
    expect(readdirSync(join(dataDir, "postgres")).sort()).toEqual([
      "cluster",
      "password",
      "server.log",
    ]);
  });

  test("is content when the server has gone already", async () => {
    const dataDir = here.folder();
    const server = await here.start(dataDir);
    process.kill(Number(pidFile(dataDir)[0]), "SIGKILL");
    await server.stop();
    const next = await here.start(dataDir);
    expect(await ask(next, "select 1")).toBe(1);
  });
});

describe("refusing", () => {
  test("a second start while the first one runs, naming the process", async () => {
    const dataDir = here.folder();
    const first = await here.start(dataDir);
    const { message } = await refusal(dataDir);
    expect(message).toContain(`already running on this data folder (process ${process.pid}`);
    expect(await ask(first, "select 1")).toBe(1);
  });

  test("a data folder of another major version, naming both", async () => {
    const dataDir = here.folder();
    await (await here.start(dataDir)).stop();
    writeFileSync(join(dataDir, "postgres", "cluster", "PG_VERSION"), "99\n");
    const { message } = await refusal(dataDir);
    expect(message).toMatch(/made by PostgreSQL 99 .* found only 18\.\d+ in .*set DATABASE_URL\.$/);
    expect(message).not.toContain("\n");
  });

  test("a cluster that lost its heart, instead of starting empty", async () => {
    const dataDir = here.folder();
    await (await here.start(dataDir)).stop();
    rmSync(join(dataDir, "postgres", "cluster", "PG_VERSION"));
    expect((await refusal(dataDir)).message).toMatch(/damaged .* restore it from a backup/);
  });

  test("a cluster whose password file is gone", async () => {
    const dataDir = here.folder();
    await (await here.start(dataDir)).stop();
    rmSync(join(dataDir, "postgres", "password"));
    expect((await refusal(dataDir)).message).toMatch(/password is missing/);
  });

  test("a server that does not come up, with its own reason; and the next start is free", async () => {
    const dataDir = here.folder();
    await (await here.start(dataDir)).stop();
    const settings = join(dataDir, "postgres", "cluster", "postgresql.conf");
    const before = readFileSync(settings, "utf8");
    writeFileSync(settings, `${before}\nno_such_setting = on\n`);
    const { message } = await refusal(dataDir);
    expect(message).toMatch(/did not start: FATAL: .*postgresql\.conf.* \(log: .*server\.log\)$/);
    writeFileSync(settings, before);
    expect(await ask(await here.start(dataDir), "select 1")).toBe(1);
  });

  test("a data folder that is a file, in one line", async () => {
    const file = join(here.folder(), "file");
    writeFileSync(file, "");
    const { message } = await refusal(file);
    expect(message).toMatch(/^PostgreSQL cannot be started in .*file: ENOTDIR/);
  });

  test("says what to do when there is no server of the operating system", async () => {
    const start = startServer({ dataDir: here.folder(), prefer: "system", searchPath: "/nowhere" });
    // A machine with a fitting PostgreSQL starts it instead: then that is what this test shows.
    const outcome = await start.catch((error: unknown) => error);
    if (outcome instanceof ServerUnavailable) {
      expect(outcome.message).toMatch(/install PostgreSQL 17 or newer, or set DATABASE_URL\.$/);
    } else {
      const server = await start;
      expect(server.source).toBe("system");
      await server.stop();
    }
  });
});

describe("an interrupted initdb", () => {
  test("is set aside, not deleted, and done again", async () => {
    const dataDir = here.folder();
    const half = join(dataDir, "postgres", "cluster.unfinished-aB3dEf");
    mkdirSync(join(half, "global"), { recursive: true });
    writeFileSync(join(half, "PG_VERSION"), "18\n");
    const server = await here.start(dataDir);
    expect(await ask(server, "select 1")).toBe(1);
    const names = readdirSync(join(dataDir, "postgres"));
    expect(names).toContain("interrupted-1");
    expect(names.filter((name) => name.startsWith("cluster"))).toEqual(["cluster"]);
    expect(readFileSync(join(dataDir, "postgres", "interrupted-1", "PG_VERSION"), "utf8")).toBe(
      "18\n",
    );
  });

  test("an empty cluster folder, as a mounted volume may be at first, is filled", async () => {
    const dataDir = here.folder();
    mkdirSync(join(dataDir, "postgres", "cluster"), { recursive: true });
    expect(await ask(await here.start(dataDir), "select 1")).toBe(1);
  });
});
