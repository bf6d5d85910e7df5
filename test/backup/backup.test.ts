import {
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  copyFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  newKeyPair,
  onDatabase,
  restoreInto,
  restoreToScratch,
  writeBackup,
  type BackupMade,
} from "../../src/platform/backup/index.ts";
import { seeded } from "../../src/kernel/random.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { compareWith } from "../../src/platform/backup/compare.ts";
import { openArchive } from "../../src/platform/backup/load-backup.ts";
import { connectionTo } from "../harness/constants.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

let database: TestDatabase;
let keys: Awaited<ReturnType<typeof newKeyPair>>;
let made: BackupMade;
const folder = openFolder("lantern-backup-");

beforeAll(async () => {
  database = await aDatabase("demo");
  keys = await newKeyPair();
  const looked = {
    action: "test.look",
    outcome: "done",
    route: "test",
    requestId: "test",
  } as const;
  const look = () => Promise.resolve({ value: undefined, audit: looked });
  for (let event = 0; event < 50; event++) await database.db.as(systemActor("housekeeping"), look);
  await database.query(`insert into files.files
      (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, scan, content, added_by, added_at)
    select gen_random_uuid(), partnership_id, '{1}', 'letter.txt', 'text/plain', 5, sha256('words'), 'not scanned', 'words', staff_id, now()
    from directory.staff limit 3`);
  made = await writeBackup({ admin: database.admin, folder, recipients: [keys.recipient] });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const root = () => connectionTo(inject("server"), "postgres");
const prove = (path: string, identity = keys.identity) =>
  restoreToScratch(root(), { path, identity });
const countOf = async (table: string): Promise<number> =>
  (await database.query<{ rows: number }>(`select count(*)::int as rows from ${table}`))[0]?.rows ??
  -1;

describe("a backup", () => {
  test("holds every row of every table but those left out by name", async () => {
    const tables = await database.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
    );
    const held = made.manifest.tables.map(({ name }) => name);
    expect(tables.map(({ name }) => name).filter((name) => !held.includes(name))).toEqual([
      "graphile_worker.migrations",
      "public.lantern_migrations",
      "sec.pads",
    ]);
    for (const { name, rows } of made.manifest.tables) expect(rows, name).toBe(await countOf(name));
    expect(made.manifest.rows).toBeGreaterThan(1000);
    expect(made.manifest.marks.files).toBeGreaterThan(0);
    expect(made.manifest.marks.files).toBe(await countOf("files.files"));
    expect(made.manifest.marks.auditEvents).toBe(await countOf("audit.events"));
  });

  test("can be read by whoever has the private key, and says nothing to others", async () => {
    const bytes = readFileSync(made.path).toString("latin1");
    expect(bytes.startsWith("age-encryption.org/v1\n")).toBe(true);
    for (const { name } of made.manifest.tables) expect(bytes).not.toContain(name);
    const other = await newKeyPair();
    await expect(prove(made.path, other.identity)).rejects.toThrow("does not open");
  });

  test("is left under its name only when it is whole", () => {
    expect(readdirSync(folder)).toEqual([made.fileName]);
  });

  test("is refused where a policy could hide a row from it, and leaves no file behind", async () => {
    const hidden = await aDatabase();
    try {
      await hidden.query(
        "alter policy people_maintenance on subjects.people using (not restricted)",
      );
      const making = writeBackup({ admin: hidden.admin, folder, recipients: [keys.recipient] });
      await expect(making).rejects.toThrow(/may hide rows of subjects\.people/);
      expect(readdirSync(folder)).toEqual([made.fileName]);
    } finally {
      await hidden.close();
    }
  });
});

describe("a restore", () => {
  const proofs = async (): Promise<string[]> => {
    const all = await database.query<{ name: string }>(
      "select datname as name from pg_database where datname like 'lantern_proof_%'",
    );
    return all.map(({ name }) => name);
  };

  test("brings back every row, file and audit event, and is gone afterwards", async () => {
    const { comparison, manifest } = await prove(made.path);
    expect(comparison.differences).toEqual([]);
    expect(comparison.tables.every(({ isEqual }) => isEqual)).toBe(true);
    // Of other tests on the same server some may be there now; theirs go, and one that is left stays.
    const seen = await proofs();
    const left = async () => (await proofs()).filter((name) => seen.includes(name));
    await expect.poll(left, { timeout: 40_000, interval: 200 }).toEqual([]);
    process.stdout.write(
      `backup and restore: ${manifest.tables.length} tables, ${manifest.rows} rows, ${manifest.marks.files} files equal\n`,
    );
  });

  test("needs no superuser: the release login of `lantern db roles` does it", async () => {
    const admin = new pg.Client(root());
    await admin.connect();
    const login = "lantern_release_test";
    await admin.query(`
      do $$ begin create role ${login} login createdb password 'for-tests-only';
      exception when duplicate_object then null; end $$;
      grant lantern_owner, lantern_maintenance, lantern_jobs to ${login} with inherit false, set true`);
    await admin.query(`grant connect on database ${database.name} to ${login}`);
    await admin.query(`alter database ${database.name} owner to ${login}`);
    await database.query(`alter table public.lantern_migrations owner to ${login}`);
    try {
      const release = { user: login, password: "for-tests-only" };
      const copy = await writeBackup({
        admin: { ...database.admin, ...release },
        folder: join(folder, "release"),
        recipients: [keys.recipient],
      });
      const root = { ...database.admin, ...release, database: "postgres" };
      const given = { path: copy.path, identity: keys.identity };
      expect((await restoreToScratch(root, given)).comparison.differences).toEqual([]);
    } finally {
      rmSync(join(folder, "release"), { recursive: true, force: true });
      await admin.query(`alter database ${database.name} owner to postgres`);
      await admin.query(`drop owned by ${login}`).catch(() => undefined);
      await database.query(`reassign owned by ${login} to postgres; drop owned by ${login}`);
      await admin.query(`drop role ${login}`);
      await admin.end();
    }
  });

  test("tells a login that may make databases and no more what it lacks, in a line", async () => {
    const admin = new pg.Client(root());
    await admin.connect();
    const login = "lantern_proof_test";
    await admin.query(`do $$ begin create role ${login} login createdb password 'for-tests-only';
      exception when duplicate_object then null; end $$`);
    try {
      const proving = { ...root(), user: login, password: "for-tests-only", database: "postgres" };
      const proof = restoreToScratch(proving, { path: made.path, identity: keys.identity });
      await expect(proof).rejects.toThrow(
        /lantern_proof_test may not act as lantern_jobs, lantern_maintenance, lantern_owner.*lantern db roles/,
      );
    } finally {
      await admin.query(`drop role ${login}`);
      await admin.end();
    }
  });

  test("says so when a row, a file or an event is not as it was: the comparison can fail", async () => {
    const name = `${database.name}_changed`;
    const admin = new pg.Client(root());
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.query(`grant create on database ${name} to lantern_owner, lantern_jobs`);
    try {
      const into = onDatabase(root(), name);
      await restoreInto({ path: made.path, identity: keys.identity, into });
      const again = restoreInto({ path: made.path, identity: keys.identity, into });
      await expect(again).rejects.toThrow("not empty");
      const client = new pg.Client(into);
      await client.connect();
      const changes = [
        ["subjects.people", "update subjects.people set given_name = 'X' where person_id = (select person_id from subjects.people limit 1)"],
        ["audit", "delete from audit.events where event_id = (select event_id from audit.events limit 1)"],
        ["files", "update files.files set content = set_byte(content, 0, 255 - get_byte(content, 0)) where file_id = (select file_id from files.files limit 1)"],
      ] as const; // prettier-ignore
      for (const [what, change] of changes) {
        await client.query("begin; set local session_replication_role = replica");
        await client.query(change);
        await client.query("commit");
        const { differences } = await compareWith(client, made.manifest);
        expect(differences).toContain(what);
      }
      await client.end();
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });

  test("refuses damaged files, each of 20, and loads nothing of them", async () => {
    const chance = seeded(5);
    const bytes = readFileSync(made.path);
    const path = join(folder, "damaged.age");
    let refused = 0;
    // As it is, it reads to its end: what follows is refused for what was done to it.
    expect(await readAll(made.path)).toBeGreaterThan(100);
    for (let round = 0; round < 20; round++) {
      copyFileSync(made.path, path);
      const at = chance.below(bytes.length);
      if (round < 8) writeFileSync(path, flipped(bytes, at));
      else if (round < 14) truncateSync(path, at);
      else writeFileSync(path, swapped(bytes, 70_000 + Math.floor(at / 3)));
      await expect(readAll(path), `round ${round}`).rejects.toThrow(/does not open/);
      if (round % 7 === 0) await expect(prove(path), `round ${round}`).rejects.toThrow(/not open/);
      refused++;
    }
    rmSync(path);
    process.stdout.write(`damaged backups refused: ${refused} of 20\n`);
  }, 180_000);
});

async function readAll(path: string): Promise<number> {
  const { frames } = await openArchive(path, keys.identity);
  let count = 0;
  while (!(await frames.next()).done) count++;
  return count;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Two chunks of 64 KB change places; each still opens by itself, and not where it stands. */
function swapped(bytes: Buffer, about: number): Buffer {
  const chunk = 65_552;
  const at = Math.min(about, bytes.length - 2 * chunk);
  return Buffer.concat([
    bytes.subarray(0, at),
    bytes.subarray(at + chunk, at + 2 * chunk),
    bytes.subarray(at, at + chunk),
    bytes.subarray(at + 2 * chunk),
  ]);
}
