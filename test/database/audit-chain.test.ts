import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded } from "../../src/kernel/random.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import {
  AuditAltered,
  readCheckpoints,
  takeCheckpoint,
} from "../../src/platform/audit/checkpoints.ts";
import { eventsInDatabase } from "../../src/platform/audit/event-source.ts";
import {
  newPrivateKey,
  signerOf,
  verifyAudit,
  type Report,
} from "../../src/platform/audit/proof/index.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aLook } from "./acting.ts";
import { changedColumns, rewrite, tamperings, type Tampering } from "./tamperings.ts";

const signer = signerOf(newPrivateKey("eastmoor-test"));

let database: TestDatabase;
let readers: readonly StaffActor[];
/** Copies that a partner keeps. */
let witness: readonly string[];

beforeAll(async () => {
  database = await aDatabase("cast");
  readers = [await actorOf(database, "lead"), await actorOf(database, "coordinator")];
  const children = Array.from({ length: 25 }, newId);
  for (const _round of [1, 2, 3]) {
    await lookAt(children.map((one) => [one]));
    await lookAt([[], children, children.slice(3), []]);
    await checkpoint();
  }
  witness = await asMaintenance(database.admin, notesOf);
});
afterAll(() => database.close());

/** Everybody at once, as in a working day. */
async function lookAt(records: readonly (readonly string[])[]): Promise<void> {
  await Promise.all(
    records.flatMap((subjectIds) =>
      readers.map((actor) =>
        database.db.as(actor, () =>
          Promise.resolve({ value: 1, audit: { ...aLook, subjectIds, detail: { count: 1 } } }),
        ),
      ),
    ),
  );
}

const checkpoint = (): Promise<number | undefined> =>
  asMaintenance(database.admin, (tx) => takeCheckpoint(tx, { signer, at: database.clock.now() }));

async function notesOf(tx: Tx): Promise<readonly string[]> {
  const notes: string[] = [];
  for await (const note of readCheckpoints(tx)) notes.push(note);
  return notes;
}

async function* each(notes: readonly string[]): AsyncGenerator<string> {
  yield* notes;
}

type How = { readonly keys?: readonly string[]; readonly witness?: readonly string[] };

function verifyIn(tx: Tx, how: How = {}): Promise<Report> {
  const copy = how.witness ?? witness;
  return verifyAudit({
    ...eventsInDatabase(tx),
    keys: how.keys ?? [signer.publicKey],
    checkpoints: [
      { name: "the database", notes: () => readCheckpoints(tx), isWhole: true },
      { name: "a witness", notes: () => each(copy), isWhole: false },
    ],
  });
}

