import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { listOpenActions, listStillAsked } from "../work/index.ts";
import { listFlags, schemesOn, standsAt, getStanding } from "../child-record/index.ts";
import type { AgencyInCircle, ClosingContext, Contingency } from "./closing-form.ts";
import { closureSchemeOn, stopSchemeOn, type ClosureScheme } from "./schemes.ts";
import { readOpenWork } from "./open-work.ts";
import { findLevelSince, whatStands, type StandsYet } from "./what-stands.ts";

type ReadQuery = { readonly personId: string; readonly today: string };
type ReadOfRooms = ReadQuery & { readonly rooms: Rooms };

/** What stands on the record at this moment, by the criteria of this day. */
export async function standsNow(
  tx: Tx,
  { personId, today, rooms }: ReadOfRooms,
  scheme: ClosureScheme,
): Promise<readonly StandsYet[]> {
  const facts = {
    standing: await getStanding(tx, personId),
    flags: await listFlags(tx, personId),
    ...(await schemesOn(tx, today)),
    today,
  };
  const onRecord = {
    levelSince: await findLevelSince(tx, personId),
    openWork: await readOpenWork(tx, { personId, today, rooms }),
  };
  return whatStands(facts, scheme, onRecord, standsAt.allIn(rooms));
}

export async function closingContext(tx: Tx, asked: ReadOfRooms): Promise<ClosingContext> {
  const { personId, today } = asked;
  const scheme = await closureSchemeOn(tx, today);
  const { noReasons } = await stopSchemeOn(tx, today);
  return {
    scheme,
    noReasons,
    stands: await standsNow(tx, asked, scheme),
    promises: await listOpenActions(tx, personId),
    asked: await listStillAsked(tx, personId),
    agencies: await listAgencies(tx, asked),
    contingencies: await listContingencies(tx, personId),
    today,
  };
}

/** Whoever holds the record, and the agencies of the people in the circle who are named to the reader. */
export async function listAgencies(
  tx: Tx,
  { personId, today }: ReadQuery,
): Promise<readonly AgencyInCircle[]> {
  const { rows } = await sql<AgencyInCircle>`
    select a.agency_id as "agencyId", a.name from directory.agencies a where a.agency_id in (
      select t.agency_id from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
      where p.person_id = ${personId}::uuid
      union
      select t.agency_id from subjects.people p join sec.memberships m on m.circle_id = p.circle_id and m.ends_at is null
        and (m.basis = 'allocation' or m.staff_id <> all ((select sec.closed_staff(${today}::date))::uuid[]))
      join directory.posts o on o.staff_id = m.staff_id and o.starts_on <= ${today}::date
        and (o.ends_on is null or o.ends_on >= ${today}::date)
      join directory.teams t on t.team_id = o.team_id where p.person_id = ${personId}::uuid)
    order by a.name`.execute(tx);
  return rows;
}

async function listContingencies(tx: Tx, personId: string): Promise<readonly Contingency[]> {
  const { rows } = await sql<Contingency>`
    select c.plan_contingency_id as "rowId", c.happens, c.response, c.who
    from protect.plan_contingencies c join protect.plans l on l.plan_id = c.plan_id and l.closed_on is null
    where c.person_id = ${personId}::uuid and c.ended_on is null order by c.plan_contingency_id`.execute(
    tx,
  );
  return rows;
}
