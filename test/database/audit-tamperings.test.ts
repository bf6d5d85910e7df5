import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { AuditAltered } from "../../src/platform/audit/audit-altered.ts";
import { notesInFolder } from "../../src/platform/audit/checkpoint-files.ts";
import type { Outside } from "../../src/platform/audit/outside.ts";
import { newPrivateKey, signerOf, type Report } from "../../src/platform/audit/proof/index.ts";
import { signAudit } from "../../src/platform/audit/sign-audit.ts";
import { signAfterRestore } from "../../src/platform/audit/after-restore.ts";
import { verifyLive } from "../../src/platform/audit/verify-live.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { openFolder } from "../harness/open-folder.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aLook } from "./acting.ts";
import { fifteen, ofOurOwn, type Attack } from "./audit-attacks.ts";

const signer = signerOf(newPrivateKey("eastmoor-test"));
const root = openFolder("lantern-tampering-");
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

type World = {
  readonly database: TestDatabase;
  readonly outside: Outside;
  /** As a partner fetched it. */
  readonly partner: string;
};

let worlds = 0;

/** Three checkpoints in all three places and with a partner, and some events that are not signed yet. */
async function aWorld(): Promise<World> {
  const database = await aDatabase("cast");
  const home = join(root, String(++worlds));
  const outside = { folder: join(home, "folder"), lastFile: join(home, "key.last") };
  const children = Array.from({ length: 12 }, newId);
  for (const _round of [1, 2, 3]) {
    await work(database, "test.look", children);
    await sign({ database, outside });
  }
  const partner = join(home, "partner");
  cpSync(outside.folder, partner, { recursive: true });
  await work(database, "test.unsigned", children.slice(0, 2));
  return { database, outside, partner };
}

async function work(database: TestDatabase, action: string, children: readonly string[]) {
  const lead = await actorOf(database, "lead");
  for (const subject of [...children, ...children]) {
    await database.db.as(lead, () =>
      Promise.resolve({ value: 1, audit: { ...aLook, action, subjectIds: [subject] } }),
    );
  }
}

const sign = ({ database, outside }: Pick<World, "database" | "outside">): Promise<void> =>
  signAudit({ admin: database.admin, signer, outside, at: database.clock.now() });

function verify({ database, outside, partner }: World, withPartner: boolean): Promise<Report> {
  const copy = { name: "a partner", notes: () => notesInFolder(partner, Infinity), isWhole: false };
  return asMaintenance(database.admin, (tx) =>
    verifyLive(tx, { keys: [signer.publicKey], outside, witnesses: withPartner ? [copy] : [] }),
  );
}

/** As the superuser of the server: no trigger fires, and no constraint stands in the way. */
async function attack({ database, outside }: World, { apply }: Attack): Promise<void> {
  const client = new pg.Client(database.admin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(`alter table audit.events drop constraint if exists events_chain_key, drop constraint if exists events_shard_check,
      drop constraint if exists events_hashes_check`);
    await apply({ client, outside });
  } finally {
    await client.end();
  }
}

const numbersIn = (folder: string): readonly number[] =>
  readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/^number (\d+)$/gm)].map(([, one]) =>
      Number(one),
    ),
  );

const noted = ({ outside }: World): unknown => JSON.parse(readFileSync(outside.lastFile, "utf8"));

test("what nobody altered verifies, is signed, and stands in all three places", async () => {
  const world = await aWorld();
  try {
    expect(await verify(world, true)).toMatchObject({ findings: [] });
    await sign(world);
    await sign(world);
    expect(numbersIn(world.outside.folder)).toEqual([1, 2, 3, 4]);
    expect(noted(world)).toMatchObject({ number: 4 });
    expect(await verify(world, true)).toMatchObject({ findings: [] });
  } finally {
    await world.database.close();
  }
});

describe("a tampering is found", () => {
  test("all that were tried, and as many of our own as were asked for", () => {
    expect(fifteen).toHaveLength(15);
    expect(ofOurOwn.length).toBeGreaterThanOrEqual(10);
  });

  test.each([...fifteen, ...ofOurOwn].map((one) => [one.what, one] as const))(
    "%s",
    async (_what, one) => {
      const world = await aWorld();
      try {
        await attack(world, one);
        const alone = await verify(world, false);
        if (one.needsPartner !== true) expect(alone.findings).not.toEqual([]);
        const { findings } = await verify(world, one.needsPartner === true);
        expect(findings).not.toEqual([]);
        if (one.needsPartner === true) return;
        const before = [numbersIn(world.outside.folder), await signedIn(world)];
        const signing = sign(world).then(
          () => "signed",
          (error: unknown) => error,
        );
        const outcome = await signing;
        if (one.isRefused !== true) return;
        expect(outcome).toBeInstanceOf(AuditAltered);
        expect([numbersIn(world.outside.folder), await signedIn(world)]).toEqual(before);
      } finally {
        await world.database.close();
      }
    },
    30_000,
  );

  test("is refused in words that say which places differ", async () => {
    const world = await aWorld();
    try {
      await attack(world, {
        what: "",
        apply: ({ client }) => client.query("delete from audit.checkpoints").then(() => undefined),
      });
      await expect(sign(world)).rejects.toThrow(
        new AuditAltered("the database has no checkpoint, and the folder with 3"),
      );
    } finally {
      await world.database.close();
    }
  });
});

