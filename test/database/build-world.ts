import { newId, referenceFor } from "../../src/kernel/ids.ts";
import { addDays } from "../../src/kernel/dates.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { addTeam, createPartnership } from "../../src/rooms/directory/provision.ts";
import { roomsOfTests } from "../harness/all-rooms.ts";
import type { TestDatabase } from "../harness/database.ts";
import {
  allowances,
  places,
  reaches,
  type Allows,
  type When,
  type World,
  type WorldPlace,
} from "./access-world.ts";

type Team = {
  readonly teamId: string;
  readonly principal: number;
  readonly agencyPrincipal: number;
  readonly partnershipId: number;
};

/** What stands in the database before any world: partnerships, teams, and a role for each reach. */
export type Context = {
  readonly partnerships: readonly number[];
  readonly teams: readonly Team[];
  readonly roleOf: (partnership: number, post: { reach: string; allows: Allows }) => string;
};

export function layContext({ admin }: TestDatabase): Promise<Context> {
  return asMaintenance(admin, async (tx) => {
    const partnerships: number[] = [];
    for (const name of ["East", "West"])
      partnerships.push(
        await createPartnership(tx, { name, isDemo: true, rooms: await roomsOfTests() }),
      );
    const roles = partnerships.flatMap((partnership_id) =>
      reaches.flatMap((reach) =>
        (Object.keys(allowances) as Allows[]).map((allows) => ({
          role_id: newId(),
          partnership_id,
          key: `${reach}-${allows}`,
          name: `${reach} ${allows}`,
          reach,
          permissions: [...allowances[allows]],
        })),
      ),
    );
    await tx.insertInto("directory.roles").values(roles).execute();
    const teams: Team[] = [];
    for (const [index, { partnership, agency }] of places.entries()) {
      teams.push(
        await aTeam(tx, partnerships[partnership] ?? 0, {
          agency: `Agency ${agency}`,
          team: `Team ${index}`,
        }),
      );
    }
    const roleOf: Context["roleOf"] = (partnership, { reach, allows }) =>
      roles.find(
        (role) =>
          role.partnership_id === partnerships[partnership] && role.key === `${reach}-${allows}`,
      )?.role_id ?? "";
    return { partnerships, teams, roleOf };
  });
}

async function aTeam(
  tx: Tx,
  partnershipId: number,
  { agency, team }: { agency: string; team: string },
): Promise<Team> {
  const teamId = await addTeam(tx, {
    partnershipId,
    agency: { name: agency, kind: "council" },
    team,
  });
  const { principal, agencyPrincipal } = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.principal_id as principal", "a.principal_id as agencyPrincipal"])
    .where("t.team_id", "=", teamId)
    .executeTakeFirstOrThrow();
  return { teamId, principal, agencyPrincipal, partnershipId };
}

export type Built = { readonly childIds: readonly string[]; readonly staffIds: readonly string[] };

type AddedChild = { readonly personId: string; readonly circleId: number };

let number = 1;

