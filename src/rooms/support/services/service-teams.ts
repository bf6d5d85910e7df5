import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { endOfNumber } from "../../directory/index.ts";

export type ServiceTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly agency: string;
};

/** The teams of a sensitive service, and those that are no service's yet: by agency and name. */
export async function listServiceTeams(
  tx: Tx,
  serviceId: string,
): Promise<{ readonly own: readonly ServiceTeam[]; readonly free: readonly ServiceTeam[] }> {
  const rows = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as teamId", "t.name", "a.name as agency", "t.service_id as serviceId"])
    .where((is) => is.or([is("t.service_id", "is", null), is("t.service_id", "=", serviceId)]))
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
  const shown = (one: (typeof rows)[number]): ServiceTeam => ({
    teamId: one.teamId,
    name: one.name,
    agency: one.agency,
  });
  return {
    own: rows.filter((one) => one.serviceId !== null).map(shown),
    free: rows.filter((one) => one.serviceId === null).map(shown),
  };
}

/** Somebody who has or had a post in a team of a sensitive service, as the audit tells them apart. */
export type Numbered = {
  readonly name: string;
  readonly number: string;
  readonly from: string;
  /** Null while they have the post. */
  readonly until: string | null;
};

/**
 * Whose number it is that stands beside the words in the audit: for the list of the service and with
 * `service.sensitive`. Empty to everybody else, whoever keeps the directory.
 */
export async function listNumbered(tx: Tx, serviceId: string): Promise<readonly Numbered[]> {
  const { rows } = await sql<Numbered>`
    select s.name, ${endOfNumber("s")} as number, min(o.starts_on) as "from",
      case when bool_and(o.ends_on is not null) then max(o.ends_on) end as until
    from directory.services v
    join directory.teams t on t.service_id = v.service_id
    join directory.posts o on o.team_id = t.team_id
    join directory.staff s on s.staff_id = o.staff_id
    where v.service_id = ${serviceId}::uuid and v.is_sensitive
      and v.service_id = any ((select sec.open_services())::uuid[])
    group by s.staff_id, s.name order by s.name, s.staff_id limit 500`.execute(tx);
  return rows;
}

export type TeamForm = { readonly team: string; readonly off: string };

export type TeamChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Says that a team is that of a service, or no longer. Whoever has a post in it is hidden from the
 * same moment; two people who say it at once of one team do not overwrite each other.
 */
export async function setServiceTeam(
  tx: Tx,
  { partnershipId }: StaffActor,
  { serviceId, form }: { readonly serviceId: string; readonly form: TeamForm },
): Promise<TeamChange> {
  const isOff = form.off === "yes";
  const { own, free } = await listServiceTeams(tx, serviceId);
  const team = (isOff ? own : free).find(({ teamId }) => teamId === form.team);
  const message = isOff
    ? "That team was taken off already"
    : "Choose a team that does not belong to a service yet";
  const invalid = { kind: "invalid", errors: [{ field: "team", message }] } as const;
  if (!team) return invalid;
  const { numUpdatedRows } = await tx
    .updateTable("directory.teams")
    .set((row) => ({ service_id: isOff ? null : serviceId, version: row("version", "+", 1) }))
    .where("team_id", "=", team.teamId)
    .where("partnership_id", "=", partnershipId)
    .where("service_id", isOff ? "=" : "is", isOff ? serviceId : null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : invalid;
}
