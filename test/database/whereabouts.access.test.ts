import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { lookNarrowly } from "../../src/platform/database/database.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "../access/world.ts";
import { acting } from "./acting.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

/** By reach: two of the owning team, two with the whole partnership, two by the circle alone, and none. */
const team = ["lead", "manager"];
const wide = ["coordinator", "mash"];
const byCircle = ["school", "nurse"];
const people = [...team, ...wide, ...byCircle, "police"];

type Step =
  | { readonly kind: "protect"; readonly named: readonly string[] }
  | { readonly kind: "unprotect" | "restrict" | "lift" | "add" | "end" }
  | { readonly kind: "name" | "unname" | "shutOut" | "letBack"; readonly who: string };

const somebody = fc.constantFrom(...people);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("protect" as const),
      named: fc.uniqueArray(somebody, { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constantFrom("unprotect", "restrict", "lift", "add", "end") }),
    fc.record({ kind: fc.constantFrom("name", "unname", "shutOut", "letBack"), who: somebody }),
  ),
  { minLength: 3, maxLength: 9 },
);

/** What has been decided about a child, in plain words. */
type Told = {
  readonly named: ReadonlySet<string> | undefined;
  readonly isRestricted: boolean;
  readonly shutOut: ReadonlySet<string>;
};

const without = (set: ReadonlySet<string>, who: string): ReadonlySet<string> =>
  new Set([...set].filter((one) => one !== who));

/** The oracle's memory: no database, no stamp, no trigger. */
function after(told: Told, step: Step): Told {
  if (step.kind === "protect") return told.named ? told : { ...told, named: new Set(step.named) };
  if (step.kind === "unprotect") return { ...told, named: undefined };
  if (step.kind === "restrict") return { ...told, isRestricted: true };
  if (step.kind === "lift") return { ...told, isRestricted: false };
  if (step.kind === "shutOut") return { ...told, shutOut: new Set([...told.shutOut, step.who]) };
  if (step.kind === "letBack") return { ...told, shutOut: without(told.shutOut, step.who) };
  if (step.kind === "name" && told.named)
    return { ...told, named: new Set([...told.named, step.who]) };
  if (step.kind === "unname" && told.named)
    return { ...told, named: without(told.named, step.who) };
  return told;
}

/** The rule as a person would say it. */
function mayKnow({ named, isRestricted, shutOut }: Told, who: string): boolean {
  if (shutOut.has(who)) return false;
  if (named) return named.has(who);
  if (byCircle.includes(who)) return true;
  return !isRestricted && (team.includes(who) || wide.includes(who));
}

async function carryOut(child: Child, step: Step, isProtected: boolean): Promise<void> {
  const { query, clock } = database;
  const id = child.personId;
  if (step.kind === "protect") await protect(database, child, step.named);
  if (step.kind === "restrict") {
    await query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [id],
    );
  }
  if (step.kind === "lift") {
    await query(
      `update subjects.people p set restricted = false, acl = array[p.circle_id, t.principal_id, a.principal_id]
       from directory.teams t join directory.agencies a using (agency_id)
       where t.team_id = p.owning_team_id and p.person_id = $1`,
      [id],
    );
  }
  if (step.kind === "add") await aFact(database, child);
  if (step.kind === "end") {
    await query(
      "update subjects.whereabouts set to_on = '2026-11-20' where person_id = $1 and to_on is null",
      [id],
    );
  }
  if (step.kind === "shutOut" || step.kind === "letBack") {
    const change = step.kind === "shutOut" ? "array_append" : "array_remove";
    await query(
      `update subjects.people set shut_out = ${change}(array_remove(shut_out, $2::uuid), $2::uuid) where person_id = $1`,
      [id, await staffIdOf(database, step.who)],
    );
  }
  if (!isProtected) return;
  if (step.kind === "unprotect") await unprotect(child);
  if (step.kind === "name" || step.kind === "unname") {
    const circle =
      "(select circle_id from subjects.protections where person_id = $1 and ended_at is null)";
    const staff = await staffIdOf(database, step.who);
    await query(
      `update sec.memberships set ends_at = $3 where circle_id = ${circle} and staff_id = $2 and ends_at is null`,
      [id, staff, clock.now()],
    );
    if (step.kind === "unname") return;
    await query(
      `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
       select $4, 1, ${circle}, $2, 'named', 'Named by a test', $3`,
      [id, staff, clock.now(), newId()],
    );
  }
}

