import { createHash } from "node:crypto";

/**
 * One audit event as it is hashed: every column as text, so that what an export holds and what the
 * database holds are the same bytes. Times are microseconds since 1970, hashes are hexadecimal.
 */
export type ChainedEvent = {
  readonly shard: number;
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly eventId: string;
  readonly partnershipId: string | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly action: string;
  readonly outcome: string;
  readonly route: string;
  readonly requestId: string;
  /** As PostgreSQL writes an array: `{…,…}`. */
  readonly subjectIds: string;
  /** As PostgreSQL writes jsonb, and never parsed: the same value has many spellings. */
  readonly detail: string;
};

/** Chains 0 to 15 are of records; the last is of administration. */
export const shardCount = 17;

const nothing = Buffer.from("ffffffff", "hex");

/** What audit.hash_of() in the database says, worked out apart from the database. */
export function eventHash(event: ChainedEvent): string {
  const hash = createHash("sha256");
  for (const field of fieldsOf(event)) {
    if (field === null) {
      hash.update(nothing);
      continue;
    }
    const bytes = Buffer.from(field, "utf8");
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest("hex");
}

const fieldsOf = (event: ChainedEvent): readonly (string | null)[] => [
  "lantern-audit-event-v1",
  String(event.shard),
  String(event.sequence),
  event.previousHash,
  event.eventId,
  event.partnershipId,
  event.happenedAt,
  event.recordedAt,
  event.actorKind,
  event.actorId,
  event.action,
  event.outcome,
  event.route,
  event.requestId,
  event.subjectIds,
  event.detail,
];

/** What the first event of a chain follows. */
export function firstHash(shard: number): string {
  return createHash("sha256").update(`lantern-audit-shard ${shard}`).digest("hex");
}