const signedIn = async ({ database }: World): Promise<unknown> =>
  database
    .query("select count(*)::int as signed from audit.checkpoints")
    .catch(() => "the table is gone");

/** The database as a backup of that checkpoint's moment would bring it back. */
async function goBackTo({ database }: World, number: number): Promise<void> {
  const [row] = await database.query<{ note: string }>(
    "select note from audit.checkpoints where checkpoint_number = $1",
    [number],
  );
  const heads = [...(row?.note ?? "").matchAll(/^head (\d+) (\d+) /gm)];
  const client = new pg.Client(database.admin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query("delete from audit.checkpoints where checkpoint_number > $1", [number]);
    for (const [, shard, sequence] of heads) {
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

describe("after a backup was put back", () => {
  const restored = ({ database, outside }: World) =>
    signAfterRestore({
      admin: database.admin,
      signer,
      outside,
      at: database.clock.now(),
      record: () => Promise.resolve(),
    });

  test("nothing is signed until a checkpoint says so; then everybody is told, and signing goes on", async () => {
    const world = await aWorld();
    try {
      await goBackTo(world, 2);
      await expect(sign(world)).rejects.toThrow("the database ends with checkpoint 2");
      expect((await verify(world, false)).findings).not.toEqual([]);
      await work(world.database, "test.afterwards", [newId()]);
      expect(await restored(world)).toEqual({ to: 2, from: 3, signed: 4 });
      expect(numbersIn(world.outside.folder)).toEqual([1, 2, 3, 4]);
      const told = { findings: [], restores: [{ checkpoint: 4, to: 2 }] };
      expect(await verify(world, true)).toMatchObject(told);
      await work(world.database, "test.later", [newId(), newId()]);
      await sign(world);
      expect(numbersIn(world.outside.folder)).toEqual([1, 2, 3, 4, 5]);
      expect(await verify(world, true)).toMatchObject(told);
      expect(await restored(world)).toBeUndefined();
      // What was signed after the restore is guarded like everything before it.
      await goBackTo(world, 4);
      expect((await verify(world, false)).findings).not.toEqual([]);
    } finally {
      await world.database.close();
    }
  }, 30_000);

  test("an audit that was rewritten is no restore", async () => {
    const world = await aWorld();
    try {
      const rewritten = fifteen.find(({ what }) => what === "a chain rewritten with right hashes");
      if (!rewritten) throw new Error("there is no such tampering");
      await attack(world, rewritten);
      await attack(world, {
        what: "",
        apply: async ({ client }) => {
          await client.query("delete from audit.checkpoints where checkpoint_number > 1");
        },
      });
      await expect(restored(world)).rejects.toThrow(AuditAltered);
      expect(numbersIn(world.outside.folder)).toEqual([1, 2, 3]);
    } finally {
      await world.database.close();
    }
  }, 30_000);
});

describe("a power cut", () => {
  test("between the database and the folder, or in the middle of a line, is made good", async () => {
    const world = await aWorld();
    try {
      const [name = ""] = readdirSync(world.outside.folder);
      const file = join(world.outside.folder, name);
      await sign(world);
      const whole = readFileSync(file, "utf8");
      for (const length of [whole.indexOf("number 4"), whole.length - 40, whole.length - 1]) {
        writeFileSync(file, whole.slice(0, length));
        writeFileSync(
          world.outside.lastFile,
          `${JSON.stringify({ number: 1, hash: await hashOf(world, 1) })}\n`,
        );
        await sign(world);
        expect(readFileSync(file, "utf8")).toBe(whole);
        expect(noted(world)).toMatchObject({ number: 4 });
      }
    } finally {
      await world.database.close();
    }
  }, 30_000);
});

async function hashOf({ database }: World, number: number): Promise<string> {
  const [row] = await database.query<{ hash: string }>(
    "select encode(note_hash, 'base64') as hash from audit.checkpoints where checkpoint_number = $1",
    [number],
  );
  return row?.hash ?? "";
}
