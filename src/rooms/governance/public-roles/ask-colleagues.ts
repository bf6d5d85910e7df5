import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { keysOfPerson } from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import { listStaff } from "./role-reads.ts";
import type { Keeping } from "./role-writes.ts";

/**
 * Whoever has the name of a new row is asked whether it is they. Those who named somebody of it as
 * household or employer are asked on the page where they did: what they said is theirs alone to read.
 */
export async function askColleagues(
  tx: Tx,
  { actor, at }: Keeping,
  roleIds: readonly string[],
): Promise<void> {
  const staff = await listStaff(tx);
  const keysOf = new Map(staff.map(({ staffId, name }) => [staffId, keysOfPerson(name)]));
  const { rows } = await sql<{ key: string }>`
    select distinct k as key from govern.public_roles r, unnest(r.name_keys) k
    where r.public_role_id = any (${roleIds}::uuid[]) and r.staff_id is null and not r.is_mistake
      and r.name_keys && ${[...keysOf.values()].flat()}::text[]`.execute(tx);
  const named = new Set(rows.map(({ key }) => key));
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds: [...keysOf]
      .filter(([, keys]) => keys.some((key) => named.has(key)))
      .map(([id]) => id),
    kind: "access",
    headline: "A person with your name is in the register of public roles and licences: is it you?",
    href: "/people-i-know",
  } as const;
  await notify(tx, notice, { by: actor, at });
}
