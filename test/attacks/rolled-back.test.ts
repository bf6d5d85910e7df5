import { rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signAfterRestore } from "../../src/platform/audit/after-restore.ts";
import { newPrivateKey, signerOf } from "../../src/platform/audit/proof/index.ts";
import { signAudit } from "../../src/platform/audit/sign-audit.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, sendBy } from "../harness/families.ts";
import { openFolder } from "../harness/open-folder.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { expectKeptOut } from "./tried.ts";

let app: TestApp;
const folder = openFolder("lantern-rolled-back-");
const outside = { folder: join(folder, "checkpoints"), lastFile: join(folder, "key.last") };
const signer = signerOf(newPrivateKey("eastmoor-test"));
beforeAll(async () => {
  app = await anApp();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const parts = () => ({ admin: app.admin, signer, outside, at: app.clock.now() });

/** What a backup of that moment brings back: rows as they were, and the audit as far as it had come. */
async function rollBackTo(statements: readonly string[]): Promise<void> {
  const client = new pg.Client(app.admin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const one of statements) await client.query(one);
    const { rows } = await client.query<{ note: string }>(
      "select note from audit.checkpoints where checkpoint_number = 1",
    );
    await client.query("delete from audit.checkpoints where checkpoint_number > 1");
    for (const [, shard, sequence] of (rows[0]?.note ?? "").matchAll(/^head (\d+) (\d+) /gm)) {
      await client.query("delete from audit.events where shard = $1 and sequence > $2", [
        shard,
        sequence,
      ]);
      await client.query(
        `update audit.shards s set sequence = $2, hash = coalesce((select hash from audit.events e
           where e.shard = s.shard and e.sequence = $2), audit.first_hash(s.shard)) where shard = $1`,
        [shard, sequence],
      );
    }
  } finally {
    await client.end();
  }
}

test("a day later the whole database is set back: nothing is signed, and what was closed stays closed", async () => {
  const [lead, admin] = [await app.signIn("lead"), await app.signIn("admin")];
  const { personId } = await aChild(app);
  const link = await aLink(lead, personId);
  const email = "joiner@eastmoor.example";
  const [found] = await app.query<{ team: string; role: string }>(
    `select t.team_id as team, r.role_id as role from directory.teams t, directory.roles r
     where t.name = 'Safeguarding team' and r.name = 'Practitioner' and t.partnership_id = 1 and r.partnership_id = 1 limit 1`,
  );
  const invited = await admin.post("/admin/people/invite", {
    name: "A joiner",
    email,
    phone: "",
    team: found?.team ?? "",
    role: found?.role ?? "",
  });
  const code = /[a-z2-9]{4}(-[a-z2-9]{4}){5}/.exec(invited.page.text)?.[0] ?? "";
  const stolen = new Map(lead.cookies);
  await signAudit(parts());

  // The day that the backup does not know: a session is ended, a link and an invitation are used.
  expect((await sendBy(app.nobody(), link)).status).toBe(200);
  const password = "orange kettle window";
  const joining = app.nobody();
  expect((await joining.post("/join", { code, password, again: password })).status).toBe(200);
  const leadId = await staffIdOf(app, "lead");
  const before = await app.query<{ hash: string }>(
    "select encode(session_hash, 'hex') as hash from sec.sessions where staff_id = $1",
    [leadId],
  );
  expect(before).toHaveLength(1);
  await app.query("update sec.sessions set ended_at = $1 where staff_id = $2", [
    app.clock.now(),
    leadId,
  ]);
  await app.query("update directory.tickets set used_at = $1", [app.clock.now()]);
  await signAudit(parts());

  const thief = app.nobody();
  for (const [name, value] of stolen) thief.cookies.set(name, value);
  const ways = {
    session: async () => (await thief.get("/account")).status === 200,
    link: async () => /name="q-/.test((await app.nobody().post(link.at, { code: link.code })).html),
    invitation: async () =>
      (await app.nobody().post("/join", { code, password, again: password })).status === 200,
  };
  const open = async (): Promise<readonly string[]> => {
    const all: string[] = [];
    for (const [name, isOpen] of Object.entries(ways)) if (await isOpen()) all.push(name);
    return all;
  };
  expect(await open()).toEqual([]);

  await rollBackTo([
    "update sec.sessions set ended_at = null",
    "update directory.tickets set used_at = null",
    "delete from protect.family_views",
    "update protect.family_links set used_at = null",
    "delete from sec.attempts",
  ]);
  // The audit notices at the next minute.
  await expect(signAudit(parts())).rejects.toThrow("the database ends with checkpoint 1");
  // The control: the backup alone brings all of them back.
  const control = await open();
  expect(control).toEqual(["session", "link", "invitation"]);
  await app.query("delete from sec.attempts");

  await signAfterRestore({ ...parts(), record: () => Promise.resolve() });
  const after = await open();
  expectKeptOut(
    "ways in that a restored backup opens again",
    { attempts: 3, gotIn: after.length },
    { attempts: 3, gotIn: control.length },
  );
  expect((await (await app.signIn("lead")).get("/account")).status).toBe(200);
});
