import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { AuditAltered } from "../../src/platform/audit/audit-altered.ts";
import { copyCosignedOut } from "../../src/platform/audit/copy-cosigned-out.ts";
import { cosignedInFile } from "../../src/platform/audit/cosignature-files.ts";
import { takeCosigned } from "../../src/platform/audit/cosignatures.ts";
import type { Outside } from "../../src/platform/audit/outside.ts";
import {
  newPrivateKey,
  newWitnessKey,
  signerOf,
  witnessOf,
  witnessOffer,
  type Report,
  type Witnessed,
} from "../../src/platform/audit/proof/index.ts";
import { readCheckpoints } from "../../src/platform/audit/checkpoints.ts";
import { signAudit } from "../../src/platform/audit/sign-audit.ts";
import { verifyLive } from "../../src/platform/audit/verify-live.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { openFolder } from "../harness/open-folder.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aWitnessKey } from "../harness/witnesses.ts";
import { aLook } from "./acting.ts";
import { fifteen, ofOurOwn, type Attack } from "./audit-attacks.ts";

const signer = signerOf(newPrivateKey("eastmoor-test"));
const police = witnessOf(newWitnessKey("police.example"));
const root = openFolder("lantern-witness-");
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

type World = {
  readonly database: TestDatabase;
  readonly outside: Outside;
  /** What the agency keeps of its own. */
  readonly kept: string;
};
let worlds = 0;

async function work(database: TestDatabase, action: string): Promise<void> {
  const lead = await actorOf(database, "lead");
  for (const subject of Array.from({ length: 20 }, newId)) {
    await database.db.as(lead, () =>
      Promise.resolve({ value: 1, audit: { ...aLook, action, subjectIds: [subject] } }),
    );
  }
}

const sign = ({ database, outside }: Pick<World, "database" | "outside">): Promise<void> =>
  signAudit({ admin: database.admin, signer, outside, at: database.clock.now() });

async function offered({ database }: Pick<World, "database">): Promise<readonly string[]> {
  const notes: string[] = [];
  await asMaintenance(database.admin, async (tx) => {
    for await (const note of readCheckpoints(tx)) notes.push(note);
  });
  return notes;
}

/** What the agency makes of what is offered: a co-signed checkpoint, and what it remembers. */
async function cosign(world: Pick<World, "database">, last?: Witnessed) {
  const offer = { publicKey: signer.publicKey, notes: await offered(world), last };
  const made = witnessOffer(offer, police, world.database.clock.now());
  if (!made) throw new Error("nothing was new");
  return made;
}

const takeIn = ({ database, outside }: World, text: string) =>
  asMaintenance(database.admin, async (tx) => {
    const taken = await takeCosigned(tx, { text, at: database.clock.now() });
    await copyCosignedOut(tx, outside.folder);
    return taken;
  });

/** Three checkpoints, of which an agency co-signed the second and the last. */
async function aWorld(isWitnessed: boolean): Promise<World> {
  const database = await aDatabase("cast");
  const home = join(root, String(++worlds));
  const outside = { folder: join(home, "folder"), lastFile: join(home, "key.last") };
  const world = { database, outside, kept: join(home, "agency.txt") };
  if (isWitnessed) await aWitnessKey(database, police.publicKey);
  let last: Witnessed | undefined;
  for (const round of [1, 2, 3]) {
    await work(database, "test.look");
    await sign({ database, outside });
    if (!isWitnessed || round === 1) continue;
    const made = await cosign(world, last);
    last = made.witnessed;
    writeFileSync(world.kept, `${made.cosigned}\n`, { flag: "a" });
    expect(await takeIn(world, made.cosigned)).toEqual(["taken"]);
  }
  return world;
}

/** With the database alone, as somebody who was handed it would read it; or with what the agency keeps. */
function verify({ database, kept }: World, withAgency = false): Promise<Report> {
  const { publicKey } = police;
  const own = { publicKey, agency: undefined, cosignatures: () => cosignedInFile(kept, publicKey) };
  return asMaintenance(database.admin, (tx) =>
    verifyLive(tx, { keys: [signer.publicKey], cosigned: withAgency ? [own] : [] }),
  );
}

