import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, someChildren, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

let app: TestApp;
const family = "Qxperrault";
/** More than the twenty who are told of whoever is likelier. */
let faint: readonly Child[];
beforeAll(async () => {
  app = await anApp();
  const given = ["Ana", "Ben", "Cy", "Dot", "Eli", "Fay", "Gus", "Hal", "Ivo", "Joy", "Kim"];
  const two = given.flatMap((name, at) => [
    { familyName: family, givenName: name, bornOn: `2012-08-${at + 10}` },
    { familyName: family, givenName: `${name}mund`, bornOn: `2012-08-${at + 10}` },
  ]);
  faint = await someChildren(app, two);
  for (const child of faint) await letIn(app, child, "nurse");
});
afterAll(() => app.close());

const told = async (key: string, most = 120): Promise<readonly string[]> =>
  acting(app, await actorOf(app, key), async (tx) => {
    const { rows } = await sql<{ person_id: string }>`
      select person_id from subjects.match_candidates(array['Qxperrault'], array['Zoe'], '2012-08-27', null, null, null, ${most})`.execute(
      tx,
    );
    return rows.map(({ person_id: id }) => id);
  });

test("who is far behind the likeliest within reach is left out, and nobody for one out of reach", async () => {
  const before = await told("nurse");
  expect(before.toSorted()).toEqual(faint.map(({ personId }) => personId).toSorted());
  expect(await told("nurse", 5)).toEqual(before.slice(0, 5));
  const likeliest = await aChild(app, {
    familyName: family,
    givenName: "Zoe",
    bornOn: "2012-08-27",
  });
  // The nurse does not reach the likeliest: that there is one must not be told by who is left out.
  expect(await told("nurse")).toEqual(before);
  const byCoordinator = await told("coordinator");
  expect(byCoordinator).toHaveLength(20);
  expect(byCoordinator[0]).toBe(likeliest.personId);
  await letIn(app, likeliest, "nurse");
  expect(await told("nurse")).toEqual(byCoordinator);
});

test("of those who share keys the nearest by names and date are told first", async () => {
  const near = [
    { familyName: family, givenName: "Zoe", bornOn: "2012-08-25" },
    { familyName: family, givenName: "Zoey", bornOn: "2012-08-27" },
    { familyName: "Zoe", givenName: family, bornOn: "2012-08-27" },
  ];
  const made = await someChildren(app, near);
  const known = new Map(made.map(({ personId }, at) => [personId, at]));
  const found = await acting(app, await actorOf(app, "coordinator"), async (tx) => {
    const { rows } = await sql<{ person_id: string }>`
      select person_id from subjects.match_candidates(array['Qxperrault'], array['Zoe'], '2012-08-27', null, null, null, 120)`.execute(
      tx,
    );
    return rows.map(({ person_id: id }) => known.get(id)).filter((at) => at !== undefined);
  });
  expect(found).toEqual([1, 2, 0]);
});

test("who has a number that was given is told first, however far behind", async () => {
  const numbered = await aChild(app, { familyName: "Qxother", givenName: "Ulla", bornOn: null });
  await giveNumber(numbered.personId, "9434765919");
  const found = await acting(app, await actorOf(app, "coordinator"), async (tx) => {
    const { rows } = await sql<{ person_id: string; numbers: readonly string[] }>`
      select person_id, numbers from subjects.match_candidates(array['Qxperrault'], array['Zoe'], '2012-08-27', null, null, array['nhs 9434765919'], 120)`.execute(
      tx,
    );
    return rows;
  });
  expect(found[0]).toEqual({ person_id: numbered.personId, numbers: ["nhs 9434765919"] });
});

test("numbers of those out of reach let nobody else in", async () => {
  const asked = async () =>
    acting(app, await actorOf(app, "nurse"), async (tx) => {
      const { rows } = await sql`
        select person_id from subjects.match_candidates(array['Qxperrault'], array['Zoe'], '2012-08-27', null, null, array['nhs 9434765870'], 21)`.execute(
        tx,
      );
      return rows;
    });
  const before = await asked();
  const away = await someChildren(
    app,
    ["Zoe", "Zoey"].map((givenName) => ({ familyName: family, givenName, bornOn: "2012-08-27" })),
  );
  for (const { personId } of away) await giveNumber(personId, "9434765870");
  expect(await asked()).toEqual(before);
});

const giveNumber = (personId: string, value: string) =>
  app.query(
    `insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'nhs', $2, 'A test', s.staff_id, now()
     from subjects.people p cross join (select staff_id from directory.staff limit 1) s where p.person_id = $1`,
    [personId, value],
  );
