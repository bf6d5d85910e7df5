import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { findPerson } from "../../src/rooms/subjects/people-reads.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting, anAppSession, letIn, signedContext, type AppSession } from "./acting.ts";

let database: TestDatabase;
let coordinator: StaffActor;
let lead: StaffActor;
let nurse: StaffActor;
let plain: Child;
let closed: Child;
let session: AppSession;

beforeAll(async () => {
  database = await aDatabase("cast");
  plain = await aChild(database);
  closed = await aChild(database);
  await restrict(database, closed);
  lead = await actorOf(database, "lead");
  await letIn(database, closed.circleId, lead.id);
  coordinator = await actorOf(database, "coordinator");
  lead = await actorOf(database, "lead");
  nurse = await actorOf(database, "nurse");
  session = await anAppSession(database);
});
afterAll(async () => {
  await session.end();
  await database.close();
});

const everyTable = [
  "subjects.people",
  "subjects.names",
  "protect.tracker_entries",
  "protect.chronology_entries",
  "directory.staff",
];

/** How many rows of each table a bare connection sees under a context. */
async function seen(context: string | undefined, role = "lantern_app"): Promise<readonly number[]> {
  await session.rows("begin");
  try {
    if (context !== undefined)
      await session.rows("select set_config('lantern.context', $1, true)", [context]);
    await session.rows("select set_config('role', $1, true)", [role]);
    const counts = [];
    for (const table of everyTable) {
      const [row] = await session.rows<{ rows: number }>(
        `select count(*)::int as rows from ${table}`,
      );
      counts.push(row?.rows ?? -1);
    }
    return counts;
  } finally {
    await session.rows("rollback");
  }
}

const nothing = everyTable.map(() => 0);
const key = (): Buffer => database.secrets.contextKey;

describe("a context that Lantern did not sign", () => {
  test("the true one shows something", async () => {
    expect(await seen(signedContext(lead, key()))).toEqual([2, 2, 2, 2, 20]);
  });

  test.each<[string, () => string | undefined]>([
    ["no context", () => undefined],
    ["an empty one", () => ""],
    ["signed with another key", () => signedContext(lead, randomBytes(32))],
    ["one more principal", () => signedContext(nurse, key()).replace("{", "{1,2,3,4,5,")],
    ["another person's id", () => signedContext(nurse, key()).replace(nurse.id, lead.id)],
    ["narrow made wide", () => signedContext(nurse, key()).replace("|narrow|", "|wide|")],
    ["cut off at the end", () => signedContext(lead, key()).slice(0, -1)],
    ["the signature alone", () => signedContext(lead, key()).slice(-64)],
    ["no signature", () => signedContext(lead, key()).slice(0, -65)],
    [
      "the signature of another's context",
      () => `${signedContext(lead, key()).slice(0, -64)}${signedContext(nurse, key()).slice(-64)}`,
    ],
    [
      "capitals in the signature",
      () => signedContext(lead, key()).replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase()),
    ],
  ])("%s shows nothing", async (_what, context) => {
    expect(await seen(context())).toEqual(nothing);
    expect(await seen(context(), "lantern_wide")).toEqual(nothing);
  });

  test("does not outlive its transaction on a pooled connection", async () => {
    await session.rows("begin");
    await session.rows("select set_config('lantern.context', $1, true)", [
      signedContext(lead, key()),
    ]);
    expect(await session.rows("select from subjects.people")).toHaveLength(2);
    await session.rows("commit");
    expect(await session.rows("select from subjects.people")).toHaveLength(0);
    await Promise.all(
      Array.from({ length: 12 }, () => acting(database, coordinator, () => Promise.resolve())),
    );
    const left = await database.db.beforeSignIn(async (db) => {
      const { rows } = await sql<{ context: string; role: string; people: number }>`
        select current_setting('lantern.context', true) as context, current_user as role,
          (select count(*)::int from subjects.people) as people`.execute(db);
      return rows[0];
    });
    expect(left).toEqual({ context: "", role: "lantern_test", people: 0 });
  });
});