/** As two of the named would: here the two are put in for the purpose, since all may have been taken out. */
async function unprotect({ personId }: Child): Promise<void> {
  const [asks, confirms] = [
    await staffIdOf(database, "chair"),
    await staffIdOf(database, "youthworker"),
  ];
  await database.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), 1, q.circle_id, s, 'named', 'Named by a test', $2
     from subjects.protections q, unnest($3::uuid[]) s where person_id = $1 and ended_at is null`,
    [personId, database.clock.now(), [asks, confirms]],
  );
  await database.query(
    `insert into subjects.protection_decisions (protection_decision_id, partnership_id, protection_id, kind, reason, decided_by, decided_at)
     select gen_random_uuid(), 1, protection_id, 'end_asked', 'Safe now', $2, $3
     from subjects.protections where person_id = $1 and ended_at is null`,
    [personId, asks, database.clock.now()],
  );
  const end = `begin; set local role lantern_maintenance;
    select subjects.end_protection(protection_id, 'Safe now', '${confirms}', '${database.clock.now().toISOString()}')
    from subjects.protections where person_id = '${personId}' and ended_at is null; commit`;
  await database.query(end);
}

/** Every fact that the database shows, in the actor's own role and, for the wide, narrowly too. */
async function shown(who: string, personId: string): Promise<number> {
  const actor = await actorOf(database, who);
  return acting(database, actor, async (tx) => {
    const count = async (): Promise<number> =>
      (
        await tx
          .selectFrom("subjects.whereabouts")
          .select("whereabouts_id")
          .where("person_id", "=", personId)
          .execute()
      ).length;
    const first = await count();
    if (!actor.isWide) return first;
    await lookNarrowly(tx);
    return Math.max(first, await count());
  });
}

const seen = { all: 0, none: 0, protectedAll: 0 };

async function agrees(sequence: readonly Step[]): Promise<void> {
  const child = await aChild(database);
  for (const key of byCircle) await letIn(database, child, key);
  await aFact(database, child);
  let told: Told = { named: undefined, isRestricted: false, shutOut: new Set() };
  for (const step of sequence) {
    await carryOut(child, step, told.named !== undefined);
    told = after(told, step);
  }
  const [row] = await database.query<{ facts: number }>(
    "select count(*)::int as facts from subjects.whereabouts where person_id = $1",
    [child.personId],
  );
  for (const who of people) {
    const wanted = mayKnow(told, who) ? (row?.facts ?? 0) : 0;
    expect({ who, shown: await shown(who, child.personId) }).toEqual({ who, shown: wanted });
    seen[wanted > 0 ? "all" : "none"]++;
    if (told.named && wanted > 0) seen.protectedAll++;
  }
}

test("after any sequence the database shows the facts to those whom the rule names, all or none", async () => {
  await fc.assert(fc.asyncProperty(steps, agrees), { seed: 20_261_124, numRuns: 60 });
  expect(seen.all).toBeGreaterThan(60);
  expect(seen.none).toBeGreaterThan(60);
  expect(seen.protectedAll).toBeGreaterThan(20);
}, 180_000);

test("no copied stamp differs from what it is copied from, and one that did would be told", async () => {
  const differing = (): Promise<readonly string[]> =>
    acting(database, systemActor("housekeeping"), async (tx) => {
      const { rows } = await sql<{ relation: string }>`
        select relation from subjects.stamp_differences() where relation like 'subjects.%'`.execute(
        tx,
      );
      return rows.map(({ relation }) => relation);
    });
  expect(await differing()).toEqual([]);
  const child = await aChild(database);
  await aFact(database, child);
  await database.query("update subjects.whereabouts set acl = '{999999}' where person_id = $1", [
    child.personId,
  ]);
  expect(await differing()).toEqual(["subjects.whereabouts"]);
});

test("an injected statement protects, ends and adds nothing that its person may not", async () => {
  const child = await aChild(database);
  const other = await aFact(database, child);
  await protect(database, child, ["lead", "manager"]);
  const attempt = (who: string, statement: string) =>
    actorOf(database, who).then((actor) =>
      acting(database, actor, async (tx) => {
        await sql.raw(statement).execute(tx);
      }),
    );
  const id = child.personId;
  const police = await staffIdOf(database, "police");
  const named = `array['${police}', '${await staffIdOf(database, "school")}']::uuid[]`;
  const protectAs = (by: string): string =>
    `select subjects.protect_whereabouts('${newId()}', '${id}', ${named}, 'x', '2026-12-01', '${by}', now())`;
  const lead = await staffIdOf(database, "lead");
  for (const by of [police, lead]) await expect(attempt("police", protectAs(by))).rejects.toThrow();
  await expect(
    attempt(
      "school",
      `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_by, recorded_at)
       values ('${newId()}', 1, '${id}', 'ward', 'x', 'x', '${await staffIdOf(database, "school")}', now())`,
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    attempt("lead", "update subjects.protections set ended_at = now()"),
  ).rejects.toThrow();
  await expect(attempt("lead", "update subjects.whereabouts set acl = '{1}'")).rejects.toThrow();
  await expect(
    attempt(
      "lead",
      `insert into subjects.protection_decisions (protection_decision_id, partnership_id, protection_id, kind, reason, decided_by, decided_at)
       select '${newId()}', 1, protection_id, 'end_asked', 'x', '${await staffIdOf(database, "manager")}', now()
       from subjects.protections`,
    ),
  ).rejects.toThrow(/row-level security/);
  const rows = await database.query<{ stands: boolean; mine: boolean }>(
    `select ended_at is null as stands, w.acl = array[q.circle_id] as mine
     from subjects.protections q join subjects.whereabouts w using (person_id) where w.whereabouts_id = $1`,
    [other],
  );
  expect(rows).toEqual([{ stands: true, mine: true }]);
});
