import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storeFile } from "../../src/platform/files/stored-files.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { openWhole, ringOfText } from "../../src/platform/sealing/index.ts";
import { verifyExit, writeExit, type ExitMade } from "../../src/platform/exit/index.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { readHtml } from "../harness/read-html.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";
import { anExitFolder, exitInto, filesIn, holding, rowsIn, type ExitFolder } from "./exit-world.ts";

let database: TestDatabase;
let world: ExitFolder;
let made: ExitMade;

beforeAll(async () => {
  database = await aDatabase("demo");
  world = anExitFolder();
  await openTestSession(database, await staffIdOf(database, "coordinator"));
  await fill();
  made = await exitInto(database, world.folder);
}, 180_000);
afterAll(async () => {
  world.close();
  await database.close();
});

const awkward = '=1+1, "so" he said;\r\nthen: Zoë\n';

/** Files, pictures in each state, a reason that was changed, and texts that are hard to write. */
async function fill(): Promise<void> {
  await asMaintenance(
    database.admin,
    async (tx) => {
      const file = (name: string, mediaType: "text/plain" | "image/png", text: string) =>
        storeFile(tx, {
          partnershipId: 1,
          acl: [1],
          restricted: false,
          name,
          mediaType,
          scan: "clean",
          content: Buffer.from(text),
          actor: systemActor("housekeeping"),
          at: database.clock.now(),
        });
      await file("../Letter: to the school?.txt", "text/plain", "the words of the letter");
      const kept = await file("kept.png", "image/png", "bytes of the kept one");
      const refused = await file("refused.png", "image/png", "bytes of the refused one");
      await file("waits.png", "image/png", "bytes of the waiting one");
      const by = await tx
        .selectFrom("directory.staff")
        .select("staff_id")
        .executeTakeFirstOrThrow();
      for (const [file_id, outcome] of [
        [kept, "accepted"],
        [refused, "refused"],
      ] as const)
        await tx
          .insertInto("files.picture_reviews")
          .values({
            file_id,
            partnership_id: 1,
            outcome,
            reason: "Looked at",
            reviewed_by: by.staff_id,
            reviewed_at: database.clock.now(),
          })
          .execute();
    },
    database.secrets.ring,
  );
  await database.query(
    `update protect.chronology_entries set headline = $1, detail = null
     where chronology_entry_id = (select chronology_entry_id from protect.chronology_entries limit 1)`,
    [awkward],
  );
  await database.query(
    `set session_replication_role = replica;
     update panels.items set wording = '' where item_id = (select item_id from panels.items limit 1);
     set session_replication_role = origin`,
  );
  await database.query(
    `update sec.conflicts c set end_reason = 'Ended for a test', ended_at = now(), ended_by =
       (select s.staff_id from directory.staff s where s.staff_id <> c.staff_id limit 1)`,
  );
}

const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const readListed = (folder: string): readonly Readonly<Record<string, string>>[] =>
  parse(readFileSync(join(folder, "records/index.csv")), { columns: true });

function pageOf(folder: string, reference: string) {
  const found = readListed(folder).find((one) => one["reference"] === reference);
  const html = readFileSync(join(folder, found?.["path"] ?? ""), "utf8");
  const read = readHtml(html);
  return { ...read, html, text: flat(read.text) };
}

const tablesThere = async (): Promise<readonly string[]> =>
  (
    await database.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
    )
  ).map(({ name }) => name);