/** What the verifier says after a change by the owner of the server, which is then taken back. */
async function after(apply: (tx: Tx) => Promise<void>, how?: How): Promise<Report> {
  let report: Report | undefined;
  const undone = new Error("undone");
  await asMaintenance(database.admin, async (tx) => {
    await sql`reset role`.execute(tx);
    // Triggers do not fire, and no constraint stands in the way: the worst that can be done.
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`alter table audit.events drop constraint events_chain_key, drop constraint events_hashes_check,
      drop constraint events_outcome_check`.execute(tx);
    await apply(tx);
    report = await verifyIn(tx, how);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  if (!report) throw new Error("nothing was verified");
  return report;
}

const tampered = (one: Tampering, seed: number, how?: How): Promise<Report> =>
  after((tx) => one.apply(tx, seeded(seed)), how);

describe("the audit as it was written", () => {
  test("has no finding, and every event in a chain without gaps", async () => {
    const report = await asMaintenance(database.admin, (tx) => verifyIn(tx));
    expect(report.findings).toEqual([]);
    const [counted] = await database.query<{ events: number; ends: number }>(
      `select (select count(*)::int from audit.events) as events, (select sum(sequence)::int from audit.shards) as ends`,
    );
    expect(counted?.events).toBeGreaterThan(170);
    expect(report.events).toBe(counted?.events);
    expect(counted?.ends).toBe(counted?.events);
    expect(report.checkpoints).toBe(6);
  });

  test("is spread over the chains by record, and a record keeps to its own", async () => {
    const [spread] = await database.query<{ shards: number; most: number }>(
      `select count(distinct shard)::int as shards, max(c)::int as most from (
         select subject_ids[1] as one, count(distinct shard) as c, min(shard) as shard from audit.events
         where cardinality(subject_ids) = 1 group by 1) by_record`,
    );
    expect(spread?.most).toBe(1);
    expect(spread?.shards).toBeGreaterThan(6);
  });

  test("is hashed over every column there is", async () => {
    const columns = await database.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'audit' and table_name = 'events'`,
    );
    expect([...changedColumns].sort()).toEqual(columns.map(({ name }) => name).sort());
  });
});

describe("what the owner of the database can do to it", () => {
  test("is found, 100 of 100", async () => {
    const missed: string[] = [];
    const kinds = new Map<string, number>();
    for (const [number, one] of tamperings.entries()) {
      const { findings } = await tampered(one, number + 1);
      const [first] = findings;
      if (!first) missed.push(`${number} ${one.what}`);
      else kinds.set(first.kind, (kinds.get(first.kind) ?? 0) + 1);
    }
    const found = tamperings.length - missed.length;
    process.stdout.write(
      `tamperings found: ${found} of ${tamperings.length}; ${[...kinds].join(" ")}\n`,
    );
    expect(tamperings).toHaveLength(100);
    expect(missed).toEqual([]);
    expect(kinds.size).toBeGreaterThan(5);
  }, 180_000);

  test.each([
    ["changed", /changed|rewritten/, (one: Tampering) => one.what === "changed action"],
    ["missing", /missing|truncated/, (one: Tampering) => one.what === "removed"],
    ["inserted", /inserted/, (one: Tampering) => one.what === "inserted"],
    ["reordered", /reordered/, (one: Tampering) => one.what === "reordered"],
    ["truncated", /truncated/, (one: Tampering) => one.what === "truncated"],
    ["rewritten", /rewritten/, (one: Tampering) => one.what === "written anew"],
  ])("%s is called so, with the chain and the first event", async (_kind, kinds, isOne) => {
    const one = tamperings.find(isOne);
    if (!one) throw new Error("there is no such tampering");
    const { findings } = await tampered(one, 7);
    expect(findings[0]?.kind).toMatch(kinds);
    expect(findings[0]?.shard).toBeTypeOf("number");
    expect(findings[0]?.sequence).toBeTypeOf("number");
  });

  test("nothing done to it is no finding: the control of the hundred", async () => {
    expect((await after(() => Promise.resolve())).findings).toEqual([]);
  });

  test("a chain that is written anew as a whole is seen by its checkpoint, and by nothing else", async () => {
    const seen = await tampered(rewrite, 5);
    expect(seen.findings.map(({ kind }) => kind)).toContain("rewritten");
    const unseen = await tampered(rewrite, 5, { keys: [] });
    expect(unseen.findings).toEqual([]);
  });

  test("an older state that is put back whole is seen by a witness, and by nothing else", async () => {
    const rollBack = tamperings.find(({ what }) => what === "rolled back");
    if (!rollBack) throw new Error("there is no such tampering");
    expect((await tampered(rollBack, 3)).findings[0]?.kind).toBe("truncated");
    const wholly = (tx: Tx): Promise<void> =>
      sql`delete from audit.checkpoints`.execute(tx).then(() => rollBack.apply(tx, seeded(3)));
    expect((await after(wholly, { witness: [] })).findings).toEqual([]);
    expect((await after(wholly)).findings[0]?.kind).toBe("truncated");
  });

  test("a checkpoint that is changed, taken out or signed with another key is one", async () => {
    const edit = (statement: string) => (tx: Tx) =>
      sql
        .raw(statement)
        .execute(tx)
        .then(() => undefined);
    const forger = signerOf(newPrivateKey("eastmoor-test"));
    const forged = async (tx: Tx): Promise<void> => {
      await sql`delete from audit.checkpoints where checkpoint_number = 3`.execute(tx);
      // Whoever forges asks nothing of what was signed before.
      const trusted = [signer.publicKey];
      const at = database.clock.now();
      await takeCheckpoint(tx, { signer: forger, replaced: forger, at, trusted });
    };
    for (const alter of [
      edit(
        "update audit.checkpoints set note = replace(note, 'head 3 ', 'head 3 1') where checkpoint_number = 2",
      ),
      edit("delete from audit.checkpoints where checkpoint_number = 2"),
      edit("delete from audit.checkpoints where checkpoint_number = 1"),
      forged,
    ]) {
      expect((await after(alter)).findings[0]?.kind).toBe("checkpoint");
    }
  });
});

describe("a checkpoint", () => {
  test("is not taken when nothing is new", async () => {
    await checkpoint();
    expect(await checkpoint()).toBeUndefined();
  });

  test("is not taken over an audit that is not what the last one signed", async () => {
    await expect(
      after(async (tx) => {
        await rewrite.apply(tx, seeded(11));
        await takeCheckpoint(tx, { signer, at: database.clock.now() });
      }),
    ).rejects.toThrow(AuditAltered);
  });

  test("of a new key is signed by the old one too, and each leads to the other", async () => {
    const next = signerOf(newPrivateKey("eastmoor-test"));
    const handOver = async (tx: Tx): Promise<void> => {
      await takeCheckpoint(tx, { signer: next, replaced: signer, at: database.clock.now() });
    };
    for (const key of [signer.publicKey, next.publicKey])
      expect((await after(handOver, { keys: [key] })).findings).toEqual([]);
    const stranger = signerOf(newPrivateKey("eastmoor-test"));
    const { findings } = await after(handOver, { keys: [stranger.publicKey] });
    expect(findings[0]?.says).toMatch(/not signed by a key that is trusted/);
  });
});

test("nobody changes it by an ordinary statement, its owner included", async () => {
  for (const statement of [
    "update audit.events set action = 'x'",
    "delete from audit.events",
    "truncate audit.events",
    "delete from audit.checkpoints",
    "update audit.checkpoints set note = ''",
    "truncate audit.verifications",
    "truncate audit.shards",
  ]) {
    await expect(database.query(statement)).rejects.toThrow(/only added to|legal hold stands/);
  }
});

test("what a writer says of the chain itself is replaced", async () => {
  const [reader] = readers;
  if (!reader) throw new Error("there is no reader");
  const eventId = newId();
  await database.db.as(reader, async (tx) => {
    await tx
      .insertInto("audit.events")
      .values({
        event_id: eventId,
        partnership_id: reader.partnershipId,
        happened_at: database.clock.now(),
        recorded_at: new Date("2020-01-01"),
        actor_kind: "staff",
        actor_id: reader.id,
        action: "test.forge",
        outcome: "done",
        route: "test",
        request_id: "test",
        shard: 99,
        sequence: 5,
        hash: Buffer.alloc(32),
        previous_hash: Buffer.alloc(32),
      })
      .execute();
    return { value: 1, audit: aLook };
  });
  const rows = await database.query<{ recorded: boolean; shards: number }>(
    `select recorded_at > '2026-01-01' as recorded, (select count(distinct shard)::int from audit.events
       where recorded_at = e.recorded_at and actor_id = e.actor_id) as shards from audit.events e where event_id = $1`,
    [eventId],
  );
  // Two events of one transaction stand in one chain, so that transactions never wait in a ring.
  expect(rows).toEqual([{ recorded: true, shards: 1 }]);
  expect((await asMaintenance(database.admin, (tx) => verifyIn(tx))).findings).toEqual([]);
});

test("transactions that write several events at once never wait for each other in a ring", async () => {
  const [reader] = readers;
  if (!reader) throw new Error("there is no reader");
  const write = (tx: Tx): Promise<unknown> =>
    tx
      .insertInto("audit.events")
      .values({
        event_id: newId(),
        partnership_id: reader.partnershipId,
        happened_at: database.clock.now(),
        actor_kind: "staff",
        actor_id: reader.id,
        action: "test.many",
        outcome: "done",
        route: "test",
        request_id: "test",
        subject_ids: [newId()],
      })
      .execute();
  const work = (): Promise<number> =>
    database.db.as(reader, async (tx) => {
      for (let turn = 0; turn < 4; turn++) await write(tx);
      return { value: 1, audit: aLook };
    });
  const done = await Promise.all(Array.from({ length: 60 }, work));
  expect(done).toHaveLength(60);
  const { findings } = await asMaintenance(database.admin, (tx) => verifyIn(tx));
  expect(findings).toEqual([]);
});
