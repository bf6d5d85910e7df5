import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { keysOfCompany } from "../../subjects/index.ts";
import { askColleagues } from "./ask-colleagues.ts";
import type { PublicRole, RoleValue } from "./role.ts";
import { listRolesOf } from "./role-reads.ts";
import { insertRoles, updateRole, type Keeping } from "./role-writes.ts";

export type Importing = {
  readonly kind: string;
  readonly authority: string;
  readonly values: readonly RoleValue[];
  /** Whoever is not in the file holds it no more. */
  readonly isWhole: boolean;
  readonly today: string;
};

export type ImportedRoles = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
};

/** Somebody is the same by the number of their licence; where there is none, by their name. */
const keyOf = ({ number, name }: Pick<RoleValue, "number" | "name">): string =>
  `${number ?? ""} ${number === null ? keysOfCompany(name).join() : ""}`;

/** Brings a list in beside what is there: who is new is added, who changed is changed, nobody is taken out. */
export async function importRoles(
  tx: Tx,
  keeping: Keeping,
  { kind, authority, values, isWhole, today }: Importing,
): Promise<ImportedRoles> {
  await oneAtATime(tx, `public roles ${keeping.actor.partnershipId}`);
  const kept = await listRolesOf(tx, { kind, authority });
  const known = new Map(kept.map((role) => [keyOf(role), role]));
  const wanted = new Map(values.map((value) => [keyOf(value), value]));
  const fresh = [...wanted].filter(([key]) => !known.has(key)).map(([, value]) => value);
  const changed = [...wanted].flatMap(([key, value]) => {
    const role = known.get(key);
    const whole = role && { ...value, ...keptWhereEmpty(role, value) };
    return whole && !isAsKept(role, whole) ? [{ role, value: whole }] : [];
  });
  const gone = isWhole
    ? kept.filter((role) => !wanted.has(keyOf(role)) && stands(role, today))
    : [];
  const ended = gone.map((role) => ({
    role,
    value: {
      ...role,
      heldTo: role.heldFrom !== null && role.heldFrom > today ? role.heldFrom : today,
    },
  }));
  const added = await insertRoles(tx, keeping, fresh);
  for (const { role, value } of [...changed, ...ended])
    await updateRole(tx, keeping, { ...role, value });
  await askColleagues(tx, keeping, [...added, ...changed.map(({ role }) => role.roleId)]);
  return {
    added: fresh.length,
    changed: changed.length,
    ended: ended.length,
    unchanged: wanted.size - fresh.length - changed.length,
  };
}

const stands = ({ heldTo, isMistake }: PublicRole, today: string): boolean =>
  !isMistake && (heldTo === null || heldTo > today);

/** A list without addresses takes none away. */
const keptWhereEmpty = (role: PublicRole, { address, employer }: RoleValue) => ({
  address: address === "" ? role.address : address,
  employer: employer === "" ? role.employer : employer,
});

const isAsKept = (role: PublicRole, value: RoleValue): boolean =>
  (["name", "number", "heldFrom", "heldTo", "address", "employer"] as const).every(
    (part) => role[part] === value[part],
  );