describe("an exit", () => {
  test("has every table of the database, or says why it stays", async () => {
    const { files, stays } = made.manifest;
    const left = files.flatMap(({ table }) => table ?? []);
    const stayed = stays.filter(({ column }) => column === undefined).map(({ table }) => table);
    expect([...left, ...stayed].sort()).toEqual([...(await tablesThere())].sort());
    expect(stays.every(({ why }) => why.length > 10)).toBe(true);
    expect(left.length).toBeGreaterThan(80);
  });

  test("has as many rows of each as the database, but versions of what stays", async () => {
    for (const { table, rows } of made.manifest.files) {
      if (table === undefined) continue;
      const where = table === "history.versions" ? " where relation <> 'sec.staff_ties'" : "";
      const [row] = await database.query<{ rows: number }>(
        `select count(*)::int as rows from ${table}${where}`,
      );
      expect(rows, table).toBe(row?.rows);
    }
    expect(made.manifest.rows).toBeGreaterThan(1000);
  });

  test("is read by PostgreSQL itself, row for row, wherever nothing was opened or left out", async () => {
    const plain = await database.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns
       where (table_schema || '.' || table_name) = any ($1) and table_name <> 'versions'
       group by 1 having bool_and(data_type not in ('ARRAY', 'bytea')) order by 1`,
      [made.manifest.files.flatMap(({ table }) => table ?? [])],
    );
    const client = new pg.Client(database.admin);
    await client.connect();
    for (const { name } of plain) {
      await client.query(`create temp table again (like ${name})`);
      const text = readFileSync(join(world.folder, "tables", `${name}.csv`));
      const into = client.query(copyFrom("copy again from stdin (format csv, header match)"));
      await pipeline(Readable.from([text]), into);
      const cast = `select t::text from`;
      const { rows } = await client.query(`
        (${cast} ${name} t except all ${cast} again t) union all (${cast} again t except all ${cast} ${name} t)`);
      expect(rows, name).toEqual([]);
      await client.query("drop table again");
    }
    await client.end();
    expect(plain.length).toBeGreaterThan(30);
    expect(plain.map(({ name }) => name)).toContain("protect.chronology_entries");
  }, 180_000);

  test("keeps nothing and an empty text apart, and puts nothing before what could be a formula", () => {
    const text = (table: string): string =>
      readFileSync(join(world.folder, "tables", `${table}.csv`), "utf8");
    expect(text("protect.chronology_entries")).toContain(`"${awkward.replaceAll('"', '""')}",,`);
    expect(text("panels.items")).toMatch(/,"",/);
  });

  test("proves itself whole", async () => {
    const { findings, sha256, manifest } = await verifyExit(world.folder);
    expect(findings).toEqual([]);
    expect(sha256).toBe(made.sha256);
    expect(manifest).toEqual(made.manifest);
  });
});

describe("a child’s page", () => {
  test("is there for each child, and lists where", async () => {
    const [row] = await database.query<{ children: number }>(
      "select count(*)::int as children from subjects.people",
    );
    const listed = readListed(world.folder);
    expect(listed).toHaveLength(row?.children ?? -1);
    expect(new Set(listed.map(({ path }) => path)).size).toBe(listed.length);
  });

  test("says what every table has about the child, in words, and whose name stands for an id", async () => {
    const [most] = await database.query<{ id: string; reference: string; name: string }>(
      `select p.person_id as id, reference, family_name as name from subjects.people p
       order by (select count(*) from panels.meetings m where m.person_id = p.person_id) desc,
         (select count(*) from protect.chronology_entries e where e.person_id = p.person_id) desc limit 1`,
    );
    const page = pageOf(world.folder, most?.reference ?? "");
    const said = await database.query<{ text: string }>(
      `select headline as text from protect.chronology_entries where person_id = $1
       union all select reason from protect.level_decisions where person_id = $1
       union all select wording from subjects.whereabouts where person_id = $1
       union all select wording from work.actions where person_id = $1
       union all select i.wording from panels.items i join panels.meetings m using (meeting_id)
         where m.person_id = $1 and i.wording <> ''
       union all select m.reason from sec.memberships m join subjects.people p using (circle_id) where p.person_id = $1
       union all select s.name from panels.meetings m join directory.staff s on s.staff_id = m.chair_id where m.person_id = $1`,
      [most?.id],
    );
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter(({ text }) => !page.text.includes(flat(text)))).toEqual([]);
    expect(page.heading).toContain(most?.name);
    expect(page.html).not.toContain(most?.id);
    const leading = page.links.filter(({ href }) => href.startsWith("#0"));
    expect(leading.length).toBeGreaterThan(5);
    expect(leading.filter(({ href }) => !page.ids.includes(href.slice(1)))).toEqual([]);
  });

  test("says nothing of another child that is not said of this one", async () => {
    const rows = await database.query<{ reference: string; text: string }>(
      `select p.reference, e.headline as text from protect.chronology_entries e join subjects.people p using (person_id)
       where length(headline) > 20`,
    );
    const unlike = rows.filter(({ reference, text }) =>
      rows.filter((one) => one.text === text).every((one) => one.reference === reference),
    );
    const [first] = unlike;
    const page = pageOf(world.folder, first?.reference ?? "");
    const others = unlike.filter(({ reference }) => reference !== first?.reference);
    expect(others.length).toBeGreaterThan(3);
    expect(others.filter(({ text }) => page.text.includes(flat(text)))).toEqual([]);
  });
});

