import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Place, RecordFacts } from "../../platform/access/may-on.ts";
import type { Tx } from "../../platform/database/database.ts";

/** What access to each of many children turns on for one person: of the circles their own places alone. */
export async function factsOfMany(
  tx: Tx,
  actor: StaffActor,
  { personIds, at }: { readonly personIds: readonly string[]; readonly at: Date },
): Promise<ReadonlyMap<string, RecordFacts>> {
  const { rows } = await sql<
    Omit<RecordFacts, "circle" | "shutOut"> & { personId: string; circleId: number }
  >`
    select p.person_id as "personId", p.circle_id as "circleId", p.owning_team_id as "owningTeamId",
      t.agency_id as "owningAgencyId", p.restricted as "isRestricted"
    from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
    where p.person_id = any(${personIds}::uuid[])`.execute(tx);
  const places = await ownPlaces(tx, actor, at);
  return new Map(
    rows.map(({ personId, circleId, ...facts }) => [
      personId,
      // Whoever is shut out of a child sees no row of that child's.
      { ...facts, circle: places.get(circleId) ?? [], shutOut: [] },
    ]),
  );
}

async function ownPlaces(
  tx: Tx,
  actor: StaffActor,
  at: Date,
): Promise<ReadonlyMap<number, readonly Place[]>> {
  const rows = await tx
    .selectFrom("sec.memberships")
    .select(["circle_id as circleId", "staff_id as staffId", "basis", "reason"])
    .where("staff_id", "=", actor.id)
    .where("starts_at", "<=", at)
    .where((is) => is.or([is("ends_at", "is", null), is("ends_at", ">", at)]))
    .execute();
  return Map.groupBy(rows, ({ circleId }) => circleId);
}
