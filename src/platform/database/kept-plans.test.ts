import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { anApp } from "../../../test/harness/app.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { letIn } from "../../../test/access/world.ts";
import { quietPool } from "./pool.ts";
import { actingAs, keepingPlans } from "./kept-plans.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

/** Names of what one connection keeps after this was asked. */
async function keptAfter(
  work: (ask: (text: string, values: readonly unknown[]) => Promise<unknown>) => Promise<unknown>,
  mostPlans?: number,
): Promise<number> {
  const pool = quietPool({ ...database.app, max: 1 }, mostPlans);
  const client = await pool.connect();
  await work((text, values) => client.query(text, [...values]));
  const { rows } = await client.query<{ kept: number }>(
    "select count(*)::int as kept from pg_prepared_statements",
  );
  client.release();
  await pool.end();
  return rows[0]?.kept ?? -1;
}

describe("a plan is kept", () => {
  test("where it is asked for, once for each role, and nowhere else", async () => {
    const kept = await keptAfter(async (ask) => {
      await ask("select $1::int", [1]);
      for (const role of ["narrow", "wide", "narrow"] as const)
        await keepingPlans(role, () => ask("select $1::int + 1", [1]));
    });
    expect(kept).toBe(2);
  });

  test("of what is read, and never of what is written", async () => {
    const kept = await keptAfter((ask) =>
      keepingPlans("narrow", () => ask("/* a write */ create temp table written as select 1", [])),
    );
    expect(kept).toBe(0);
  });

  test("of what maintenance writes as well", async () => {
    const kept = await keptAfter((ask) =>
      keepingPlans("maintenance", async () => {
        const asked = ask("insert into directory.agencies (agency_id) values ($1)", [null]);
        await expect(asked).rejects.toThrow();
      }),
    );
    expect(kept).toBe(1);
  });

  test("of the audit event that every page writes", async () => {
    const kept = await keptAfter((ask) =>
      keepingPlans("narrow", async () => {
        // It is refused, since nobody acts here; how it is asked is kept even so.
        const asked = ask(`insert into "audit"."events" ("event_id") values ($1)`, [null]);
        await expect(asked).rejects.toThrow();
      }),
    );
    expect(kept).toBe(1);
  });

  test("of who acts, and of the event that ends any work under a role", async () => {
    const kept = await keptAfter(async (ask) => {
      for (const context of ["one", "another"])
        await ask("select set_config('lantern.context', $1, true)", [context]);
      const event = `insert into "audit"."events" ("event_id") values ($1)`;
      for (const role of ["narrow", "wide", "narrow"] as const)
        await expect(actingAs(role, () => ask(event, [null]))).rejects.toThrow();
      await actingAs("narrow", () => ask("select $1::int", [1]));
    });
    expect(kept).toBe(3);
  });

  test.each([
    ["usually", undefined, 200],
    ["where a crawl asks for every page", 20_000, 250],
  ])(
    "up to a number, %s: lists of many lengths do not fill the server",
    async (_, most, wanted) => {
      const kept = await keptAfter(
        (ask) =>
          keepingPlans("narrow", async () => {
            for (let more = 0; more < 250; more++)
              await ask(`select $1::int + ${String(more)}`, [1]);
          }),
        most,
      );
      expect(kept).toBe(wanted);
    },
  );
});

test("a kept plan reads for each person what is theirs, over the same few connections", async () => {
  const app = await anApp();
  const child = await aChild(app, { level: 2 });
  const [reaches, outside] = [await app.signIn("coordinator"), await app.signIn("police")];
  const [lead, school] = [await app.signIn("lead"), await app.signIn("school")];
  const seen = async (): Promise<readonly number[]> => {
    const answers = [];
    for (const who of [reaches, outside, lead, school])
      answers.push((await who.get(`/children/${child.personId}`)).status);
    return answers;
  };
  const first = await seen();
  expect(new Set(first)).toEqual(new Set([200, 404]));
  for (let time = 0; time < 8; time++) expect(await seen()).toEqual(first);
  // Whoever is let in is let in at the next request, and put out at the next again.
  const membership = await letIn(app, child, "school");
  expect((await school.get(`/children/${child.personId}`)).status).toBe(200);
  await app.query("update sec.memberships set ends_at = $2 where membership_id = $1", [
    membership,
    app.clock.now(),
  ]);
  expect((await school.get(`/children/${child.personId}`)).status).toBe(404);
  await app.close();
}, 120_000);

test("what was planned is planned anew where the policies change", async () => {
  await database.query("create table public.kept (n int)");
  await database.query("insert into public.kept values (1), (2)");
  await database.query("grant select on public.kept to public");
  const pool = quietPool({ ...database.app, max: 1 });
  const client = await pool.connect();
  const count = () =>
    keepingPlans("narrow", async () => {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from public.kept where n > $1",
        [0],
      );
      return rows[0]?.n;
    });
  for (let time = 0; time < 7; time++) expect(await count()).toBe(2);
  await database.query("alter table public.kept enable row level security");
  expect(await count()).toBe(0);
  client.release();
  await pool.end();
});