describe("what was sealed", () => {
  test("is opened: reasons, their older versions, workbooks and files", async () => {
    const reasons = rowsIn(world.folder, "sec.conflicts").map((row) => row["reason"] ?? "");
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.every((reason) => reason.length > 3)).toBe(true);
    const versions = rowsIn(world.folder, "history.versions")
      .filter(({ relation }) => relation === "sec.conflicts")
      .map(({ was }) => JSON.parse(was ?? "") as Record<string, unknown>);
    expect(versions.length).toBeGreaterThan(0);
    for (const was of versions) {
      expect(reasons).toContain(was["reason"]);
      expect(was).not.toHaveProperty("reason_sealed");
    }
    expect(holding(world.folder, ["the words of the letter"])).toEqual([
      expect.stringMatching(/^files\/..\/[-0-9a-f]{36}-Letter-to-the-school\.txt$/),
    ]);
    const [workbook] = rowsIn(world.folder, "identify.workbooks");
    expect(JSON.parse(workbook?.["reading"] ?? "")).toBeTypeOf("object");
  });

  test("of a picture leaves once someone has accepted it, and not before", () => {
    expect(holding(world.folder, ["bytes of the kept one"])).toHaveLength(1);
    const others = ["bytes of the refused one", "bytes of the waiting one"];
    expect(holding(world.folder, others)).toEqual([]);
    const rows = rowsIn(world.folder, "files.files").filter(({ name }) =>
      ["refused.png", "waits.png"].includes(name ?? ""),
    );
    expect(rows.map(({ content }) => content)).toEqual(["", ""]);
    expect(readFileSync(join(world.folder, "files/index.csv"), "utf8")).toContain(
      'waits.png,image/png,"a picture that was refused, or that nobody has looked at yet",,,\r\n',
    );
  });

  test("is told where no key here opens it, and the exit does not count as whole", async () => {
    const other = anExitFolder();
    const ring = ringOfText("other b3RoZXItb25seS1vdGhlci1vbmx5LW90aGVyLW9ubHk=");
    const { manifest } = await writeExit({
      admin: database.admin,
      ring,
      folder: other.folder,
      partnershipId: 1,
    });
    expect(manifest.notOpened.length).toBeGreaterThan(3);
    expect(manifest.notOpened[0]).toContain("is not among the keys that are here");
    const { findings } = await verifyExit(other.folder);
    expect(findings).toHaveLength(manifest.notOpened.length);
    expect(rowsIn(other.folder, "sec.conflicts")[0]?.["reason"]).toBe("");
    other.close();
  });
});

test("one that breaks off is known for not whole", async () => {
  const broken = anExitFolder();
  const ring = {
    ...database.secrets.ring,
    find: () => {
      throw new Error("the machine went away");
    },
  };
  const writing = writeExit({ ...database, ring, folder: broken.folder, partnershipId: 1 });
  await expect(writing).rejects.toThrow("went away");
  expect(filesIn(broken.folder).size).toBeGreaterThan(10);
  await expect(verifyExit(broken.folder)).rejects.toThrow("was not finished");
  broken.close();
});

describe("what opens an account, a session or a seal", () => {
  test("is in no file, by its own bytes", async () => {
    const rows = await database.query<{ name: string; value: Buffer | string }>(`
      select 'password' as name, convert_to(password_hash, 'UTF8') as value from directory.credentials
      union all select 'seed', totp_sealed from directory.credentials
      union all select 'session', session_hash from sec.sessions
      union all select 'token', token_hash from sec.api_tokens
      union all select 'ticket', code_hash from directory.tickets where code_hash is not null
      union all select 'pad', ipad from sec.pads
      union all select 'data key', sealed_key from sec.conflicts where sealed_key is not null
      union all select 'said of themselves', wording_sealed from sec.staff_ties where wording_sealed is not null
      union all select 'data key of a file', sealed_key from files.files where sealed_key is not null`);
    const kinds = new Set(rows.map(({ name }) => name));
    for (const kind of ["password", "seed", "session", "token", "pad", "data key"])
      expect(kinds).toContain(kind);
    const seeds = rows
      .filter(({ name }) => name === "seed")
      .map(({ value }) => value as Buffer)
      .slice(0, 3);
    const staff = await database.query<{ id: string; sealed: Buffer }>(
      "select staff_id as id, totp_sealed as sealed from directory.credentials limit 3",
    );
    const opened = staff.map(({ id, sealed }) =>
      openWhole(
        database.secrets.ring,
        sealed,
        { table: "directory.credentials", row: id, partnershipId: 1 },
        "totp_sealed",
      ),
    );
    const looked = [...rows.map(({ value }) => value as Buffer), ...opened, ...seeds];
    const words = looked.flatMap((value) => [
      value,
      value.toString("hex"),
      value.toString("base64"),
    ]);
    expect(holding(world.folder, words)).toEqual([]);
  }, 180_000);

  test("and neither is what people were told nobody else reads", () => {
    for (const stays of ["sec.staff_ties", "work.drafts", "work.notifications"])
      expect(made.manifest.stays.map(({ table }) => table)).toContain(stays);
    expect(rowsIn(world.folder, "history.versions").map(({ relation }) => relation)).not.toContain(
      "sec.staff_ties",
    );
  });

  test("would be found: a word that leaves is", async () => {
    const [child] = await database.query<{ name: string }>(
      "select family_name as name from subjects.people limit 1",
    );
    expect(holding(world.folder, [child?.name ?? "none"])).toContain("tables/subjects.people.csv");
  });
});
