import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";

/** A key that two people registered for the police. */
export async function aWitnessKey(
  database: Pick<TestDatabase, "query">,
  publicKey: string,
): Promise<string> {
  const id = newId();
  await database.query(
    `insert into audit.witness_keys (witness_key_id, partnership_id, agency_id, public_key, proposed_by, proposed_at, answered_by, answered_at, is_confirmed)
     select $1::uuid, a.partnership_id, a.agency_id, $2, one.staff_id, now(), other.staff_id, now(), true
     from (select * from directory.agencies where kind = 'police' order by name limit 1) as a,
       lateral (select staff_id from directory.staff s where s.partnership_id = a.partnership_id order by staff_id limit 1) as one,
       lateral (select staff_id from directory.staff s where s.partnership_id = a.partnership_id order by staff_id desc limit 1) as other`,
    [id, publicKey],
  );
  return id;
}
