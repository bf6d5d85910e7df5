import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import {
  keysOfCompany,
  keysOfPerson,
  numberKeyOf,
  openDetails,
  rolePlace,
} from "../../subjects/index.ts";
import type { PublicRole } from "./role.ts";

export const rolesOnAPage = 50;

type ReadQuery = { readonly q: string; readonly kind: string; readonly page: number };

/** Who stands in the register, by name; of those sought, by name or number. */
export async function listRoles(
  tx: Tx,
  { q, kind, page }: ReadQuery,
): Promise<readonly PublicRole[]> {
  const sought = q.trim();
  const keys = [...keysOfPerson(sought), ...keysOfCompany(sought)];
  const like = `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  let rows = roles(tx);
  if (kind !== "") rows = rows.where("r.kind", "=", kind);
  if (sought !== "") {
    rows = rows.where((is) =>
      is.or([
        sql<boolean>`r.name_keys && ${keys}::text[]`,
        is("r.name", "ilike", like),
        is("r.number_key", "=", numberKeyOf(sought)),
      ]),
    );
  }
  const found = await rows
    .orderBy("r.name")
    .orderBy("r.public_role_id")
    .limit(rolesOnAPage)
    .offset((page - 1) * rolesOnAPage)
    .execute();
  return found.map((row) => opened(tx, row));
}

export async function findRole(tx: Tx, roleId: string): Promise<PublicRole | undefined> {
  const row = await roles(tx).where("r.public_role_id", "=", roleId).executeTakeFirst();
  return row && opened(tx, row);
}

/** Everybody who holds one kind of role or licence of one authority. */
export async function listRolesOf(
  tx: Tx,
  { kind, authority }: Pick<PublicRole, "kind" | "authority">,
): Promise<readonly PublicRole[]> {
  const found = await roles(tx)
    .where("r.kind", "=", kind)
    .where("r.authority", "=", authority)
    .execute();
  return found.map((row) => opened(tx, row));
}

export async function countRoles(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("govern.public_roles")
    .select((is) => is.fn.countAll<string>().as("count"))
    .where("is_mistake", "=", false)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type RoleAnswer = {
  readonly name: string;
  readonly isClose: boolean;
  readonly answeredAt: Date;
};

/** Which colleagues said whether a row is they, or somebody they live with or work for. */
export async function listAnswers(tx: Tx, roleId: string): Promise<readonly RoleAnswer[]> {
  const { rows } = await sql<RoleAnswer>`
    select name, is_close as "isClose", answered_at as "answeredAt"
    from govern.role_answers(${roleId}::uuid)`.execute(tx);
  return rows;
}

export type StaffName = { readonly staffId: string; readonly name: string };

/** Everybody who works here, whatever their post opens. */
export function listStaff(tx: Tx): Promise<readonly StaffName[]> {
  return tx
    .selectFrom("directory.staff")
    .select(["staff_id as staffId", "name"])
    .where("is_service", "=", false)
    .where("ended_at", "is", null)
    .orderBy("name")
    .orderBy("staff_id")
    .execute();
}

function roles(tx: Tx) {
  return tx
    .selectFrom("govern.public_roles as r")
    .leftJoin("directory.staff as s", "s.staff_id", "r.staff_id")
    .leftJoin("directory.staff as c", "c.staff_id", "r.changed_by")
    .select([
      "r.public_role_id as roleId",
      "r.partnership_id as partnershipId",
      "r.kind",
      "r.authority",
      "r.name",
      "r.number",
      "r.held_from as heldFrom",
      "r.held_to as heldTo",
      "r.sealed_key as sealedKey",
      "r.details_sealed as sealed",
      "r.staff_id as staffId",
      "s.name as staffName",
      "r.is_mistake as isMistake",
      "c.name as changedBy",
      "r.changed_at as changedAt",
      "r.version",
    ]);
}

type Row = Omit<PublicRole, "address" | "employer"> & {
  readonly partnershipId: number;
  readonly sealedKey: Buffer;
  readonly sealed: Buffer;
};

function opened(tx: Tx, { partnershipId, sealedKey, sealed, ...row }: Row): PublicRole {
  return {
    ...row,
    ...openDetails(tx, rolePlace(row.roleId, partnershipId), { sealedKey, sealed }),
  };
}
