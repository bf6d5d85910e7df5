import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { actorFacts, staffActor } from "../../src/platform/access/staff-actor.ts";
import { lookNarrowly, type Tx } from "../../src/platform/database/database.ts";
import { explainAccess, findPerson, listCircle } from "../../src/modules/subjects/index.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { mayView, worlds, type World } from "./access-world.ts";
import { acting } from "./acting.ts";
import { buildWorld, layGround, type Built, type Ground } from "./build-world.ts";

let database: TestDatabase;
let ground: Ground;

beforeAll(async () => {
  database = await aDatabase("empty");
  ground = await layGround(database);
});
afterAll(() => database.close());

const tables = ["subjects.people", "protect.tracker_entries"] as const;

/** Everything a table shows, in the actor's own role and, for the wide, as a narrow actor too. */
async function visible(
  tx: Tx,
  actor: StaffActor,
  table: (typeof tables)[number],
): Promise<ReadonlySet<string>> {
  const ids = async (): Promise<string[]> =>
    (await tx.selectFrom(table).select("person_id").execute()).map((row) => row.person_id);
  const found = await ids();
  if (!actor.isWide) return new Set(found);
  await lookNarrowly(tx);
  return new Set([...found, ...(await ids())]);
}

async function actorsOf({ staffIds }: Built): Promise<readonly StaffActor[]> {
  const rows = await database.query<{ id: string; facts: unknown }>(
    "select id, sec.actor_facts(id, $2) as facts from unnest($1::uuid[]) id",
    [staffIds, database.clock.now()],
  );
  return staffIds.map((id) =>
    staffActor(actorFacts.parse(rows.find((row) => row.id === id)?.facts)),
  );
}

/** The ids of a world's children that the oracle lets a person see. */
function expected(world: World, { childIds }: Built, person: number): readonly string[] {
  const staff = world.staff[person];
  return staff ? childIds.filter((_, child) => mayView(world, staff, child)) : [];
}

let judged = 0;
const seenBy = { some: 0, none: 0, all: 0 };

async function agrees(world: World): Promise<void> {
  const built = await buildWorld(database, ground, world);
  for (const [person, actor] of (await actorsOf(built)).entries()) {
    const wanted = expected(world, built, person);
    for (const table of tables) {
      const found = await acting(database, actor, (tx) => visible(tx, actor, table));
      expect(
        built.childIds.filter((id) => found.has(id)),
        `${table} for ${JSON.stringify(world.staff[person])}`,
      ).toEqual(wanted);
    }
    judged++;
    seenBy[
      wanted.length === 0 ? "none" : wanted.length === built.childIds.length ? "all" : "some"
    ]++;
  }
}

async function explains(world: World): Promise<void> {
  const built = await buildWorld(database, ground, world);
  for (const [person, actor] of (await actorsOf(built)).entries()) {
    const wanted = expected(world, built, person);
    for (const id of built.childIds) {
      const reasons = await acting(database, actor, async (tx) => {
        const child = await findPerson(tx, actor, id);
        return (
          child &&
          explainAccess(actor, child, await listCircle(tx, child.circleId, database.clock.now()))
        );
      });
      expect(reasons === undefined, `found for ${JSON.stringify(world.staff[person])}`).toBe(
        !wanted.includes(id),
      );
      if (reasons !== undefined)
        expect(reasons.length, JSON.stringify(world.staff[person])).toBeGreaterThan(0);
    }
  }
}

/** Nothing that a person cannot see has a reason, whatever is asked about it. */
async function explainsNothingHidden(world: World): Promise<void> {
  const built = await buildWorld(database, ground, world);
  const people = await database.query<{
    id: string;
    circle: number;
    team: string;
    agency: string;
    restricted: boolean;
  }>(
    `select person_id as id, circle_id as circle, owning_team_id as team, agency_id as agency, restricted
     from subjects.people join directory.teams on team_id = owning_team_id where person_id = any ($1)`,
    [built.childIds],
  );
  const members = await database.query<{
    circle: number;
    staffId: string;
    basis: string;
    reason: string;
  }>(
    `select circle_id as circle, staff_id as "staffId", basis, reason from sec.memberships
     where starts_at <= $1 and (ends_at is null or ends_at > $1)`,
    [database.clock.now()],
  );
  for (const [person, actor] of (await actorsOf(built)).entries()) {
    const wanted = expected(world, built, person);
    const explained = people.filter(({ circle, team, agency, restricted }) => {
      const child = {
        circleId: circle,
        owningTeamId: team,
        owningTeam: "their team",
        owningAgencyId: agency,
        isRestricted: restricted,
        partnershipId: 0,
      };
      // "The partnership" of a wide post is the actor's own: the question is only ever asked within it.
      const isNear =
        ground.teams.find((one) => one.teamId === team)?.partnershipId === actor.partnershipId;
      return (
        isNear &&
        explainAccess(
          actor,
          child,
          members.filter((member) => member.circle === circle),
        ).length > 0
      );
    });
    expect(new Set(explained.map(({ id }) => id))).toEqual(new Set(wanted));
  }
}

describe("who sees whom", () => {
  test("the database agrees with the rule as a person would say it", async () => {
    await fc.assert(fc.asyncProperty(worlds, agrees), { seed: 20_261_124, numRuns: 40 });
    expect(judged).toBeGreaterThanOrEqual(300);
    // The worlds are worth something only if they hold people who see some, and people who see none.
    expect(seenBy.some).toBeGreaterThan(100);
    expect(seenBy.none).toBeGreaterThan(50);
  }, 60_000);

  test("whoever opens a record is told why, and nobody else opens it", async () => {
    await fc.assert(fc.asyncProperty(worlds, explains), { seed: 20_261_125, numRuns: 6 });
  }, 60_000);

  test("there is a reason exactly where there is access", async () => {
    await fc.assert(fc.asyncProperty(worlds, explainsNothingHidden), {
      seed: 20_261_126,
      numRuns: 40,
    });
  }, 60_000);
});
