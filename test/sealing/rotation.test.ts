import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSettings } from "../../src/platform/config/config.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { findFile } from "../../src/platform/files/stored-files.ts";
import { countKeyUses } from "../../src/platform/sealing/count-sealed.ts";
import { addKey, dropKey } from "../../src/platform/sealing/key-file-writes.ts";
import { sealingReadiness } from "../../src/platform/sealing/readiness.ts";
import { rotateKeys } from "../../src/platform/sealing/rotate.ts";
import { verifySealed } from "../../src/platform/sealing/verify.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { addFiles, aKeyWorld, type KeyWorld } from "./sealing-world.ts";

let database: TestDatabase;
let world: KeyWorld;
let files: readonly string[];
beforeEach(async () => {
  database = await aDatabase("demo");
  world = aKeyWorld(database);
  files = await addFiles(world, 12);
});
afterEach(async () => {
  world.close();
  await database.close();
});

async function rotate(parts: Pick<KeyWorld, "inTransaction"> = world): Promise<number> {
  let rows = 0;
  for await (const step of rotateKeys({ ...parts, ring: world.ring })) {
    expect(step.problems).toEqual([]);
    rows += step.rows;
  }
  return rows;
}

async function problems(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const step of verifySealed(world))
    found.push(...step.problems.map(({ message }) => message));
  return found;
}

const usesOf = async (name: string): Promise<number> => {
  const id = world.ring
    .keys()
    .find((key) => key.name === name)
    ?.id.toString("hex");
  const uses = await asMaintenance(database.admin, countKeyUses);
  return uses.filter(({ keyId }) => keyId === id).reduce((sum, { rows }) => sum + rows, 0);
};

/** Which of the checks find something, with the keys as they are in the file. */
async function missing(): Promise<readonly string[]> {
  const config = readSettings({ LANTERN_KEYS_FILE: world.keysFile, LANTERN_MODE: "production" });
  return asMaintenance(database.admin, async (tx) => {
    const found: string[] = [];
    for (const { key, look } of sealingReadiness)
      if ((await look({ config, tx, now: database.clock.now() })).length > 0) found.push(key);
    return found;
  });
}

const contents = () =>
  world.inTransaction((tx) =>
    Promise.all(files.map((id) => findFile(tx, id, { id: "", reviewsPictures: false }))),
  );
const bodies = () =>
  database.query<{ content: Buffer }>("select content from files.files order by file_id");

describe("changing the key", () => {
  test("wraps every row anew, touches no content and writes no history", async () => {
    const [before, kept] = [await bodies(), await usesOf("tests")];
    const [versions] = await database.query("select count(*) from history.versions");
    addKey(world.keysFile, "next");
    expect(await missing()).toEqual(["keys-rotated"]);
    expect(await rotate()).toBe(kept);
    expect([await usesOf("tests"), await usesOf("next")]).toEqual([0, kept]);
    expect(await bodies()).toEqual(before);
    expect(await database.query("select count(*) from history.versions")).toEqual([versions]);
    dropKey(world.keysFile, "tests");
    expect([await problems(), await missing()]).toEqual([[], []]);
    expect((await contents())[3]?.content.toString()).toBe("letter 3");
  });

  test("ended half-way, it goes on where it stood, while people write", async () => {
    addKey(world.keysFile, "next");
    let batches = 0;
    const killed = async <T>(work: Parameters<typeof world.inTransaction<T>>[0]): Promise<T> => {
      batches += 1;
      if (batches > 3) throw new Error("the machine went away");
      return world.inTransaction(work);
    };
    await expect(rotate({ inTransaction: killed })).rejects.toThrow("went away");
    expect(await usesOf("next")).toBeGreaterThan(0);
    expect(await usesOf("tests")).toBeGreaterThan(0);
    expect(await problems()).toEqual([]);
    const [, added] = await Promise.all([rotate(), addFiles(world, 30)]);
    files = [...files, ...added];
    await rotate();
    expect(await usesOf("tests")).toBe(0);
    dropKey(world.keysFile, "tests");
    expect(await problems()).toEqual([]);
    expect((await contents()).filter((file) => file === undefined)).toEqual([]);
  });

  test("a key that is taken away too early is found by verify, and by what stops a start", async () => {
    addKey(world.keysFile, "next");
    dropKey(world.keysFile, "tests");
    const found = await problems();
    expect(found.length).toBe((await asMaintenance(database.admin, countKeyUses))
      .reduce((sum, { rows }) => sum + rows, 0)); // prettier-ignore
    expect(found[0]).toMatch(/its key [0-9a-f]{16} is not among the keys/);
    expect(await missing()).toContain("keys-held");
    await expect(contents()).rejects.toThrow(/is not among the keys/);
  });

  test("a row that was altered, or put in another's place, is found by verify", async () => {
    const [one, other] = files;
    await database.query(
      `update files.files f set content = o.content, sealed_key = o.sealed_key, size_bytes = o.size_bytes
       from files.files o where f.file_id = $1 and o.file_id = $2`,
      [one, other],
    );
    expect(await problems()).toEqual([
      `files.files ${one ?? ""}: does not open: it was altered, cut off, or belongs to another row`,
    ]);
  });
});
