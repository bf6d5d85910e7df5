import { sql } from "kysely";
import { roleDefaults } from "../../kernel/roles.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { shippedIn, type Shipped } from "../configuration/index.ts";
import { beginnings } from "./beginnings.ts";

/** These run under the maintenance role (see platform/database/maintenance.ts). */

/** A new partnership with the built-in roles and the shipped configuration. Answers its number. */
export async function createPartnership(
  tx: Tx,
  { name, isDemo, rooms }: { name: string; isDemo: boolean; rooms: Rooms },
): Promise<number> {
  const { partnership_id } = await tx
    .insertInto("directory.partnerships")
    .values({ name, is_demo: isDemo })
    .returning("partnership_id")
    .executeTakeFirstOrThrow();
  await addRoles(tx, partnership_id);
  await addConfiguration(tx, partnership_id, await shippedIn(rooms));
  for (const begin of beginnings.allIn(rooms)) await begin(tx, partnership_id);
  return partnership_id;
}

/** The built-in roles that a partnership does not have. */
async function addRoles(tx: Tx, partnershipId: number): Promise<void> {
  await tx
    .insertInto("directory.roles")
    .values(
      roleDefaults.map((role) => ({
        role_id: newId(),
        partnership_id: partnershipId,
        key: role.key,
        name: role.name,
        reach: role.reach,
        permissions: [...role.permissions],
      })),
    )
    .onConflict((conflict) => conflict.columns(["partnership_id", "key"]).doNothing())
    .execute();
}

async function addConfiguration(
  tx: Tx,
  partnershipId: number,
  items: readonly Shipped[],
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto("directory.configuration")
    .values(
      items.map((item) => ({
        configuration_id: newId(),
        partnership_id: partnershipId,
        kind: item.kind,
        key: item.key,
        in_force_from: item.inForceFrom,
        in_force_to: item.inForceTo ?? null,
        body: JSON.stringify(item.body),
      })),
    )
    .execute();
}

/**
 * After an upgrade: gives every partnership the configuration that this version needs and it has
 * none of, the built-in roles that are new, and its built-in roles, where nobody changed them, the permissions they now hold. What a
 * partnership decided for itself stays as it is.
 */
export async function topUpConfiguration(tx: Tx, rooms: Rooms): Promise<void> {
  const shipped = await shippedIn(rooms);
  const partnerships = await tx
    .selectFrom("directory.partnerships")
    .select("partnership_id as id")
    .execute();
  for (const { id } of partnerships) {
    const held = await tx
      .selectFrom("directory.configuration")
      .select(["kind", "key"])
      .where("partnership_id", "=", id)
      .execute();
    const has = new Set(held.map(({ kind, key }) => `${kind} ${key}`));
    const missing = shipped.filter(({ kind, key }) => !has.has(`${kind} ${key}`));
    await addConfiguration(tx, id, missing);
    await addRoles(tx, id);
    for (const begin of beginnings.allIn(rooms)) await begin(tx, id);
  }
  for (const role of roleDefaults) {
    await tx
      .updateTable("directory.roles")
      .set({ permissions: [...role.permissions] })
      .where("key", "=", role.key)
      .where("version", "=", 1)
      .where(sql<boolean>`permissions <> ${[...role.permissions]}::text[]`)
      .execute();
  }
}

export type NewTeam = {
  readonly partnershipId: number;
  readonly agency: { readonly name: string; readonly kind: string };
  readonly team: string;
  readonly receivesImports?: boolean;
  /** The multi-agency safeguarding hub. */
  readonly receivesConcerns?: boolean;
};

/** The team, made together with its agency where that is new. */
export async function addTeam(
  tx: Tx,
  { partnershipId, agency, team, receivesImports, receivesConcerns }: NewTeam,
): Promise<string> {
  const teamId = newId();
  await tx
    .insertInto("directory.teams")
    .values({
      team_id: teamId,
      partnership_id: partnershipId,
      agency_id: await ensureAgency(tx, partnershipId, agency),
      principal_id: await newPrincipal(tx, partnershipId, "team"),
      name: team,
      receives_imports: receivesImports ?? false,
      receives_concerns: receivesConcerns ?? false,
    })
    .execute();
  return teamId;
}

async function ensureAgency(
  tx: Tx,
  partnershipId: number,
  agency: NewTeam["agency"],
): Promise<string> {
  const known = await tx
    .selectFrom("directory.agencies")
    .select("agency_id")
    .where("partnership_id", "=", partnershipId)
    .where("name", "=", agency.name)
    .executeTakeFirst();
  if (known) return known.agency_id;
  const agencyId = newId();
  const principalId = await newPrincipal(tx, partnershipId, "agency");
  await tx
    .insertInto("directory.agencies")
    .values({
      agency_id: agencyId,
      partnership_id: partnershipId,
      principal_id: principalId,
      ...agency,
      law_enforcement: agency.kind === "police",
    })
    .execute();
  return agencyId;
}

async function newPrincipal(
  tx: Tx,
  partnershipId: number,
  kind: "agency" | "team",
): Promise<number> {
  const made = await tx
    .insertInto("sec.principals")
    .values({ partnership_id: partnershipId, kind })
    .returning("principal_id")
    .executeTakeFirstOrThrow();
  return made.principal_id;
}
