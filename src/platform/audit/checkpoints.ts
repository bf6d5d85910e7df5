import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import {
  noteHash,
  readCheckpoint,
  readNote,
  writeCheckpoint,
  type Checkpoint,
  type Head,
  type Signer,
} from "./proof/index.ts";

/** These run under the maintenance role: nobody who is served reads or writes the ends of the chains. */

/** The audit is not what the last checkpoint signed: nothing is signed over it. */
export class AuditAltered extends Error {
  override readonly name = "AuditAltered";
}

type Taking = {
  readonly signer: Signer;
  /** The key that this one takes over from. */
  readonly replaced?: Signer;
  readonly at: Date;
};

/**
 * Signs the ends of all chains, when there is something that the last checkpoint has not signed.
 * What was signed last must still be there, or nothing is: a history that was written anew does not
 * get our name under it.
 * @returns the number of the new checkpoint; undefined when nothing is new
 */
export async function takeCheckpoint(
  tx: Tx,
  { signer, replaced, at }: Taking,
): Promise<number | undefined> {
  await holdCheckpoints(tx);
  const last = await findLast(tx);
  const heads = await readHeads(tx);
  if (last) {
    await refuseAltered(tx, last.checkpoint, heads);
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
  });
  const [name = "", id = ""] = signer.publicKey.split("+");
  await tx
    .insertInto("audit.checkpoints")
    .values({
      checkpoint_number: number,
      taken_at: at,
      key_name: `${name}+${id}`,
      note,
      note_hash: noteHash(note),
    })
    .execute();
  return number;
}

/** One at a time, whoever asks: the job, a stop, a command. */
export async function holdCheckpoints(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203117)`.execute(tx);
}

export async function readHeads(tx: Tx): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select shard, sequence::float8 as sequence, encode(hash, 'hex') as hash from audit.shards order by shard`.execute(
    tx,
  );
  return rows;
}

async function findLast(
  tx: Tx,
): Promise<{ readonly checkpoint: Checkpoint; readonly hash: string } | undefined> {
  const row = await tx
    .selectFrom("audit.checkpoints")
    .select("note")
    .orderBy("checkpoint_number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const note = readNote(row.note);
  const checkpoint = note && readCheckpoint(note);
  if (!checkpoint) throw new AuditAltered("the last checkpoint in the database is not one");
  return { checkpoint, hash: noteHash(row.note).toString("base64") };
}

export async function lastCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  return (await findLast(tx))?.checkpoint;
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