describe("an injected statement", () => {
  test("cannot widen the context it runs in", async () => {
    const count = await acting(database, nurse, async (tx) => {
      await sql`select set_config('lantern.context', replace(current_setting('lantern.context'), '|narrow|', '|wide|'), true)`.execute(
        tx,
      );
      const { rows } = await sql`select from subjects.people`.execute(tx);
      // Only a true context can write the audit: it is put back so that the transaction may end.
      await sql`select set_config('lantern.context', ${signedContext(nurse, key())}, true)`.execute(
        tx,
      );
      return rows.length;
    });
    expect(count).toBe(0);
  });

  test("gains nothing from the wide role: authority is in the context", async () => {
    const counts = await seen(signedContext(lead, key()), "lantern_wide");
    expect(counts.slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  test.each([
    "lantern_maintenance",
    "lantern_owner",
    "lantern_jobs",
    "lantern_analyst",
    "lantern_sign_in",
    "lantern_passwords",
    "postgres",
  ])("cannot become %s", async (role) => {
    await expect(session.rows(`set role ${role}`)).rejects.toThrow(
      /permission denied|does not exist/,
    );
  });

  test.each([
    "select * from sec.pads",
    "select * from directory.credentials",
    "select * from history.versions",
    "select * from sec.attempts",
    "select * from graphile_worker._private_jobs",
    "update subjects.people set sort_name = ''",
    "delete from subjects.people",
    "truncate subjects.people",
    "alter table subjects.people disable row level security",
    "create table subjects.mine (id int)",
    "create function public.mine() returns int language sql as 'select 1'",
    "select graphile_worker.add_job('sweep')",
  ])("may not: %s", async (statement) => {
    await expect(session.rows(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("a row in the session table is no help: nobody reads another's sessions", async () => {
    const rows = await acting(database, nurse, async (tx) =>
      tx.selectFrom("sec.sessions").select("staff_id").execute(),
    );
    expect(new Set(rows.map((row) => row.staff_id))).toEqual(new Set([nurse.id]));
  });
});

describe("restricted records", () => {
  test("a wide actor never meets one in a list", async () => {
    const ids = await acting(database, coordinator, async (tx) =>
      tx.selectFrom("subjects.people").select("person_id").execute(),
    );
    expect(ids.map((row) => row.person_id)).toEqual([plain.personId]);
  });

  test("nor can open one", async () => {
    expect(
      await acting(database, coordinator, (tx) => findPerson(tx, coordinator, closed.personId)),
    ).toBeUndefined();
  });

  test("the person named on it opens it", async () => {
    const found = await acting(database, lead, (tx) => findPerson(tx, lead, closed.personId));
    expect(found).toMatchObject({ personId: closed.personId, isRestricted: true });
  });

  test("a colleague of the owning team who is not named does not", async () => {
    const manager = await actorOf(database, "manager");
    expect(
      await acting(database, manager, (tx) => findPerson(tx, manager, closed.personId)),
    ).toBeUndefined();
    expect(
      await acting(database, manager, (tx) => findPerson(tx, manager, plain.personId)),
    ).toBeDefined();
  });

  test("a wide actor who is named opens it, and reads what hangs on it", async () => {
    const mash = await actorOf(database, "mash");
    await letIn(database, closed.circleId, mash.id);
    const named = await actorOf(database, "mash");
    expect(named.isWide).toBe(true);
    const found = await acting(database, named, async (tx) => ({
      person: await findPerson(tx, named, closed.personId),
      entry: await tx
        .selectFrom("protect.tracker_entries")
        .select("person_id")
        .where("person_id", "=", closed.personId)
        .execute(),
    }));
    expect(found.person?.personId).toBe(closed.personId);
    expect(found.entry).toHaveLength(1);
  });

  test("the copied stamp followed the child's", async () => {
    const rows = await database.query("select * from subjects.stamp_differences()");
    expect(rows).toEqual([]);
    const [entry] = await database.query(
      "select restricted, acl from protect.tracker_entries where person_id = $1",
      [closed.personId],
    );
    expect(entry).toEqual({ restricted: true, acl: [closed.circleId] });
  });
});

describe("what a row said before", () => {
  const versions = (
    actor: StaffActor,
    child: Child,
  ): Promise<readonly { relation: string; changed_by: string }[]> =>
    acting(database, actor, async (tx) => {
      const { rows } = await sql<{ relation: string; changed_by: string }>`
        select relation, changed_by from history.of_person(${child.personId})`.execute(tx);
      return rows;
    });

  test("is told to those who reach the child, and to nobody else", async () => {
    await acting(database, lead, async (tx) => {
      await tx
        .updateTable("protect.tracker_entries")
        .set({ level: 2, version: 2 })
        .where("person_id", "=", plain.personId)
        .execute();
    });
    const entry = { relation: "protect.tracker_entries", changed_by: `staff:${lead.id}` };
    // The first is of the making of the child for this test.
    const both = [entry, { relation: "protect.tracker_entries", changed_by: "maintenance" }];
    expect(await versions(lead, plain)).toEqual(both);
    expect(await versions(coordinator, plain)).toEqual(both);
    expect(await versions(nurse, plain)).toEqual([]);
    expect(
      await acting(
        database,
        systemActor("housekeeping"),
        async (tx) =>
          (await sql`select * from history.of_person(${plain.personId})`.execute(tx)).rows,
      ),
    ).toEqual([]);
  });

  test("a change of access stamps alone leaves no version", async () => {
    const before = await database.query("select from history.versions");
    await database.query("update subjects.people set acl = acl || 0 where person_id = $1", [
      plain.personId,
    ]);
    await database.query(
      "update subjects.people set acl = array_remove(acl, 0) where person_id = $1",
      [plain.personId],
    );
    expect(await database.query("select from history.versions")).toHaveLength(before.length);
  });
});

describe("where nobody acts", () => {
  test("nobody is a part of Lantern: every such question is answered with no, and not with nothing", async () => {
    const parts = await database.query<{ asks: string }>(
      `select format('%I.%I', n.nspname, p.proname) as asks from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.proname like 'is\\_%' and p.pronargs = 0 and p.prorettype = 'boolean'::regtype
         and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    expect(parts.length).toBeGreaterThan(7);
    for (const { asks } of parts) {
      const [row] = await database.query<{ answer: boolean | null }>(`select ${asks}() as answer`);
      expect([asks, row?.answer]).toEqual([asks, false]);
    }
  });

  test("what only a part of Lantern may do is refused, and not left undone in silence", async () => {
    await expect(database.query("select subjects.compare_all_again()")).rejects.toThrow(
      "records are compared by the part of Lantern that compares",
    );
  });
});
