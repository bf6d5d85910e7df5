import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";
import type { Head } from "./proof/index.ts";

/** The newest event of each chain, by its number and hash; read under the maintenance role. */
export async function readHeads(tx: Tx): Promise<readonly Head[]> {
  const { rows } = await sql<Head>`
    select shard, sequence::float8 as sequence, encode(hash, 'hex') as hash from audit.shards order by shard`.execute(
    tx,
  );
  return rows;
}