/** Fills the database with a world; its own children and staff are answered in the world's order. */
export function buildWorld(
  { admin, clock }: TestDatabase,
  ground: Context,
  world: World,
): Promise<Built> {
  return asMaintenance(admin, async (tx) => {
    const children: AddedChild[] = [];
    for (const child of world.children) children.push(await addChild(tx, ground, child));
    const staffIds = world.staff.map(() => newId());
    const partnershipOf = (index: number): number =>
      ground.partnerships[world.staff[index]?.partnership ?? 0] ?? 0;
    await tx
      .insertInto("directory.staff")
      .values(
        staffIds.map((staff_id, index) => ({
          staff_id,
          partnership_id: partnershipOf(index),
          name: "Someone",
          email: `${staff_id}@world.example`,
        })),
      )
      .execute();
    const posts = world.staff.flatMap((person, index) =>
      person.posts.map((post) => ({
        post_id: newId(),
        partnership_id: partnershipOf(index),
        staff_id: staffIds[index] ?? "",
        team_id: ground.teams[post.team]?.teamId ?? "",
        role_id: ground.roleOf(person.partnership, post),
        ...datesOf(post.when, clock.today()),
      })),
    );
    const circles = world.staff.flatMap((person, index) =>
      person.circles.map((place) => ({
        membership_id: newId(),
        partnership_id: partnershipOf(index),
        circle_id: children[place.child]?.circleId ?? 0,
        staff_id: staffIds[index] ?? "",
        basis: place.isEmergency ? "emergency" : "grant",
        reason: "Named by a test",
        ...placeDates(place, clock.today()),
      })),
    );
    const conflicts = world.staff.flatMap((person, index) =>
      person.conflicts.map(({ child, isEnded }) => ({
        conflict_id: newId(),
        partnership_id: partnershipOf(index),
        person_id: children[child]?.personId ?? "",
        staff_id: staffIds[index] ?? "",
        relation: "friend",
        reason: "Declared by a test",
        declared_by: staffIds[index] ?? "",
        declared_at: addDays(clock.today(), -3),
        ...(isEnded
          ? {
              ended_at: addDays(clock.today(), -2),
              ended_by: staffIds[(index + 1) % staffIds.length] ?? "",
              end_reason: "Ended by a test",
            }
          : {}),
      })),
    );
    if (posts.length > 0) await tx.insertInto("directory.posts").values(posts).execute();
    if (circles.length > 0) await tx.insertInto("sec.memberships").values(circles).execute();
    // One by one: rows of one statement must be of one shape. The trigger shuts each person out.
    for (const row of conflicts) await tx.insertInto("sec.conflicts").values(row).execute();
    return { childIds: children.map((child) => child.personId), staffIds };
  });
}

/** A span of days that ended yesterday, holds today, or begins tomorrow. */
function datesOf(when: When, today: string): { starts_on: string; ends_on: string | null } {
  if (when === "future") return { starts_on: addDays(today, 1), ends_on: null };
  return { starts_on: addDays(today, -30), ends_on: when === "past" ? addDays(today, -1) : null };
}

/** An emergency ends by itself some minutes from now; another place stands until it is ended. */
function placeDates(
  { when, isEmergency }: WorldPlace,
  today: string,
): { starts_at: string; ends_at: string | null } {
  const { starts_on, ends_on } = datesOf(when, today);
  const end = isEmergency && when !== "past" ? addDays(starts_on, 60) : ends_on;
  return { starts_at: starts_on, ends_at: end };
}

async function addChild(
  tx: Tx,
  { teams }: Context,
  child: World["children"][number],
): Promise<AddedChild> {
  const team = teams[child.team];
  if (!team) throw new RangeError(`there is no team ${child.team}`);
  const { principal_id: circleId } = await tx
    .insertInto("sec.principals")
    .values({ partnership_id: team.partnershipId, kind: "circle" })
    .returning("principal_id")
    .executeTakeFirstOrThrow();
  const row = {
    person_id: newId(),
    partnership_id: team.partnershipId,
    acl: child.isRestricted ? [circleId] : [circleId, team.principal, team.agencyPrincipal],
    restricted: child.isRestricted,
  };
  await tx
    .insertInto("subjects.people")
    .values({
      ...row,
      circle_id: circleId,
      owning_team_id: team.teamId,
      reference: referenceFor("W", number++),
      family_name: "World",
      given_name: "",
      sort_name: "world",
    })
    .execute();
  await tx
    .insertInto("protect.tracker_entries")
    .values({ ...row, is_open: true })
    .execute();
  await tx
    .insertInto("protect.chronology_entries")
    .values({
      chronology_entry_id: newId(),
      partnership_id: team.partnershipId,
      person_id: row.person_id,
      kind: "note",
      headline: "A note",
      happened_on: "2026-11-01",
    })
    .execute();
  return { personId: row.person_id, circleId };
}
