import { sql } from "kysely";
import type pg from "pg";
import { asMaintenance } from "../database/maintenance.ts";
import type { Tx } from "../database/tx.ts";
import { AuditAltered } from "./audit-altered.ts";
import { copyOut, nameOf, notesInFolder } from "./checkpoint-files.ts";
import type { Outside } from "./outside.ts";
import {
  hashInTable,
  holdCheckpoints,
  lastInTable,
  putCheckpoint,
  takeCheckpoint,
} from "./checkpoints.ts";
import { inWords, verifyLive } from "./verify-live.ts";
import { doFollow, type Signer } from "./proof/index.ts";
import { readOutside } from "./sign-audit.ts";

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly signer: Signer;
  readonly outside: Outside;
  readonly at: Date;
  /** The command's own event, in the transaction that signs. */
  readonly record: (tx: Tx, restored: Restored) => Promise<void>;
};

export type Restored = {
  /** What the database stood at. */
  readonly to: number;
  /** The last that had been signed before. */
  readonly from: number;
  /** The checkpoint that says so. */
  readonly signed: number;
};

/**
 * After a backup was put back: the database stands at an earlier checkpoint than the folder. What was
 * signed since stays in the folder and comes back into the table, and a new checkpoint says, signed,
 * that what it stood over is gone. Whoever verifies is told so from then on. Ways in are closed.
 *
 * @returns undefined where the database is not behind
 * @throws {AuditAltered} where it is anything else than an earlier state of what the folder holds
 */
export async function signAfterRestore(parts: Parts): Promise<Restored | undefined> {
  const { admin, signer, outside, at, record } = parts;
  const seen = readOutside(outside);
  const { folder, key } = seen;
  if (key && key.number > (folder?.number ?? 0))
    throw new AuditAltered(
      "the folder ends before the checkpoint that the file beside the key names",
    );
  await refuseAlteredBefore(parts);
  const restored = await asMaintenance(admin, async (tx): Promise<Restored | undefined> => {
    await holdCheckpoints(tx);
    const table = await lastInTable(tx);
    const to = table?.number ?? 0;
    if (!folder || folder.number <= to) return undefined;
    const numbers = { to, from: folder.number, signed: folder.number + 1 };
    for (const note of await undoneNotes(tx, parts, numbers)) await putCheckpoint(tx, note);
    await closeWaysIn(tx, at);
    await record(tx, numbers);
    await takeCheckpoint(tx, { signer, at, restored: to, isKeptInAll: true });
    return numbers;
  });
  if (restored) await asMaintenance(admin, (tx) => copyOut(tx, outside));
  return restored;
}

/**
 * A session that was ended and a link or an invitation that was used since the backup stand open again in
 * it. Nobody knows which, so nobody stays signed in, and what was handed out is made anew.
 */
async function closeWaysIn(tx: Tx, at: Date): Promise<void> {
  await sql`delete from sec.sessions`.execute(tx);
  const handedOut = [
    "directory.tickets",
    "protect.family_links",
    "identify.professional_links",
    "directory.training_links",
  ];
  const there = await sql<{ name: string }>`
    select name from unnest(${handedOut}::text[]) as name where to_regclass(name) is not null`.execute(
    tx,
  );
  // A database of an earlier version, restored and not upgraded yet, has not all of them.
  for (const { name: table } of there.rows)
    await sql`update ${sql.table(table)} set expires_at = ${at} where used_at is null and expires_at > ${at}`.execute(
      tx,
    );
}

/** The database by itself, with its own checkpoints, must be whole. */
async function refuseAlteredBefore({ admin, signer }: Parts): Promise<void> {
  const { findings } = await asMaintenance(admin, (tx) =>
    verifyLive(tx, { keys: [signer.publicKey] }),
  );
  const [first] = findings;
  if (first) throw new AuditAltered(inWords(first));
}

/** The checkpoints that the database no longer has; its own last must stand in the folder as it is. */
async function undoneNotes(
  tx: Tx,
  { outside, signer }: Parts,
  { to, from }: Restored,
): Promise<readonly string[]> {
  const notes: string[] = [];
  let own = to === 0 ? "" : undefined;
  for await (const note of notesInFolder(outside.folder, from)) {
    const name = nameOf(note);
    if (name?.number === to && name.hash === (await hashInTable(tx, to))) own = note;
    else if ((name?.number ?? 0) > to) notes.push(note);
  }
  if (own === undefined)
    throw new AuditAltered(`checkpoint ${to} of the database is not in the folder`);
  if (notes.length === 0 || !doFollow(own === "" ? notes : [own, ...notes], signer.publicKey))
    throw new AuditAltered("the checkpoints in the folder do not follow one another");
  return notes;
}