async function attack({ database, outside }: World, ...all: readonly Attack[]): Promise<void> {
  const client = new pg.Client(database.admin);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const { apply } of all) await apply({ client, outside });
  } finally {
    await client.end();
  }
}

const named = (what: string): Attack => {
  const found = [...fifteen, ...ofOurOwn].find((one) => one.what === what);
  if (!found) throw new Error(`there is no tampering called ${what}`);
  return found;
};
const witnessForgotten: Attack = {
  what: "the witness deleted too, in database and folder",
  apply: async ({ client, outside }) => {
    await client.query("delete from audit.cosignatures");
    await client.query("delete from audit.witness_keys");
    rmSync(outside.folder, { recursive: true, force: true });
    mkdirSync(outside.folder);
  },
};

/** Each, and whether the database by itself still shows it without any witness. */
const tried: readonly (readonly [string, boolean])[] = [
  ["all checkpoints deleted", false],
  ["newest checkpoint rolled back in table and folder", false],
  ["rewritten, and all checkpoints deleted", false],
  ["head of a chain set back by one", true],
  ["newest checkpoint rolled back in all three places", false],
  ["rewritten, and every checkpoint gone everywhere", false],
];
const says = ({ findings }: Report): string => findings.map((one) => one.says).join("; ");

describe("where an agency co-signed", () => {
  test("what nobody altered verifies, and says who co-signed up to where", async () => {
    const world = await aWorld(true);
    try {
      const report = await verify(world, true);
      expect(report.findings).toEqual([]);
      const by = { key: "police.example", checkpoints: 2, last: 3 };
      expect(report.cosigned).toMatchObject([by, { ...by, agency: undefined }]);
      expect(report.cosigned?.[0]?.agency).toEqual(expect.any(String));
      await work(world.database, "test.later");
      await sign(world);
      expect((await verify(world, true)).findings).toEqual([]);
    } finally {
      await world.database.close();
    }
  }, 30_000);

  test.each(tried)(
    "%s",
    async (what, isSeenAnyway) => {
      const one = named(what);
      const alone = await aWorld(false);
      const witnessed = await aWorld(true);
      try {
        // The control: without a witness the same attack passes where the database is all there is.
        await attack(alone, one);
        expect((await verify(alone)).findings.length > 0).toBe(isSeenAnyway);

        await attack(witnessed, one);
        const report = await verify(witnessed);
        expect(report.findings).not.toEqual([]);
        if (!isSeenAnyway) expect(says(report)).toContain("co-signed by police.example");

        // Nothing is signed over it either, with a folder and a key that know nothing.
        for (const { database, outside } of [alone, witnessed]) {
          rmSync(outside.folder, { recursive: true, force: true });
          rmSync(outside.lastFile, { force: true });
          const isOfNumberOne = what.includes("all checkpoints deleted") || what.includes("gone");
          if (!isOfNumberOne) continue;
          await database.query("delete from audit.checkpoints").catch(() => undefined);
          const signing = sign({ database, outside });
          if (database === alone.database) await expect(signing).resolves.toBeUndefined();
          else await expect(signing).rejects.toThrow(AuditAltered);
        }

        await attack(witnessed, witnessForgotten);
        const outsideOnly = await verify(witnessed, true);
        expect(outsideOnly.findings).not.toEqual([]);
        if (!isSeenAnyway) expect(says(outsideOnly)).toContain("co-signed by police.example");
      } finally {
        await alone.database.close();
        await witnessed.database.close();
      }
    },
    60_000,
  );
});

