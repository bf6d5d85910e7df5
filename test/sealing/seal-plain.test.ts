import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { migrate, migrationFiles } from "../../src/platform/database/migrate.ts";
import { findFile } from "../../src/platform/files/stored-files.ts";
import { countPlain } from "../../src/platform/sealing/count-sealed.ts";
import { openText, openWhole } from "../../src/platform/sealing/index.ts";
import { sealPlain } from "../../src/platform/sealing/seal-plain.ts";
import { verifySealed } from "../../src/platform/sealing/verify.ts";
import { openFormerly, seal } from "../../src/platform/secrets/secrets.ts";
import { aBareDatabase, type BareDatabase } from "../database/bare-database.ts";
import { dataAfter } from "../database/migration-data.ts";
import { testSecrets } from "../harness/constants.ts";
import { openFolder } from "../harness/open-folder.ts";

const shipped = "db/migrations";
const secrets = testSecrets();
const sealing = "0033_sealed.sql";
let database: BareDatabase;
const folder = openFolder("lantern-plain-");

/** A database as the version before left it, with rows in every table, brought to this version. */
beforeAll(async () => {
  database = await aBareDatabase();
  for (const { name } of migrationFiles(shipped)) {
    if (name === sealing) break;
    cpSync(join(shipped, name), join(folder, name));
    await migrate(database.admin, folder);
    await asOwnersOf(dataAfter[name] ?? "");
  }
  const code = seal(secrets.sealKey, "one-time code", "JBSWY3DPEHPK3PXP").toString("hex");
  const secret = seal(secrets.sealKey, "identity provider secret", "client").toString("hex");
  await asOwnersOf(`
    update directory.credentials set totp_sealed = '\\x${code}';
    update directory.identity_providers set secret_sealed = '\\x${secret}', secret_file = null;
    update sec.staff_ties set ended_at = now();
    update sec.conflict_findings set outcome = 'none', decision_reason = 'Asked, and told no',
      decided_by = (select staff_id from directory.staff s where s.staff_id <> conflict_findings.staff_id limit 1), decided_at = now();
    update sec.conflict_findings set outcome = 'conflict', decision_reason = 'Asked again', version = 2;`);
  await migrate(database.admin, shipped);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const asOwnersOf = (statements: string) =>
  database.query(`begin; set local role lantern_maintenance; ${statements}; commit`);
const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  asMaintenance(database.admin, work, secrets.ring);

async function sealAll(parts = { inTransaction }): Promise<readonly string[]> {
  const problems: string[] = [];
  const openFormer = openFormerly(secrets);
  for await (const step of sealPlain({ ...parts, ring: secrets.ring, openFormer }))
    problems.push(...step.problems.map(({ message }) => message));
  return problems;
}

test("what an earlier version left is counted, sealed also when it was ended half-way, and opens", async () => {
  const plain = await inTransaction(countPlain);
  expect(plain.map(({ table }) => table)).toEqual([
    "directory.credentials",
    "directory.identity_providers",
    "sec.staff_ties",
    "history of sec.staff_ties",
    "sec.conflicts",
    "sec.conflict_findings",
    "history of sec.conflict_findings",
    "identify.workbooks",
    "files.files",
  ]);
  const before = await database.query<{ versions: string }>(
    "select count(*) as versions from history.versions",
  );
  let batches = 0;
  const killed = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    ++batches > 6 ? Promise.reject(new Error("the machine went away")) : inTransaction(work);
  await expect(sealAll({ inTransaction: killed })).rejects.toThrow("went away");
  expect(await sealAll()).toEqual([]);
  expect(await inTransaction(countPlain)).toEqual([]);
  for await (const { problems } of verifySealed({ inTransaction, ring: secrets.ring }))
    expect(problems).toEqual([]);
  const after = await database.query("select count(*) as versions from history.versions");
  expect(after).toEqual(before);
});

test("files, codes and texts say what they said, their history too", async () => {
  const [file] = await database.query<{ id: string }>(
    "select file_id as id from files.files limit 1",
  );
  const found = await inTransaction((tx) =>
    findFile(tx, file?.id ?? "", { id: "", reviewsPictures: false }),
  );
  expect(found?.content.toString()).toBe("words");
  const [hash] = await database.query("select sha256 = sha256(content) as own from files.files");
  expect(hash).toEqual({ own: true });
  const [code] = await database.query<{ id: string; sealed: Buffer }>(
    "select staff_id as id, totp_sealed as sealed from directory.credentials",
  );
  const place = { table: "directory.credentials", row: code?.id ?? "", partnershipId: 1 };
  const opened = openWhole(secrets.ring, code?.sealed ?? Buffer.alloc(0), place, "totp_sealed");
  expect(opened.toString()).toBe("JBSWY3DPEHPK3PXP");
  const texts = await database.query<{ id: string; key: Buffer; body: Buffer; was: string }>(
    `select f.conflict_finding_id as id, f.sealed_key as key, f.decision_reason_sealed as body,
       v.was ->> 'decision_reason_sealed' as was
     from sec.conflict_findings f join history.versions v on v.row_key = f.conflict_finding_id::text
     where v.was ->> 'decision_reason_sealed' is not null`,
  );
  const said = texts.map(({ id, key, body, was }) => {
    const at = { table: "sec.conflict_findings", row: id, partnershipId: 1 };
    const column = "decision_reason_sealed";
    const earlier = Buffer.from(was.slice(2), "hex");
    return [earlier, body].map((sealed) =>
      openText(secrets.ring, at, { sealedKey: key, sealed, column }),
    );
  });
  expect(said).toEqual([["Asked, and told no", "Asked again"]]);
});

test("with another LANTERN_SECRET it says which setting is wrong, and leaves the row", async () => {
  const strange = seal(Buffer.alloc(32, 1), "one-time code", "JBSWY3DPEHPK3PXP").toString("hex");
  await asOwnersOf(`update directory.credentials set totp_sealed = '\\x${strange}'`);
  expect((await sealAll())[0]).toMatch(/LANTERN_SECRET is not the one it was sealed with/);
  const [row] = await database.query<{ sealed: string }>(
    "select encode(totp_sealed, 'hex') as sealed from directory.credentials",
  );
  expect(row?.sealed).toBe(strange);
});
