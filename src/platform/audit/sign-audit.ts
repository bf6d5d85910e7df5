import type pg from "pg";
import { asMaintenance } from "../database/maintenance.ts";
import type { Tx } from "../database/tx.ts";
import { AuditAltered, unreadableWords } from "./audit-altered.ts";
import { copyOut, lastInFolder } from "./checkpoint-files.ts";
import { copyCosignedOut } from "./copy-cosigned-out.ts";
import { contradictsWitness } from "./cosignatures.ts";
import type { Outside } from "./outside.ts";
import { hashInTable, holdCheckpoints, lastInTable, takeCheckpoint } from "./checkpoints.ts";
import { readLastNote, type LastCheckpoint } from "./last-note.ts";
import type { Signer } from "./proof/index.ts";
import { differenceOf } from "./three-places.ts";

type Signing = {
  readonly admin: pg.PoolConfig;
  readonly signer: Signer;
  /** The key that this one takes over from. */
  readonly replaced?: Signer;
  /** Public keys of before; see `publicKeysOf`. */
  readonly trusted?: readonly string[];
  readonly outside: Outside;
  readonly at: Date;
};

/**
 * Signs what is new, then copies it out and notes it beside the key. Where database, folder and key
 * do not agree on what was signed last, or an agency co-signed something else, nothing is signed.
 * @throws {AuditAltered} with how they differ, or what in the audit is not what was signed
 */
export async function signAudit({ admin, outside, ...taking }: Signing): Promise<void> {
  const signing = asMaintenance(admin, async (tx) => {
    await holdCheckpoints(tx);
    const difference = await compareInDatabase(tx, readOutside(outside));
    const contradicted = difference ?? (await contradictsWitness(tx));
    if (contradicted !== undefined) throw new AuditAltered(contradicted);
    await takeCheckpoint(tx, { ...taking, isKeptInAll: true });
  });
  await signing.catch((error: unknown) => {
    const says = unreadableWords(error);
    throw says === undefined ? error : new AuditAltered(says);
  });
  await asMaintenance(admin, async (tx) => {
    await copyOut(tx, outside);
    await copyCosignedOut(tx, outside.folder);
  });
}

export type SeenOutside = {
  readonly folder: LastCheckpoint | undefined;
  readonly key: LastCheckpoint | undefined;
};

/** Read before the database, and the key's before the folder: what is written last is read first. */
export function readOutside({ folder, lastFile }: Outside): SeenOutside {
  const key = readLastNote(lastFile);
  return { key, folder: lastInFolder(folder) };
}

/** How the database differs from what was seen outside it; undefined where they agree. */
export async function compareInDatabase(
  tx: Tx,
  { folder, key }: SeenOutside,
): Promise<string | undefined> {
  const table = await lastInTable(tx);
  const hashes = new Map<number, string | undefined>();
  for (const one of [folder, key])
    if (one) hashes.set(one.number, await hashInTable(tx, one.number));
  return differenceOf({
    table,
    folder,
    key,
    hashInTable: (number) => hashes.get(number),
    isKeptInAll: table?.isKeptInAll ?? false,
  });
}
