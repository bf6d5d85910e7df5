import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { newId } from "../../src/kernel/ids.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting, letIn } from "./acting.ts";

/** What a statement smuggled into somebody's own transaction gets from the functions of access. */

const everybody = [
  "school",
  "nurse",
  "lead",
  "coordinator",
  "police",
  "governance",
  "manager",
  "analyst",
];

let database: TestDatabase;
let actors: Readonly<Record<string, StaffActor>>;
let child: Child;
beforeAll(async () => {
  database = await aDatabase();
});
beforeEach(async () => {
  child = await aChild(database);
  await letIn(database, child.circleId, (await actorOf(database, "school")).id);
  actors = {};
  for (const key of everybody) actors = { ...actors, [key]: await actorOf(database, key) };
});
afterAll(() => database.close());

const who = (key: string): StaffActor => {
  const actor = actors[key];
  if (!actor) throw new Error(`nobody is called ${key}`);
  return actor;
};

async function ask(
  key: string,
  statement: ReturnType<typeof sql<{ said: unknown }>>,
): Promise<unknown> {
  const { rows } = await acting(database, who(key), (tx) => statement.execute(tx));
  return rows[0]?.said;
}

const stamp = async () =>
  (
    await database.query<{ restricted: boolean; shut_out: string[] }>(
      "select restricted, shut_out from subjects.people where person_id = $1",
      [child.personId],
    )
  )[0];

const restrictIt = (keep: readonly string[]) =>
  sql<{
    said: unknown;
  }>`select sec.restrict_record(${newId()}, ${newId()}, ${child.personId}, ${keep}::uuid[], 'x', ${database.clock.now()}) as said`;

describe("restricting", () => {
  test("is for those with the capability who reach the record, and never for one alone", async () => {
    const lead = who("lead").id;
    const school = who("school").id;
    expect(await ask("school", restrictIt([school, lead]))).toBe("none");
    expect(await ask("nurse", restrictIt([who("nurse").id, lead]))).toBe("none");
    expect(await ask("lead", restrictIt([lead]))).toBe("people");
    // Somebody in the circle who could not agree to lifting it; somebody who is not in the circle.
    expect(await ask("lead", restrictIt([lead, school]))).toBe("people");
    expect(await ask("lead", restrictIt([lead, who("manager").id]))).toBe("people");
    expect(await ask("lead", restrictIt([who("manager").id, school]))).toBe("people");
    expect(await stamp()).toMatchObject({ restricted: false });
  });

  test("is lifted by two who are named, and not by the reach that they had before", async () => {
    await letIn(database, child.circleId, who("manager").id);
    expect(await ask("lead", restrictIt([who("lead").id, who("manager").id]))).toBe("done");
    const askFor = sql<{
      said: unknown;
    }>`select sec.ask_to_lift(${newId()}, ${child.personId}, 'x', ${database.clock.now()}) as said`;
    const lift = sql<{
      said: unknown;
    }>`select sec.lift_restriction(${child.personId}, ${database.clock.now()}) as said`;
    expect(await ask("coordinator", askFor)).toBe("none");
    expect(await ask("school", askFor)).toBe("none");
    actors = {
      ...actors,
      lead: await actorOf(database, "lead"),
      manager: await actorOf(database, "manager"),
    };
    expect(await ask("manager", lift)).toBe("not asked");
    expect(await ask("lead", askFor)).toBe("done");
    expect(await ask("lead", lift)).toBe("own");
    expect(await ask("coordinator", lift)).toBe("none");
    expect(await stamp()).toMatchObject({ restricted: true });
    expect(await ask("manager", lift)).toBe("done");
    const [row] = await database.query<{ acl: number[] }>(
      `select p.acl = array[p.circle_id, t.principal_id, a.principal_id] as same from subjects.people p
       join directory.teams t on t.team_id = p.owning_team_id join directory.agencies a on a.agency_id = t.agency_id
       where p.person_id = $1`,
      [child.personId],
    );
    expect(row).toEqual({ same: true });
  });
});

