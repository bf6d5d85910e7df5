import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { configuredRing, type KeyRing } from "../../src/platform/sealing/key-ring.ts";
import { storeFile } from "../../src/platform/files/stored-files.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { testKeys } from "../harness/constants.ts";
import type { TestDatabase } from "../harness/database.ts";
import { openFolder } from "../harness/open-folder.ts";

/** A file of keys beside a test's database, with the key that its rows are sealed under. */
export type KeyWorld = {
  readonly keysFile: string;
  readonly ring: KeyRing;
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

export function aKeyWorld(database: TestDatabase): KeyWorld {
  const folder = openFolder("lantern-sealing-");
  mkdirSync(folder, { recursive: true });
  const keysFile = join(folder, "keys");
  writeFileSync(keysFile, `${testKeys}\n`, { mode: 0o600 });
  const ring = configuredRing({ mode: "production", dataDir: folder, keys: undefined, keysFile });
  return {
    keysFile,
    ring,
    inTransaction: (work) => asMaintenance(database.admin, work, ring),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Files of one stamp, stored as an upload stores them. */
export async function addFiles(world: KeyWorld, count: number): Promise<readonly string[]> {
  return world.inTransaction(async (tx) => {
    const ids: string[] = [];
    for (let file = 0; file < count; file++) {
      ids.push(
        await storeFile(tx, {
          partnershipId: 1,
          acl: [1],
          restricted: false,
          name: `letter ${file}.txt`,
          mediaType: "text/plain",
          scan: "clean",
          content: Buffer.from(`letter ${file}`),
          actor: systemActor("housekeeping"),
          at: new Date("2026-11-24T10:00:00Z"),
        }),
      );
    }
    return ids;
  });
}