describe("a co-signature", () => {
  test("is taken from a key in force and of this very checkpoint alone", async () => {
    const world = await aWorld(true);
    try {
      const { database } = world;
      await work(database, "test.later");
      await sign(world);
      const made = await cosign(world);
      const stranger = witnessOf(newWitnessKey("police.example"));
      const offer = { publicKey: signer.publicKey, notes: await offered(world) };
      const other = witnessOffer(offer, stranger, database.clock.now());
      expect(await takeIn(world, other?.cosigned ?? "")).toEqual(["unknown key"]);
      // The line of one checkpoint under another.
      const [third = ""] = offer.notes.slice(2, 3);
      const line = made.cosigned.trimEnd().split("\n").at(-1) ?? "";
      expect(await takeIn(world, `${third}${line}\n`)).toEqual(["does not fit"]);
      const changed = made.cosigned.replace(/\ntaken [^\n]+/, "\ntaken 2026-01-01T00:00:00.000Z");
      expect(await takeIn(world, changed)).toEqual(["not of a checkpoint"]);
      expect(await takeIn(world, third)).toEqual(["not of a checkpoint"]);
      await database.query(
        "update audit.witness_keys set ended_by = proposed_by, ended_at = now()",
      );
      expect(await takeIn(world, made.cosigned)).toEqual(["unknown key"]);
      await database.query("update audit.witness_keys set ended_by = null, ended_at = null");
      expect(await takeIn(world, made.cosigned)).toEqual(["taken"]);
      expect(await takeIn(world, made.cosigned)).toEqual(["known"]);
      expect((await verify(world)).findings).toEqual([]);
      // Put into the table by whoever owns it: found, and not believed.
      await attack(world, {
        what: "",
        apply: async ({ client }) => {
          await client.query(
            "update audit.cosignatures set cosignature = $1 where checkpoint_number = 2",
            [line],
          );
        },
      });
      expect(says(await verify(world))).toContain("does not fit the checkpoint");
    } finally {
      await world.database.close();
    }
  }, 30_000);

  test("is whole in the folder again after a power cut in the middle of it", async () => {
    const world = await aWorld(true);
    try {
      const file = join(world.outside.folder, "lantern-cosigned.txt");
      const whole = readFileSync(file, "utf8");
      const second = whole.indexOf("\n\n", whole.indexOf("\n\n") + 2) + 2;
      for (const length of [second + 20, whole.length - 30, whole.length - 1, second, 0]) {
        writeFileSync(file, whole.slice(0, length));
        await asMaintenance(world.database.admin, (tx) =>
          copyCosignedOut(tx, world.outside.folder),
        );
        const lines = new Set<string>();
        for await (const one of cosignedInFile(file, police.publicKey)) lines.add(one.line);
        expect(lines.size).toBe(2);
      }
      const before = readFileSync(file, "utf8");
      await sign(world);
      expect(readFileSync(file, "utf8")).toBe(before);
    } finally {
      await world.database.close();
    }
  }, 30_000);
});

describe("an agency that is asked to co-sign", () => {
  test("refuses what does not go on from what it saw, and signs it only if it remembers nothing", async () => {
    const world = await aWorld(true);
    try {
      const { database } = world;
      const notes = await offered(world);
      const at = database.clock.now();
      const { witnessed: last } = await cosign(world);
      const ask = (more: { notes?: readonly string[]; publicKey?: string; last?: Witnessed }) =>
        witnessOffer({ publicKey: signer.publicKey, notes, ...more }, police, at);
      expect(ask({ last })).toBeUndefined();
      expect(() => ask({ last, notes: notes.slice(0, 2) })).toThrow("ends before checkpoint 3");
      // Another history with as many checkpoints.
      const fork = await aWorld(false);
      try {
        const others = await offered(fork);
        await work(fork.database, "test.later");
        await sign(fork);
        const longer = await offered(fork);
        expect(() => ask({ last, notes: others })).toThrow("is not the one that was co-signed");
        expect(() => ask({ last, notes: longer.slice(3) })).toThrow("does not follow checkpoint 3");
        // The control: who remembers nothing signs the fork.
        expect(ask({ notes: longer })?.witnessed.number).toBe(4);
      } finally {
        await fork.database.close();
      }
      const strange = signerOf(newPrivateKey("eastmoor-test")).publicKey;
      expect(() => ask({ publicKey: strange })).toThrow("is not signed by Lantern’s key");
      expect(() => ask({ notes: [notes[0] ?? "", notes[2] ?? ""] })).toThrow("does not come after");
      expect(() => ask({ notes: ["nothing"] })).toThrow("not a file of checkpoints");
    } finally {
      await world.database.close();
    }
  }, 60_000);

  test("keeps a file that verifies alone", async () => {
    const world = await aWorld(true);
    try {
      const copy = join(root, "copied.txt");
      cpSync(world.kept, copy);
      expect(existsSync(copy)).toBe(true);
      expect((await verify({ ...world, kept: copy }, true)).cosigned).toHaveLength(2);
    } finally {
      await world.database.close();
    }
  }, 30_000);
});
