import { sql } from "kysely";
import type { Permission } from "../../../kernel/permissions.ts";
import { machinePermissions } from "../../../kernel/machine-permissions.ts";
import type { Tx } from "../../../platform/database/database.ts";

export type ServiceAccount = {
  readonly accountId: string;
  readonly name: string;
  readonly agency: string;
  readonly team: string;
  readonly role: string;
  readonly permissions: readonly Permission[];
  readonly responsible: string;
  readonly responsibleId: string;
  readonly endedAt: Date | null;
};

/** Those that stand first, then those that have ended; by name. */
export async function listServiceAccounts(tx: Tx): Promise<readonly ServiceAccount[]> {
  const rows = await tx
    .selectFrom("directory.staff as s")
    .innerJoin("directory.staff as w", "w.staff_id", "s.responsible_id")
    .innerJoin("directory.posts as p", "p.staff_id", "s.staff_id")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select([
      "s.staff_id as accountId",
      "s.name",
      "a.name as agency",
      "t.name as team",
      "r.name as role",
      "r.permissions",
      "w.name as responsible",
      "w.staff_id as responsibleId",
      "s.ended_at as endedAt",
    ])
    .where("s.is_service", "=", true)
    .orderBy((is) => is("s.ended_at", "is not", null))
    .orderBy("s.name")
    .orderBy("s.staff_id")
    .execute();
  return rows.map((row) => ({ ...row, permissions: row.permissions.filter(isForMachines) }));
}

export async function findServiceAccount(
  tx: Tx,
  accountId: string,
): Promise<ServiceAccount | undefined> {
  return (await listServiceAccounts(tx)).find((one) => one.accountId === accountId);
}

export type Token = {
  readonly tokenId: string;
  readonly accountId: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
};

/** Every token that was ever made, newest first; of one account, where one is named. */
export function listTokens(tx: Tx, accountId?: string): Promise<readonly Token[]> {
  let tokens = tx
    .selectFrom("sec.api_tokens as k")
    .leftJoin("directory.staff as m", "m.staff_id", "k.made_by")
    .leftJoin("directory.staff as v", "v.staff_id", "k.revoked_by")
    .select([
      "k.token_id as tokenId",
      "k.staff_id as accountId",
      "k.label",
      "k.scopes",
      "k.made_at as madeAt",
      "m.name as madeBy",
      "k.expires_at as expiresAt",
      "k.confirmed_at as confirmedAt",
      "k.last_used_at as lastUsedAt",
      "k.revoked_at as revokedAt",
      "v.name as revokedBy",
    ])
    .orderBy("k.made_at", "desc")
    .orderBy("k.token_id", "desc");
  if (accountId !== undefined) tokens = tokens.where("k.staff_id", "=", accountId);
  return tokens.execute();
}

export type TokenState = "waiting" | "stands" | "expired" | "revoked";

export function tokenState(
  { revokedAt, expiresAt, confirmedAt }: Pick<Token, "revokedAt" | "expiresAt" | "confirmedAt">,
  now: Date,
): TokenState {
  if (revokedAt !== null) return "revoked";
  if (expiresAt <= now) return "expired";
  return confirmedAt === null ? "waiting" : "stands";
}

type Choice = { readonly id: string; readonly name: string };
export type Choices = {
  readonly teams: readonly Choice[];
  readonly roles: readonly (Choice & { readonly key: string })[];
  readonly people: readonly Choice[];
};

/** What an account can be given: a team, a role fit for a machine, somebody who answers for it. */
export async function listChoices(tx: Tx, on: string): Promise<Choices> {
  const teams = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as id", sql<string>`a.name || ', ' || t.name`.as("name")])
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
  const roles = await tx
    .selectFrom("directory.roles")
    .select(["role_id as id", "name", "key", "permissions"])
    .where("reach", "<>", "partnership")
    .orderBy("name")
    .execute();
  const people = await tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.staff_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["s.staff_id as id", sql<string>`s.name || ', ' || a.name`.as("name")])
    .distinct()
    .where("s.is_service", "=", false)
    .where("p.starts_on", "<=", on)
    .where((is) => is.or([is("p.ends_on", "is", null), is("p.ends_on", ">=", on)]))
    .orderBy("name")
    .execute();
  return {
    teams,
    roles: roles.filter(({ permissions }) => permissions.every(isForMachines)),
    people,
  };
}

function isForMachines(name: string): name is Permission {
  return (machinePermissions as readonly string[]).includes(name);
}
