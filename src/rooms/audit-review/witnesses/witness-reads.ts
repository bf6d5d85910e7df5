import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";

export type RegisteredKey = {
  readonly witnessId: string;
  readonly agency: string;
  readonly publicKey: string;
  readonly proposedById: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly isConfirmed: boolean | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly checkpoints: number;
  readonly last: number | null;
};

export async function listWitnesses(tx: Tx): Promise<readonly RegisteredKey[]> {
  const { rows } = await sql<RegisteredKey>`
    select w.witness_key_id as "witnessId", a.name as agency, w.public_key as "publicKey", w.proposed_by as "proposedById",
      one.name as "proposedBy", w.proposed_at as "proposedAt", other.name as "answeredBy", w.answered_at as "answeredAt",
      w.is_confirmed as "isConfirmed", ender.name as "endedBy", w.ended_at as "endedAt",
      count(k.checkpoint_number)::int as checkpoints, max(k.checkpoint_number)::float8 as last
    from audit.witness_keys w join directory.agencies a using (agency_id) join directory.staff one on one.staff_id = w.proposed_by
    left join directory.staff other on other.staff_id = w.answered_by left join directory.staff ender on ender.staff_id = w.ended_by
    left join audit.cosignatures k using (witness_key_id)
    group by w.witness_key_id, a.name, one.name, other.name, ender.name
    order by w.proposed_at desc, w.witness_key_id limit 100`.execute(tx);
  return rows;
}

type OwnKey = { readonly witnessId: string; readonly publicKey: string };

/** Keys in force of the agencies of the acting system; a person has none. */
export async function listOwnKeys(tx: Tx): Promise<readonly OwnKey[]> {
  const { rows } = await sql<OwnKey>`
    select witness_key_id as "witnessId", public_key as "publicKey" from audit.own_witness_keys()`.execute(
    tx,
  );
  return rows;
}

export type OfferedCheckpoint = { readonly number: number; readonly note: string };

/** Checkpoints after a number, for a system whose agency has a key in force; 500 at a time. */
export async function listOffered(tx: Tx, after: number): Promise<readonly OfferedCheckpoint[]> {
  const { rows } = await sql<OfferedCheckpoint>`
    select checkpoint_number::float8 as number, note from audit.offered_checkpoints(${after}::bigint)`.execute(
    tx,
  );
  return rows;
}
