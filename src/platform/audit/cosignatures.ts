import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import { holdCheckpoints } from "./checkpoints.ts";
import { cosignedInFolder, isLineOf, keysInFolder } from "./cosignature-files.ts";
import {
  cosignedAt,
  readCosigned,
  readNote,
  type Cosignature,
  type WitnessSource,
} from "./proof/index.ts";

/** What partner agencies co-signed, under the maintenance role; the folder outside has a copy. */

export type WitnessKeyRow = {
  readonly id: string;
  readonly partnershipId: number;
  readonly agency: string;
  readonly publicKey: string;
  readonly isInForce: boolean;
  readonly checkpoints: number;
  readonly last: number | null;
};

/**
 * A database of an earlier version, restored and not upgraded yet, has no witnesses. Tables that were taken away
 * later are noticed by the files of agencies (`audit verify --cosigned`).
 */
async function hasWitnesses(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select to_regclass('audit.witness_keys') is not null or to_regclass('audit.cosignatures') is not null as has`.execute(
    tx,
  );
  return rows[0]?.has === true;
}

/** Every key that two people registered, the ended ones too: what they signed before still stands. */
export async function readWitnessKeys(tx: Tx): Promise<readonly WitnessKeyRow[]> {
  if (!(await hasWitnesses(tx))) return [];
  const { rows } = await sql<WitnessKeyRow>`
    select w.witness_key_id as id, w.partnership_id as "partnershipId", a.name as agency, w.public_key as "publicKey",
      w.ended_at is null as "isInForce", count(k.checkpoint_number)::int as checkpoints, max(k.checkpoint_number)::float8 as last
    from audit.witness_keys w join directory.agencies a using (agency_id) left join audit.cosignatures k using (witness_key_id)
    where w.is_confirmed group by w.witness_key_id, a.name order by a.name, w.proposed_at`.execute(
    tx,
  );
  return rows;
}

async function* inTable(tx: Tx, keyId: string): AsyncGenerator<Cosignature> {
  for (let after = 0; ;) {
    const { rows } = await sql<Cosignature & { number: number }>`
      select checkpoint_number::float8 as number, note as whole, cosignature as line from audit.cosignatures
      where witness_key_id = ${keyId} and checkpoint_number > ${after}::bigint
      order by checkpoint_number limit 500`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** The witnesses of the database and of the folder: what either holds is compared. */
export async function witnessesOf(
  tx: Tx,
  folder: string | undefined,
): Promise<readonly WitnessSource[]> {
  const registered = await readWitnessKeys(tx);
  const outside = folder === undefined ? [] : keysInFolder(folder);
  const all = new Set([...registered.map(({ publicKey }) => publicKey), ...outside]);
  return [...all].map((publicKey): WitnessSource => {
    const own = registered.find((one) => one.publicKey === publicKey);
    return {
      publicKey,
      agency: own?.agency,
      cosignatures: async function* () {
        if (own) yield* inTable(tx, own.id);
        if (folder !== undefined) yield* cosignedInFolder(folder, publicKey);
      },
    };
  });
}

export type Taken = "taken" | "known" | "unknown key" | "not of a checkpoint" | "does not fit";

type Taking = { readonly text: string; readonly at: Date };

/** Takes in one co-signed checkpoint from a file: by a key in force, and of the checkpoint that stands here. */
export async function takeCosigned(tx: Tx, { text, at }: Taking): Promise<readonly Taken[]> {
  await holdCheckpoints(tx);
  const read = readCosigned(text);
  const note = read && readNote(read.whole);
  if (!read || !note || read.lines.length === 0) return ["not of a checkpoint"];
  const keys = (await readWitnessKeys(tx)).filter(({ isInForce }) => isInForce);
  const number = Number(/\nnumber (\d+)\n/.exec(read.whole)?.[1] ?? 0);
  const { rows } = await sql<{ is: boolean }>`
    select note = ${read.whole} as is from audit.checkpoints where checkpoint_number = ${number}::bigint`.execute(
    tx,
  );
  if (rows[0]?.is !== true) return ["not of a checkpoint"];
  const taken: Taken[] = [];
  for (const line of read.lines) {
    const key = keys.find(({ publicKey }) => isLineOf(line, publicKey));
    if (!key) taken.push("unknown key");
    else if (!cosignedAt(note, line, key.publicKey)) taken.push("does not fit");
    else taken.push(await keep(tx, { key, number, whole: read.whole, line, at }));
  }
  return taken;
}

type Keeping = Cosignature & {
  readonly key: WitnessKeyRow;
  readonly number: number;
  readonly at: Date;
};

async function keep(tx: Tx, { key, number, whole, line, at }: Keeping): Promise<Taken> {
  const { rows } = await sql`
    insert into audit.cosignatures (checkpoint_number, witness_key_id, partnership_id, note, cosignature, received_at, received_by)
    values (${number}::bigint, ${key.id}::uuid, ${key.partnershipId}, ${whole}, ${line}, ${at}, 'file')
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0 ? "taken" : "known";
}

/** What came after the one that this line is of, in the order in which it came; without a line, everything. */
export async function cosignedAfter(
  tx: Tx,
  last: { readonly number: number; readonly line: string } | undefined,
): Promise<readonly Cosignature[]> {
  if (!(await hasWitnesses(tx))) return [];
  const { rows } = await sql<Cosignature>`
    select note as whole, cosignature as line from audit.cosignatures
    where turn > coalesce((select turn from audit.cosignatures
      where checkpoint_number = ${last?.number ?? 0}::bigint and cosignature = ${last?.line ?? ""}), 0)
    order by turn limit 500`.execute(tx);
  return rows;
}

/** The newest checkpoint of each witness that the table no longer holds as it was co-signed, in words. */
export async function contradictsWitness(tx: Tx): Promise<string | undefined> {
  if (!(await hasWitnesses(tx))) return undefined;
  const { rows } = await sql<{ number: number; agency: string }>`
    select n.number::float8 as number, a.name as agency
    from audit.witness_keys w join directory.agencies a using (agency_id)
    cross join lateral (select k.checkpoint_number as number, k.note from audit.cosignatures k
      where k.witness_key_id = w.witness_key_id order by k.checkpoint_number desc limit 1) as n
    left join audit.checkpoints c on c.checkpoint_number = n.number
    where c.note is distinct from n.note limit 1`.execute(tx);
  const [found] = rows;
  return found && `checkpoint ${found.number} is not the one that ${found.agency} co-signed`;
}
