import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { actorFacts, staffActor } from "../../src/platform/access/staff-actor.ts";
import { lookNarrowly, type Tx } from "../../src/platform/database/database.ts";
import { explainAccess, mayDo } from "../../src/rooms/subjects/explain-access.ts";
import { findPerson } from "../../src/rooms/subjects/people-reads.ts";
import { listCircle } from "../../src/rooms/subjects/circle-members.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { may, worlds, wrongRules, type Doing, type World } from "./access-world.ts";
import { acting } from "./acting.ts";
import { buildWorld, layContext, type Built, type Context } from "./build-world.ts";

let database: TestDatabase;
let ground: Context;

beforeAll(async () => {
  database = await aDatabase("empty");
  ground = await layContext(database);
});
afterAll(() => database.close());

/** Two tables that carry the stamp, and one that asks the child. */
const tables = [
  "subjects.people",
  "protect.tracker_entries",
  "protect.chronology_entries",
] as const;

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

async function actorsOf(from: TestDatabase, { staffIds }: Built): Promise<readonly StaffActor[]> {
  const rows = await from.query<{ id: string; facts: unknown }>(
    "select id, sec.actor_facts(id, $2) as facts from unnest($1::uuid[]) id",
    [staffIds, from.clock.now()],
  );
  return staffIds.map((id) =>
    staffActor(actorFacts.parse(rows.find((row) => row.id === id)?.facts)),
  );
}

type ReadQuery = { readonly person: number; readonly doing?: Doing };

/** The ids of a world's children about whom the oracle lets a person do something. */
function expected(
  world: World,
  { childIds }: Built,
  { person, doing = "child.view" }: ReadQuery,
): readonly string[] {
  const staff = world.staff[person];
  return staff ? childIds.filter((_, child) => may(world, staff, { child, doing })) : [];
}

let judged = 0;
const seenBy = { some: 0, none: 0, all: 0 };

/** Compares what row-level security answers with the oracle; `rule` may be a wrong one on purpose. */
async function agrees(
  from: TestDatabase,
  on: Context,
  { world, rule = world }: { world: World; rule?: World },
): Promise<void> {
  const built = await buildWorld(from, on, world);
  for (const [person, actor] of (await actorsOf(from, built)).entries()) {
    const wanted = expected(rule, built, { person });
    for (const table of tables) {
      const found = await acting(from, actor, (tx) => visible(tx, actor, table));
      expect(
        built.childIds.filter((id) => found.has(id)),
        `${table} for ${JSON.stringify(world.staff[person])}`,
      ).toEqual(wanted);
    }
    judged += built.childIds.length;
    seenBy[
      wanted.length === 0 ? "none" : wanted.length === built.childIds.length ? "all" : "some"
    ]++;
  }
}

async function explains(world: World): Promise<void> {
  const built = await buildWorld(database, ground, world);
  for (const [person, actor] of (await actorsOf(database, built)).entries()) {
    const wanted = expected(world, built, { person });
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

/** What a child's record is to the rules, read past the policies. */
async function recordsOf({ childIds }: Built) {
  const people = await database.query<{
    id: string;
    circle: number;
    team: string;
    agency: string;
    restricted: boolean;
    shutOut: string[];
  }>(
    `select person_id as id, circle_id as circle, owning_team_id as team, agency_id as agency, restricted, shut_out as "shutOut"
     from subjects.people join directory.teams on team_id = owning_team_id where person_id = any ($1)`,
    [childIds],
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
  return people.map(({ id, circle, team, agency, restricted, shutOut }) => ({
    id,
    team,
    circle: members.filter((member) => member.circle === circle),
    person: {
      owningTeamId: team,
      owningTeam: "their team",
      owningAgency: "their agency",
      isLawEnforcement: false,
      owningAgencyId: agency,
      isRestricted: restricted,
      shutOut,
    },
  }));
}

/** The pure function lets exactly those do exactly what the oracle does, whatever is asked about whom. */
async function decides(world: World): Promise<void> {
  const built = await buildWorld(database, ground, world);
  const records = await recordsOf(built);
  for (const [person, actor] of (await actorsOf(database, built)).entries()) {
    // "The partnership" of a wide post is the actor's own: the question is only ever asked within it.
    const near = records.filter(
      ({ team }) =>
        ground.teams.find((one) => one.teamId === team)?.partnershipId === actor.partnershipId,
    );
    for (const doing of ["child.view", "note.add", "circle.manage"] as const) {
      const allowed = near.filter((record) => mayDo(actor, doing, record)).map(({ id }) => id);
      expect(new Set(allowed), `${doing} for ${JSON.stringify(world.staff[person])}`).toEqual(
        new Set(expected(world, built, { person, doing })),
      );
    }
  }
}

describe("who sees whom", () => {
  test("the database agrees with the rule as a person would say it", async () => {
    const property = fc.asyncProperty(worlds, (world) => agrees(database, ground, { world }));
    await fc.assert(property, { seed: 20_261_124, numRuns: 30 });
    expect(judged).toBeGreaterThanOrEqual(2_000);
    // The worlds are worth something only if they hold people who see some, and people who see none.
    expect(seenBy.some).toBeGreaterThan(75);
    expect(seenBy.none).toBeGreaterThan(40);
  }, 180_000);

  test("whoever opens a record is told why, and nobody else opens it", async () => {
    await fc.assert(fc.asyncProperty(worlds, explains), { seed: 20_261_125, numRuns: 6 });
  }, 180_000);

  test("what may be done, by which post, is what the rule says", async () => {
    await fc.assert(fc.asyncProperty(worlds, decides), { seed: 20_261_126, numRuns: 40 });
  }, 180_000);
});

describe("a wrong rule is noticed", () => {
  test.each(Object.entries(wrongRules))(
    "%s",
    async (_name, wrong) => {
      const property = fc.asyncProperty(worlds, (world) =>
        agrees(database, ground, { world, rule: wrong(world) }),
      );
      const { failed } = await fc.check(property, {
        seed: 20_261_127,
        numRuns: 10,
        endOnFailure: true,
      });
      expect(failed).toBe(true);
    },
    180_000,
  );

  test("a policy that forgets conflicts of interest", async () => {
    const planted = await aDatabase("empty");
    try {
      const under = await layContext(planted);
      await planted.query(
        `alter policy people_read on subjects.people
         using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()))`,
      );
      const property = fc.asyncProperty(worlds, (world) => agrees(planted, under, { world }));
      const { failed } = await fc.check(property, {
        seed: 20_261_127,
        numRuns: 10,
        endOnFailure: true,
      });
      expect(failed).toBe(true);
    } finally {
      await planted.close();
    }
  }, 180_000);
});
