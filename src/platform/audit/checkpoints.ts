import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { AuditAltered } from "./audit-altered.ts";
import { readNewEvents } from "./event-source.ts";
import type { LastCheckpoint } from "./last-note.ts";
import {
  isSignedBy,
  noteHash,
  scanOn,
  readCheckpoint,
  readNote,
  writeCheckpoint,
  type Checkpoint,
  type Head,
  type Note,
  type Signer,
} from "./proof/index.ts";

/** These run under the maintenance role: nobody who is served reads or writes the ends of the chains. */

export { AuditAltered } from "./audit-altered.ts";

type Taking = {
  readonly signer: Signer;
  /** The key that this one takes over from. */
  readonly replaced?: Signer;
  readonly at: Date;
  /** A backup was put back: the checkpoint that the database stood at. */
  readonly restored?: number;
  /** It will be kept in the folder and beside the key as well. */
  readonly isKeptInAll?: boolean;
  /** Keys that signed before and can sign no more: theirs may be gone on from. */
  readonly trusted?: readonly string[];
};

/**
 * Signs the ends of all chains, when there is something that the last checkpoint has not signed.
 * What was signed last must still be there, or nothing is: a history that was written anew does not
 * get our name under it.
 * @returns the number of the new checkpoint; undefined when nothing is new
 */
export async function takeCheckpoint(
  tx: Tx,
  { signer, replaced, at, restored, isKeptInAll, trusted = [] }: Taking,
): Promise<number | undefined> {
  await holdCheckpoints(tx);
  const last = await findLast(tx);
  const from = restored === undefined ? last?.checkpoint : await checkpointAt(tx, restored);
  if (last) refuseStranger(last, [signer.publicKey, replaced?.publicKey ?? "", ...trusted]);
  const { heads, broken } = await readOn(tx, from);
  if (from) await refuseAltered(tx, from, heads);
  if (broken) throw broken;
  if (last && restored === undefined) {
    const isNews = heads.some(
      ({ sequence }, shard) => sequence !== last.checkpoint.heads[shard]?.sequence,
    );
    if (!isNews && !replaced) return undefined;
  }
  const number = (last?.checkpoint.number ?? 0) + 1;
  const note = writeCheckpoint({
    number,
    takenAt: at.toISOString(),
    previous: last?.hash ?? "none",
    heads,
    signer,
    replaced,
    restored,
    isKeptInAll,
  });
  await putCheckpoint(tx, note);
  return number;
}

/** One at a time, whoever asks: the job, a stop, a command. */
export async function holdCheckpoints(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203117)`.execute(tx);
}

type Kept = { readonly checkpoint: Checkpoint; readonly note: Note; readonly hash: string };

async function findLast(tx: Tx): Promise<Kept | undefined> {
  const row = await tx
    .selectFrom("audit.checkpoints")
    .select("note")
    .orderBy("checkpoint_number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && readKept(row.note);
}

function readKept(whole: string): Kept {
  const note = readNote(whole);
  const checkpoint = note && readCheckpoint(note);
  if (!checkpoint) throw new AuditAltered("the last checkpoint in the database is not one");
  return { checkpoint, note, hash: noteHash(whole).toString("base64") };
}

async function noteAt(tx: Tx, number: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom("audit.checkpoints")
    .select("note")
    .where("checkpoint_number", "=", sql<string>`${number}::bigint`)
    .executeTakeFirst();
  return row?.note;
}

async function checkpointAt(tx: Tx, number: number): Promise<Checkpoint | undefined> {
  return number === 0 ? undefined : readKept((await noteAt(tx, number)) ?? "").checkpoint;
}

/** The hash of a checkpoint's whole note as the database has it. */
export async function hashInTable(tx: Tx, number: number): Promise<string | undefined> {
  const note = await noteAt(tx, number);
  return note === undefined ? undefined : noteHash(note).toString("base64");
}

/** The last checkpoint in the database, and whether it says that it was kept in all three places. */
export async function lastInTable(
  tx: Tx,
): Promise<(LastCheckpoint & { readonly isKeptInAll: boolean }) | undefined> {
  const last = await findLast(tx);
  if (!last) return undefined;
  const { number, isKeptInAll } = last.checkpoint;
  return { number, hash: last.hash, isKeptInAll };
}

/** Puts checkpoints back that a restore took out of the table, from a copy that was verified. */
export async function putCheckpoint(tx: Tx, whole: string): Promise<void> {
  const { checkpoint } = readKept(whole);
  const [name = "", id = ""] = checkpoint.key.split("+");
  await tx
    .insertInto("audit.checkpoints")
    .values({
      checkpoint_number: checkpoint.number,
      taken_at: new Date(checkpoint.takenAt),
      key_name: `${name}+${id}`,
      note: whole,
      note_hash: noteHash(whole),
    })
    .execute();
}

export async function lastCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  return (await findLast(tx))?.checkpoint;
}

/** What another key has signed, ours does not go on from. */
function refuseStranger({ checkpoint, note }: Kept, keys: readonly string[]): void {
  if (keys.some((key) => isSignedBy(note, key))) return;
  throw new AuditAltered(`checkpoint ${checkpoint.number} is not signed by the key that signs now`);
}

type ReadOn = { readonly heads: readonly Head[]; readonly broken: AuditAltered | undefined };

/** The ends of the chains, and whether what was recorded since is whole, each event after the other up to its end. */
async function readOn(tx: Tx, last: Checkpoint | undefined): Promise<ReadOn> {
  const { events, heads } = readNewEvents(tx, last?.heads ?? []);
  const found = await scanOn(events, last?.heads ?? [], heads);
  const broken =
    found &&
    new AuditAltered(`chain ${found.shard ?? "?"}: event ${found.sequence ?? 0} ${found.says}`);
  return { heads, broken };
}

async function refuseAltered(tx: Tx, last: Checkpoint, heads: readonly Head[]): Promise<void> {
  const signed = last.heads.filter(({ sequence }) => sequence > 0);
  const { rows } = await sql<{ shard: number; sequence: number }>`
    select s.shard, s.sequence::float8 as sequence
    from unnest(${signed.map(({ shard }) => shard)}::int[], ${signed.map(({ sequence }) => sequence)}::bigint[],
      ${signed.map(({ hash }) => hash)}::text[]) as s (shard, sequence, hash)
    left join audit.events e on e.shard = s.shard and e.sequence = s.sequence
    where e.hash is distinct from decode(s.hash, 'hex') limit 1`.execute(tx);
  const [gone] = rows;
  if (gone) {
    throw new AuditAltered(
      `chain ${gone.shard}: event ${gone.sequence} is not what checkpoint ${last.number} signed`,
    );
  }
  const shorter = heads.find(
    ({ sequence }, shard) => sequence < (last.heads[shard]?.sequence ?? 0),
  );
  if (shorter)
    throw new AuditAltered(`chain ${shorter.shard} ends before checkpoint ${last.number} saw it`);
}

/** Every checkpoint from a number on, a few at a time. */
export async function* readCheckpoints(tx: Tx, after = 0): AsyncGenerator<string> {
  for (let last = after; ;) {
    const rows = await tx
      .selectFrom("audit.checkpoints")
      .select([sql<number>`checkpoint_number::float8`.as("number"), "note"])
      .where("checkpoint_number", ">", sql<string>`${last}::bigint`)
      .orderBy("checkpoint_number")
      .limit(500)
      .execute();
    for (const { note } of rows) yield note;
    const end = rows.at(-1);
    if (!end) return;
    last = end.number;
  }
}
