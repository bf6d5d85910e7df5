import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkpointAudit } from "../../src/audit-jobs.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { acting } from "../database/acting.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aWitnessKey } from "../harness/witnesses.ts";

let database: TestDatabase;
const folder = openFolder("lantern-witness-command-");
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

const settings = () => ({
  ...settingsFor(database, folder),
  LANTERN_AUDIT_KEY_FILE: join(folder, "key"),
  LANTERN_AUDIT_CHECKPOINTS: join(folder, "checkpoints"),
});
const lantern = (line: string, more: Readonly<Record<string, string>> = {}) =>
  lanternCommand(line.split(" "), { from: folder, settings: { ...settings(), ...more } });
const nobody = "postgres://nobody@127.0.0.1:1/none";
/** The agency’s own computer: nothing of Lantern’s answers there. */
const atTheAgency = (line: string) =>
  lantern(line, { DATABASE_URL: nobody, DATABASE_ADMIN_URL: nobody });

async function workAndSign(): Promise<void> {
  const lead = await actorOf(database, "lead");
  for (let turn = 0; turn < 17; turn++)
    await acting(database, lead, () => Promise.resolve(undefined));
  await checkpointAudit({
    admin: database.admin,
    config: readConfig(settings()),
    clock: database.clock,
    log: createLog("silent"),
  });
}

describe("lantern audit witness", () => {
  let lanternKey = "";
  let agencyKey = "";

  test("an agency makes its key on its own computer, readable by its owner alone", async () => {
    await lantern("audit key new --name eastmoor.example");
    lanternKey = (await lantern("audit key show")).stdout.trim();
    const { status, stdout } = await atTheAgency(
      "audit witness key --name police.example --file agency",
    );
    expect(status).toBe(0);
    agencyKey = /registers: (\S+)/.exec(stdout)?.[1] ?? "";
    expect(agencyKey).toMatch(/^police\.example\+[0-9a-f]{8}\+/);
    expect(statSync(join(folder, "agency")).mode & 0o777).toBe(0o600);
    const again = await atTheAgency("audit witness key --name police.example --file agency");
    expect(again.status).toBe(2);
  });

  test("what is offered comes back co-signed, is taken in, listed and verified", async () => {
    expect((await lantern("audit witness list")).stdout).toContain("No agency co-signs");
    await workAndSign();
    expect((await lantern("audit witness offer first")).stdout).toContain("1 checkpoints are in");
    const sign = `--key-file agency --lantern ${lanternKey}`;
    const signed = await atTheAgency(`audit witness sign first ${sign} --to cosigned`);
    expect(signed).toMatchObject({ status: 0, stderr: "" });
    const refused = await lantern("audit witness take cosigned");
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain("no key that two people registered");
    await aWitnessKey(database, agencyKey);
    expect(await lantern("audit witness take cosigned")).toMatchObject({ status: 0, stderr: "" });
    expect((await lantern("audit witness list")).stdout).toContain("co-signed up to checkpoint 1");
    const { status, stdout } = await lantern("audit verify");
    expect(stdout).toMatch(/\(police\.example\) co-signed 1 checkpoint, the last number 1 on /);
    expect(status).toBe(0);
    const outside = join(folder, "checkpoints", "lantern-cosigned.txt");
    expect(readFileSync(outside, "utf8")).toContain("\u2014 police.example ");
  });

  test("an agency refuses another history, and what it keeps shows it without the database’s help", async () => {
    await lantern("audit export kept-export");
    const sign = `--key-file agency --lantern ${lanternKey}`;
    const fork = readFileSync(join(folder, "first"), "utf8");
    expect(await atTheAgency(`audit witness sign first ${sign} --to again`)).toMatchObject({
      status: 0,
      stdout: "Nothing is new: there is nothing to co-sign\n",
    });
    expect(fork).toContain("number 1");
    // All that the host keeps is set back, and signed anew as number 1.
    const client = await import("pg").then(({ default: pg }) => new pg.Client(database.admin));
    await client.connect();
    await client.query("set session_replication_role = replica");
    await client.query(
      "delete from audit.checkpoints; delete from audit.cosignatures; delete from audit.witness_keys",
    );
    await client.end();
    rmSync(join(folder, "checkpoints"), { recursive: true });
    rmSync(join(folder, "key.last"));
    database.clock.advance({ minutes: 5 });
    await workAndSign();
    expect(await lantern("audit verify")).toMatchObject({ status: 0 });
    const shown = await lantern(`audit verify --cosigned cosigned --witness ${agencyKey}`);
    expect(shown.status).toBe(1);
    expect(shown.stdout).toContain("is not registered here, co-signed 1 checkpoint");
    expect(shown.stdout).toContain("co-signed by police.example: checkpoint 1 is not the one in");
    await lantern("audit witness offer second");
    const other = await atTheAgency(`audit witness sign second ${sign} --to other`);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain("checkpoint 1 is not the one that was co-signed");
  });

  test.each([
    "audit witness offer",
    "audit witness offer file --after x",
    "audit witness take nothing-there",
    "audit witness key --name only",
    "audit witness sign first",
    "audit verify --cosigned cosigned",
    "audit verify --cosigned cosigned --witness none",
  ])("%s is refused in a line", async (line) => {
    const { status, stderr } = await lantern(line);
    expect(status).toBe(2);
    expect(stderr).not.toContain("    at ");
  });
});
