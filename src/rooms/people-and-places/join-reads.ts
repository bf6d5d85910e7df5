import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { ThingKind, ThingStanding } from "./thing-kinds.ts";

/** A record of the same subject that is read under another, and who said that they are one. */
export type Joined = {
  readonly joinId: string;
  readonly thingId: string;
  readonly kind: ThingKind;
  readonly label: string;
  readonly identifier: string | null;
  readonly standing: ThingStanding | null;
  readonly standingBasis: string | null;
  readonly knownAs: readonly string[];
  readonly says: string | null;
  readonly source: string;
  readonly learnedOn: string;
  readonly reason: string;
  readonly joinedBy: string;
  readonly joinedAt: Date;
  readonly partedBy: string | null;
  readonly partedAt: Date | null;
  readonly partReason: string | null;
};

/** What is read under a record, and what was and was taken apart again: those that stand first. */
export async function listJoined(tx: Tx, intoId: string): Promise<readonly Joined[]> {
  const { rows } = await sql<Joined>`
    select j.thing_join_id as "joinId", t.thing_id as "thingId", t.kind, t.label, t.identifier, t.standing,
      t.standing_basis as "standingBasis", t.known_as as "knownAs", t.says, t.source, t.learned_on as "learnedOn",
      j.reason, b.name as "joinedBy", j.joined_at as "joinedAt", p.name as "partedBy", j.parted_at as "partedAt",
      j.part_reason as "partReason"
    from subjects.thing_joins j join subjects.things t on t.thing_id = j.thing_id
    join directory.staff b on b.staff_id = j.joined_by left join directory.staff p on p.staff_id = j.parted_by
    where j.into_id = ${intoId}::uuid
    order by j.parted_at is not null, j.joined_at desc, j.thing_join_id limit 100`.execute(tx);
  return rows;
}

export const standingJoins = (joined: readonly Joined[]): readonly Joined[] =>
  joined.filter(({ partedAt }) => partedAt === null);
