import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorFacts, staffActor } from "../../platform/access/staff-actor.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { acting } from "../../../test/database/acting.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { aChild, restrict, type Child } from "../../../test/harness/factories.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { aMeeting, approve, fillMeeting } from "./fixtures/a-meeting.ts";

let database: TestDatabase;
let child: Child;
let meetingId: string;
let wide: StaffActor;
let chair: StaffActor;

beforeAll(async () => {
  database = await aDatabase();
  child = await aChild(database);
  meetingId = await aMeeting(database, child);
  await fillMeeting(database, meetingId);
  [wide, chair] = [await actorOf("coordinator"), await actorOf("chair")];
  await approve(database, meetingId);
});
afterAll(() => database.close());

async function actorOf(key: string): Promise<StaffActor> {
  const [row] = await database.query<{ facts: unknown }>(
    "select sec.actor_facts($1, $2) as facts",
    [await staffIdOf(database, key), database.clock.now()],
  );
  return staffActor(actorFacts.parse(row?.facts));
}

const asWide = (statement: string): Promise<unknown> =>
  acting(database, wide, (tx) => sql.raw(statement).execute(tx));

const self = (): string => `'${wide.id}'`;
const id = (): string => `'${meetingId}'`;
const added = (columns: string): string => `gen_random_uuid(), 1, ${id()}, ${columns}`;

/** Every way in which the application may write to a meeting; each must be refused once it is locked. */
const writes: readonly (readonly [string, () => string])[] = [
  ["meetings", () => `update panels.meetings set place = 'Elsewhere' where meeting_id = ${id()}`],
  [
    "meetings, unlocked",
    () =>
      `update panels.meetings set approved_at = null, approved_by = null where meeting_id = ${id()}`,
  ],
  [
    "items",
    () =>
      `update panels.items set wording = 'Changed', changed_by = ${self()} where meeting_id = ${id()}`,
  ],
  [
    "items, added",
    () =>
      `insert into panels.items (item_id, partnership_id, meeting_id, item) values (${added("'new'")})`,
  ],
  [
    "booking_changes",
    () =>
      `insert into panels.booking_changes values (${added(`'moved', 'Why', now(), 'Room', ${self()}, now()`)})`,
  ],
  [
    "invitations",
    () => `update panels.invitations set withdrawn_at = now() where meeting_id = ${id()}`,
  ],
  [
    "invitations, added",
    () =>
      `insert into panels.invitations select ${added(`${self()}, agency_id, ${self()}, now(), null`)} from directory.agencies limit 1`,
  ],
  [
    "attendance",
    () =>
      `update panels.attendance set attended = 'absent', changed_by = ${self()} where meeting_id = ${id()}`,
  ],
  [
    "attendance, added",
    () => `insert into panels.attendance values (${added(`'health', 'absent', null, ${self()}`)})`,
  ],
  [
    "family_parts",
    () =>
      `update panels.family_parts set names = 'Changed', changed_by = ${self()} where meeting_id = ${id()}`,
  ],
  [
    "family_parts, added",
    () =>
      `insert into panels.family_parts values (${added(`'carer', 'whole', null, null, ${self()}`)})`,
  ],
  [
    "child_words",
    () =>
      `insert into panels.child_words values (${added(`'Words', 'Someone', ${self()}, now()`)})`,
  ],
  [
    "information_shared",
    () =>
      `insert into panels.information_shared select ${added(`agency_id, 'More', (select configuration_id from directory.configuration limit 1), 'safeguarding', null, ${self()}, now()`)} from directory.agencies limit 1`,
  ],
  [
    "decisions",
    () =>
      `insert into panels.decisions values (${added(`'other', 'Another', 'Why', null, ${self()}, now()`)})`,
  ],
  [
    "agreed_actions",
    () => `update panels.agreed_actions set for_family = 'Changed' where meeting_id = ${id()}`,
  ],
];

describe("approved minutes, in SQL as the application's role", () => {
  test.each(writes)("%s: refused by the database", async (_name, statement) => {
    await expect(asWide(statement())).rejects.toMatchObject({ code: "LT001" });
  });

  test.each(["meetings", "items", "child_words", "information_shared", "decisions", "addenda"])(
    "%s: nothing can be deleted",
    async (table) => {
      await expect(
        asWide(`delete from panels.${table} where meeting_id = ${id()}`),
      ).rejects.toMatchObject({ code: "42501" });
    },
  );

  test.each(["child_words", "information_shared", "decisions", "addenda", "booking_changes"])(
    "%s: what is there is never edited, locked or not",
    async (table) => {
      await expect(
        asWide(`update panels.${table} set meeting_id = meeting_id where meeting_id = ${id()}`),
      ).rejects.toMatchObject({ code: "42501" });
    },
  );

  test("a correction is added, in its author's own name alone", async () => {
    const addendum = (by: string): string =>
      `insert into panels.addenda values (${added(`'It was a Tuesday', '${by}', now()`)})`;
    await asWide(addendum(wide.id));
    await expect(asWide(addendum(chair.id))).rejects.toMatchObject({ code: "42501" });
  });

  test("the child's new stamp follows, because it is no change of the meeting", async () => {
    const other = await aChild(database);
    const meeting = await aMeeting(database, other);
    await approve(database, meeting);
    await restrict(database, other);
    const rows = await database.query<{ restricted: boolean; acl: number[] }>(
      "select restricted, acl from panels.meetings where meeting_id = $1",
      [meeting],
    );
    expect(rows).toEqual([{ restricted: true, acl: [other.circleId] }]);
    await expect(
      acting(database, wide, (tx) =>
        tx
          .selectFrom("panels.meetings")
          .select("meeting_id")
          .where("meeting_id", "=", meeting)
          .execute(),
      ),
    ).resolves.toEqual([]);
  });
});

describe("before approval", () => {
  test("the same statements are let through: the refusal above is the lock's", async () => {
    const other = await aMeeting(database, child);
    await fillMeeting(database, other);
    for (const [name, statement] of writes.filter(([one]) => !one.includes("unlocked"))) {
      const open = statement().replaceAll(meetingId, other);
      await expect(asWide(open), name).resolves.toBeDefined();
    }
  });

  test("no correction can be made, and no paper beside those that a second person releases", async () => {
    const other = await aMeeting(database, child);
    const into = (table: string, columns: string): string =>
      `insert into panels.${table} values (gen_random_uuid(), 1, '${other}', ${columns})`;
    await expect(asWide(into("addenda", `'Early', ${self()}, now()`))).rejects.toMatchObject({
      code: "LT001",
    });
    await expect(
      asWide(into("family_papers", `'Amina', 'en', ${self()}, now()`)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("nobody approves in another's name, and nobody out of reach sees a row", async () => {
    const other = await aMeeting(database, child);
    await fillMeeting(database, other);
    await expect(
      asWide(
        `update panels.meetings set approved_at = now(), approved_by = '${chair.id}' where meeting_id = '${other}'`,
      ),
    ).rejects.toMatchObject({ code: "42501" });
    for (const table of ["meetings", "items", "information_shared", "decisions"] as const) {
      const seen = await acting(database, chair, (tx) =>
        sql`select 1 from ${sql.table(`panels.${table}`)} where meeting_id = ${other}`.execute(tx),
      );
      expect({ table, rows: seen.rows }).toEqual({ table, rows: [] });
    }
  });
});
