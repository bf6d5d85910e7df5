import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { AuditOutcome } from "../../src/platform/audit/audit.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aLook, acting } from "./acting.ts";

let database: TestDatabase;
let lead: StaffActor;
let governance: StaffActor;
let child: Child;

beforeAll(async () => {
  database = await aDatabase("cast");
  child = await aChild(database);
  lead = await actorOf(database, "lead");
  governance = await actorOf(database, "governance");
});
afterAll(() => database.close());

const anEvent = (actor: StaffActor) => ({
  event_id: newId(),
  partnership_id: actor.partnershipId,
  happened_at: database.clock.now(),
  actor_kind: "staff",
  actor_id: actor.id,
  action: "test.forge",
  outcome: "done",
  route: "test",
  request_id: "test",
});

const levelNow = async (): Promise<number | null> => {
  const [row] = await database.query<{ level: number | null }>(
    "select level from protect.tracker_entries where person_id = $1",
    [child.personId],
  );
  return row?.level ?? null;
};

const setLevelTo = (tx: Tx, level: number): Promise<unknown> =>
  tx
    .updateTable("protect.tracker_entries")
    .set({ level })
    .where("person_id", "=", child.personId)
    .execute();

describe("an audit event", () => {
  test("says who, when by the clock, what and of whom", async () => {
    await database.db.as(lead, () =>
      Promise.resolve({
        value: 1,
        audit: {
          ...aLook,
          action: "test.told",
          subjectIds: [child.personId],
          detail: { count: 3 },
        },
      }),
    );
    const [event] = await database.query("select * from audit.events where action = 'test.told'");
    expect(event).toMatchObject({
      partnership_id: lead.partnershipId,
      happened_at: database.clock.now(),
      actor_kind: "staff",
      actor_id: lead.id,
      outcome: "done",
      subject_ids: [child.personId],
      detail: { count: 3 },
    });
  });

  test.each<[string, () => object]>([
    ["under another person's name", () => ({ actor_id: governance.id })],
    ["as the system", () => ({ actor_kind: "system", actor_id: "housekeeping" })],
    ["in another partnership", () => ({ partnership_id: lead.partnershipId + 1 })],
    ["in no partnership", () => ({ partnership_id: null })],
  ])("cannot be written %s", async (_what, wrong) => {
    const forging = acting(database, lead, (tx) =>
      tx
        .insertInto("audit.events")
        .values({ ...anEvent(lead), ...wrong() })
        .execute(),
    );
    await expect(forging).rejects.toThrow(/row-level security/);
  });

  test.each([
    "update audit.events set action = 'x'",
    "delete from audit.events",
    "truncate audit.events",
  ])("is neither changed nor taken away: %s", async (statement) => {
    await expect(
      acting(database, governance, (tx) => sql.raw(statement).execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });

  test("is read by those who may read the audit, and by nobody else", async () => {
    const count = (actor: StaffActor): Promise<number> =>
      acting(
        database,
        actor,
        async (tx) => (await tx.selectFrom("audit.events").select("event_id").execute()).length,
      );
    expect(await count(lead)).toBe(0);
    expect(await count(governance)).toBeGreaterThan(0);
  });
});

describe("when the audit cannot be written", () => {
  test("nothing is changed and nothing is answered: an outcome it does not know", async () => {
    const before = await levelNow();
    const work = database.db.as(lead, async (tx) => {
      await setLevelTo(tx, 3);
      return { value: "changed", audit: { ...aLook, outcome: "perhaps" as AuditOutcome } };
    });
    await expect(work).rejects.toThrow(/events_outcome_check/);
    expect(await levelNow()).toBe(before);
  });

  test("nothing is changed and nothing is answered: a table that accepts nothing", async () => {
    const before = await levelNow();
    await database.query("revoke insert on audit.events from lantern_app");
    try {
      await expect(acting(database, lead, (tx) => setLevelTo(tx, 3))).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await database.query("grant insert on audit.events to lantern_app");
    }
    expect(await levelNow()).toBe(before);
    await acting(database, lead, (tx) => setLevelTo(tx, 3));
    expect(await levelNow()).toBe(3);
  });

  test("nor can work leave the context behind to go on unseen", async () => {
    const work = acting(database, lead, async (tx) => {
      await setLevelTo(tx, 1);
      await sql`select set_config('lantern.context', '', true)`.execute(tx);
    });
    await expect(work).rejects.toThrow(/row-level security/);
    expect(await levelNow()).toBe(3);
  });

  test("work that fails leaves neither its changes nor an event", async () => {
    const events = (): Promise<unknown[]> =>
      database.query("select from audit.events where action = 'test.look'");
    const before = await events();
    const work = acting(database, lead, async (tx) => {
      await setLevelTo(tx, 1);
      throw new Error("failed on the way");
    });
    await expect(work).rejects.toThrow("failed on the way");
    expect(await levelNow()).toBe(3);
    expect(await events()).toHaveLength(before.length);
  });
});
