import { sql } from "kysely";
import type { Chance } from "../../src/kernel/random.ts";
import type { Tx } from "../../src/platform/database/database.ts";

/** One way of altering the audit as whoever owns the database could. */
export type Tampering = {
  readonly what: string;
  readonly apply: (tx: Tx, chance: Chance) => Promise<void>;
};

type Place = { readonly shard: number; readonly sequence: string; readonly eventId: string };

/** A new value for each column, different from whatever stands there. */
const otherValues: Readonly<Record<string, string>> = {
  event_id: "gen_random_uuid()",
  partnership_id: "coalesce(partnership_id, 0) + 1",
  happened_at: "happened_at - interval '1 microsecond'",
  recorded_at: "recorded_at + interval '1 second'",
  actor_kind: "actor_kind || 'x'",
  actor_id: "gen_random_uuid()::text",
  action: "'x.' || action",
  outcome: "case outcome when 'done' then 'refused' else 'done' end",
  route: "route || ' '",
  request_id: "''",
  subject_ids: "array_append(subject_ids, gen_random_uuid())",
  detail: `detail || '{"count": 2}'`,
  shard: "(shard + 1) % 17",
  sequence: "sequence + 1000000",
  previous_hash: "sha256(previous_hash)",
  hash: "sha256(hash)",
};

export const changedColumns: readonly string[] = Object.keys(otherValues);

async function somewhere(tx: Tx, chance: Chance, least = 1): Promise<Place> {
  const { rows } = await sql<Place>`
    select shard, sequence::text, event_id as "eventId" from audit.events
    where shard in (select shard from audit.shards where sequence >= ${least}) order by event_id`.execute(
    tx,
  );
  return chance.pick(rows);
}

const change = (column: string): Tampering => ({
  what: `changed ${column}`,
  apply: async (tx, chance) => {
    const { eventId } = await somewhere(tx, chance);
    await sql`update audit.events set ${sql.ref(column)} = ${sql.raw(otherValues[column] ?? "")}
      where event_id = ${eventId}`.execute(tx);
  },
});

const remove: Tampering = {
  what: "removed",
  apply: async (tx, chance) => {
    const { eventId } = await somewhere(tx, chance);
    await sql`delete from audit.events where event_id = ${eventId}`.execute(tx);
  },
};

/** With a place in the chain of its own, hashed as the database would, and the later ones moved up. */
const insert: Tampering = {
  what: "inserted",
  apply: async (tx, chance) => {
    const { shard, sequence, eventId } = await somewhere(tx, chance);
    await sql`update audit.events set sequence = sequence + 1 where shard = ${shard} and sequence >= ${sequence}::bigint`.execute(
      tx,
    );
    await sql`insert into audit.events select (e).* from (
        select jsonb_populate_record(e, jsonb_build_object('event_id', gen_random_uuid(), 'sequence', ${sequence}::bigint)) as e
        from audit.events e where event_id = ${eventId}) made`.execute(tx);
    await sql`update audit.events e set hash = audit.hash_of(e) where shard = ${shard} and sequence = ${sequence}::bigint`.execute(
      tx,
    );
    await sql`update audit.shards set sequence = sequence + 1 where shard = ${shard}`.execute(tx);
  },
};

const reorder: Tampering = {
  what: "reordered",
  apply: async (tx, chance) => {
    const { shard, sequence } = await somewhere(tx, chance, 2);
    const first = Math.max(1, Number(sequence) - 1);
    await sql`update audit.events set sequence = 2 * ${first}::bigint + 1 - sequence
      where shard = ${shard} and sequence in (${first}::bigint, ${first}::bigint + 1)`.execute(tx);
  },
};

/** The tail is gone, and what is recorded as the end agrees. */
async function cut(tx: Tx, shard: number, last: number): Promise<void> {
  await sql`delete from audit.events where shard = ${shard} and sequence > ${last}::bigint`.execute(
    tx,
  );
  await sql`update audit.shards s set sequence = ${last}::bigint,
      hash = coalesce((select hash from audit.events where shard = ${shard} and sequence = ${last}::bigint), audit.first_hash(${shard}))
    where shard = ${shard}`.execute(tx);
}

const truncate: Tampering = {
  what: "truncated",
  apply: async (tx, chance) => {
    const { shard, sequence } = await somewhere(tx, chance);
    await cut(tx, shard, Number(sequence) - 1);
  },
};

/** As if a backup had been put back: events, ends and the database's own checkpoints of an earlier day. */
const rollBack: Tampering = {
  what: "rolled back",
  apply: async (tx, chance) => {
    for (let shard = 0; shard < 17; shard++) {
      const { rows } = await sql<{ sequence: number }>`
        select sequence::float8 as sequence from audit.shards where shard = ${shard}`.execute(tx);
      const sequence = rows[0]?.sequence ?? 0;
      await cut(tx, shard, sequence - (sequence > 0 ? 1 + chance.below(sequence) : 0));
    }
    await sql`delete from audit.checkpoints where checkpoint_number > 1`.execute(tx);
  },
};

const replaceEnd: Tampering = {
  what: "replaced an end",
  apply: async (tx, chance) => {
    const { shard } = await somewhere(tx, chance);
    await sql`update audit.shards set hash = sha256(hash) where shard = ${shard}`.execute(tx);
  },
};

/** A change, and every hash after it worked out again: the chain is whole and another one. */
export const rewrite: Tampering = {
  what: "written anew",
  apply: async (tx, chance) => {
    const { shard, sequence } = await somewhere(tx, chance);
    await sql`update audit.events set action = 'child.read', detail = '{}', actor_id = 'somebody else'
      where shard = ${shard} and sequence = ${sequence}::bigint`.execute(tx);
    const { rows } = await sql<{ sequence: string }>`
      select sequence::text from audit.events where shard = ${shard} and sequence >= ${sequence}::bigint order by audit.events.sequence`.execute(
      tx,
    );
    for (const { sequence: at } of rows) {
      await sql`update audit.events e set previous_hash = coalesce(
          (select hash from audit.events b where b.shard = e.shard and b.sequence = e.sequence - 1), audit.first_hash(e.shard))
        where shard = ${shard} and sequence = ${at}::bigint`.execute(tx);
      await sql`update audit.events e set hash = audit.hash_of(e) where shard = ${shard} and sequence = ${at}::bigint`.execute(
        tx,
      );
    }
    await sql`update audit.shards s set hash = e.hash from audit.events e
      where e.shard = s.shard and e.sequence = s.sequence and s.shard = ${shard}`.execute(tx);
  },
};

const times = (count: number, one: Tampering): readonly Tampering[] =>
  Array.from({ length: count }, () => one);

/** A hundred of them, each at a place of its own. */
export const tamperings: readonly Tampering[] = [
  ...changedColumns.flatMap((column) => times(3, change(column))),
  ...times(9, insert),
  ...times(9, remove),
  ...times(9, reorder),
  ...times(9, truncate),
  ...times(6, rollBack),
  ...times(3, replaceEnd),
  ...times(7, rewrite),
];
