import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { sql, type RawBuilder } from "kysely";
import { z } from "zod";
import type { Tx } from "../database/tx.ts";
import { readHeads } from "./heads.ts";
import { shardCount, type ChainedEvent, type Head } from "./proof/index.ts";

const batchSize = 2_000;

export type EventSource = {
  readonly events: AsyncIterable<readonly ChainedEvent[]>;
  readonly heads: () => Promise<readonly Head[]>;
};

/** For the whole transaction the database answers as it stood at its first question. */
export async function standStill(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx);
}

/** Every event, in the order of the chains, and with the columns as text: see `ChainedEvent`. */
export function eventsInDatabase(tx: Tx): EventSource {
  return { events: walk(tx), heads: () => readHeads(tx) };
}

export type NewEvents = {
  readonly events: AsyncIterable<readonly ChainedEvent[]>;
  /** As the same look at the database had them; whole once the events have been read. */
  readonly heads: readonly Head[];
};

/**
 * Every event behind these ends of the chains, with today's ends, from one look at the database: what is recorded
 * meanwhile stands behind an end and is no sign that somebody altered anything.
 */
export function readNewEvents(tx: Tx, after: readonly Head[]): NewEvents {
  const chains = Array.from({ length: shardCount }, (_, shard) => shard);
  const ends = chains.map((shard) => after[shard]?.sequence ?? 0);
  const heads: Head[] = [];
  // A join would read the whole table each minute.
  const from = sql`from (
    select h.shard as head_shard, h.sequence::float8 as head_sequence, encode(h.hash, 'hex') as head_hash, one.*
    from unnest(${chains}::int[], ${ends}::bigint[]) as ends (chain, seen)
    left join audit.shards h on h.shard = ends.chain
    left join lateral (select * from audit.events e where e.shard = ends.chain and e.sequence > ends.seen) one on true) as e`;
  async function* read(): AsyncGenerator<readonly ChainedEvent[]> {
    for await (const rows of walk<Row>(tx, { from, also: beside, chain: sql`head_shard` })) {
      for (const { headShard, headSequence, headHash } of rows) {
        if (headShard === null || headShard === heads.at(-1)?.shard) continue;
        heads.push({ shard: headShard, sequence: headSequence, hash: headHash });
      }
      yield rows.filter((row) => row.shard !== null);
    }
  }
  return { events: read(), heads };
}

/** A chain without anything new has one row, with its end alone. */
type Row = (ChainedEvent | { readonly shard: null }) & {
  readonly headShard: number | null;
  readonly headSequence: number;
  readonly headHash: string;
};
const beside = sql`, head_shard as "headShard", head_sequence as "headSequence", head_hash as "headHash"`;

type Walk = {
  readonly from: RawBuilder<unknown>;
  readonly also: RawBuilder<unknown>;
  readonly chain: RawBuilder<unknown>;
};
const everything: Walk = { from: sql`from audit.events`, also: sql``, chain: sql`shard` };

async function* walk<One = ChainedEvent>(
  tx: Tx,
  { from, also, chain }: Walk = everything,
): AsyncGenerator<readonly One[]> {
  // Only functions of PostgreSQL's own: those of ours could have been replaced.
  await sql`
    declare audit_walk no scroll cursor for
    select shard, sequence::float8 as sequence, encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash,
      event_id::text as "eventId", partnership_id::text as "partnershipId",
      (extract(epoch from happened_at) * 1000000)::bigint::text as "happenedAt",
      (extract(epoch from recorded_at) * 1000000)::bigint::text as "recordedAt",
      actor_kind as "actorKind", actor_id as "actorId", action, outcome, route, request_id as "requestId",
      subject_ids::text as "subjectIds", detail::text as detail${also}
    ${from} order by ${chain}, sequence`.execute(tx);
  for (;;) {
    const { rows } = await sql<One>`fetch ${sql.lit(batchSize)} from audit_walk`.execute(tx);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close audit_walk`.execute(tx);
}

const text = z.string();
const event = z.strictObject({
  shard: z.number(),
  sequence: z.number(),
  previousHash: text,
  hash: text,
  eventId: text,
  partnershipId: text.nullable(),
  happenedAt: text,
  recordedAt: text,
  actorKind: text,
  actorId: text,
  action: text,
  outcome: text,
  route: text,
  requestId: text,
  subjectIds: text,
  detail: text,
});
const begin = z.object({ lantern: z.literal("audit export"), version: z.literal(1) });
const end = z.object({
  heads: z.array(z.object({ shard: z.number(), sequence: z.number(), hash: text })),
});

/** The file is no export of the audit, or not whole. */
export class ExportProblem extends Error {
  override readonly name = "ExportProblem";
}

/** A line for each event, between a line that says what the file is and one with the chains' ends. */
export async function* writeExport(
  { events, heads }: EventSource,
  at: Date,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ lantern: "audit export", version: 1, takenAt: at.toISOString() })}\n`;
  for await (const batch of events) yield batch.map((one) => `${JSON.stringify(one)}\n`).join("");
  yield `${JSON.stringify({ heads: await heads() })}\n`;
}

export function eventsInFile(path: string): EventSource {
  let heads: readonly Head[] = [];
  async function* read(): AsyncGenerator<readonly ChainedEvent[]> {
    const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
    let batch: ChainedEvent[] = [];
    let count = 0;
    for await (const line of lines) {
      if (++count === 1) {
        if (!begin.safeParse(parse(line)).success)
          throw new ExportProblem(`${path} is not an export of the audit`);
      } else if (line.startsWith('{"heads":')) {
        heads = end.parse(parse(line)).heads;
      } else {
        batch.push(readEvent(line, { path, count }));
        if (batch.length === batchSize) {
          yield batch;
          batch = [];
        }
      }
    }
    yield batch;
  }
  return { events: read(), heads: () => Promise.resolve(heads) };
}

function readEvent(line: string, { path, count }: { path: string; count: number }): ChainedEvent {
  const read = event.safeParse(parse(line));
  if (!read.success) throw new ExportProblem(`${path}: line ${count} is not an event`);
  return read.data;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