describe("conflicts of interest", () => {
  const declare = (staff: string) =>
    sql<{
      said: unknown;
    }>`select sec.declare_conflict(${newId()}, ${child.personId}, ${staff}, 'friend',
      decode(repeat('00', 72), 'hex'), decode(repeat('00', 33), 'hex'), ${database.clock.now()}) as said`;

  test("are declared of others with the capability alone, and on no record out of reach", async () => {
    expect(await ask("school", declare(who("lead").id))).toBe("none");
    expect(await ask("nurse", declare(who("nurse").id))).toBe("none");
    expect(await ask("police", declare(who("school").id))).toBe("none");
    expect(await stamp()).toMatchObject({ shut_out: [] });
  });

  test("are neither written, nor ended, nor taken off the record by hand", async () => {
    expect(await ask("school", declare(who("school").id))).toBe("done");
    const end = sql`update sec.conflicts set ended_at = now(), ended_by = ${who("lead").id}, end_reason = 'x' where person_id = ${child.personId}`;
    await acting(database, who("school"), (tx) => end.execute(tx));
    for (const key of ["school", "lead", "coordinator"]) {
      await expect(
        acting(database, who(key), (tx) =>
          sql`update subjects.people set shut_out = '{}' where person_id = ${child.personId}`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow(/permission denied/);
    }
    await expect(
      acting(database, who("lead"), (tx) =>
        sql`update sec.conflicts set ended_at = now(), ended_by = ${who("manager").id}, end_reason = 'x'
            where person_id = ${child.personId}`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
    expect(await stamp()).toMatchObject({ shut_out: [who("school").id] });
  });
});

describe("emergency openings and askings", () => {
  const open = () =>
    sql<{
      said: unknown;
    }>`select outcome as said from sec.open_in_emergency(${newId()}, ${newId()}, ${newId()}, ${child.personId}, 'danger-now', 'x', ${database.clock.now()})`;

  test("are for those whose own post allows them", async () => {
    for (const key of ["nurse", "analyst", "governance"])
      expect(await ask(key, open())).toBe("none");
    await expect(
      acting(database, who("analyst"), (tx) =>
        sql`select * from subjects.ask_whether_known(${newId()}, ${newId()}, '{}', 'met-today', 'x', now())`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow("finding without seeing needs its permission");
    expect(await ask("police", open())).toBe("opened");
  });

  test("a ticket is made, prolonged and reviewed by nobody's hand", async () => {
    await restrict(database, child);
    expect(await ask("police", open())).toBe("opened");
    for (const statement of [
      "insert into sec.emergency_openings select * from sec.emergency_openings",
      "update sec.emergency_openings set ends_at = now() + interval '1 year'",
      "update sec.restrictions set lifted_at = now()",
      "update sec.conflicts set staff_id = staff_id",
      "insert into subjects.enquiries select * from subjects.enquiries",
      "delete from subjects.enquiries",
      "update subjects.people set acl = acl",
    ]) {
      await expect(
        acting(database, who("police"), (tx) => sql.raw(statement).execute(tx)),
      ).rejects.toThrow(/permission denied/);
    }
    actors = { ...actors, police: await actorOf(database, "police") };
    await expect(
      acting(database, who("police"), (tx) =>
        sql`update sec.memberships set ends_at = ends_at + interval '1 day' where circle_id = ${child.circleId}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow("an emergency opening is not prolonged");
    const reviews = sql<{
      said: unknown;
    }>`select count(*)::int as said from sec.emergency_reviews()`;
    expect(await ask("police", reviews)).toBe(0);
    expect(await ask("governance", reviews)).toBeGreaterThan(0);
  });
});

test("one person has one open place in a circle", async () => {
  await expect(letIn(database, child.circleId, who("school").id)).rejects.toThrow(
    /memberships_open_place_idx/,
  );
});
