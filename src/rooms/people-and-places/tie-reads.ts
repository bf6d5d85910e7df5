import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { ThingKind } from "./thing-kinds.ts";
import { tieRelations, type TieHandling, type TieRelation } from "./tie-words.ts";

/** A link of a subject with another, as its page shows it. */
export type Tie = {
  readonly tieId: string;
  readonly otherId: string;
  readonly label: string;
  readonly kind: ThingKind;
  readonly relation: TieRelation;
  /** Whether this subject is the one that it is said of. */
  readonly isFrom: boolean;
  readonly certainty: "alleged" | "confirmed";
  readonly confidence: "low" | "moderate" | "high";
  readonly wording: string;
  readonly source: string;
  readonly grading: string | null;
  readonly handling: TieHandling;
  readonly learnedOn: string;
  readonly beganOn: string | null;
  readonly untilOn: string | null;
  readonly reviewBy: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
};

export const relationOf = ({ relation, isFrom }: Pick<Tie, "relation" | "isFrom">): string =>
  isFrom ? tieRelations[relation].name : tieRelations[relation].inverse;

type Asked = { readonly thingId: string; readonly today: string };

const most = 1000;

/**
 * Those of a subject and of what is read as one with it; never with another that stands in no list today. The record that
 * the other is read under is put in a column first: compared with a `coalesce`, which PostgreSQL takes for an expression
 * that could tell, the index on subjects is not used under row-level security, and all of them are read.
 */
export async function listTies(tx: Tx, { thingId, today }: Asked): Promise<readonly Tie[]> {
  const { rows } = await sql<Tie>`
    with same as (select subjects.same_things(${thingId}::uuid) as id),
    both_ways as (
      select k.*, k.to_id as other, true as is_from from same join subjects.thing_ties k on k.from_id = same.id
      union all
      select k.*, k.from_id, false from same join subjects.thing_ties k on k.to_id = same.id
    ),
    rooted as materialized (
      select k.*, coalesce(j.into_id, k.other) as root from both_ways k
      left join subjects.thing_joins j on j.thing_id = k.other and j.parted_at is null
    )
    select k.thing_tie_id as "tieId", o.thing_id as "otherId", o.label, o.kind, k.relation, k.is_from as "isFrom", k.certainty, k.confidence,
      k.wording, k.source, k.grading, k.handling, k.learned_on::text as "learnedOn", k.began_on::text as "beganOn",
      k.until_on::text as "untilOn", k.review_by::text as "reviewBy", k.ended_on::text as "endedOn", k.end_reason as "endReason"
    from rooted k join subjects.things o on o.thing_id = k.root
    where o.listed_until >= ${today}::date
    order by k.ended_on is not null, k.thing_tie_id desc limit ${most}`.execute(tx);
  return rows;
}
