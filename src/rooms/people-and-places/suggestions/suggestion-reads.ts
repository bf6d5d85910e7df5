import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { suggestedLinksKind } from "../configuration-kinds.ts";
import type { ThingKind } from "../thing-kinds.ts";
import { askedFirst, havingRelations, sharedKinds, type Shared } from "./suggestion-rules.ts";

type End = { readonly thingId: string; readonly label: string; readonly kind: ThingKind };

/** Two subjects that share something and that nobody linked or declined to link. */
export type Suggestion = {
  readonly one: End;
  readonly other: End;
  readonly shared: readonly [Shared, ...Shared[]];
  readonly expiresOn: string;
};

type Asked = {
  readonly today: string;
  /** Of one subject alone, with all that is read as one with it. */
  readonly thingId?: string | undefined;
};

const settings = (today: string): RawBuilder<unknown> => sql`
  select (c.body ->> 'isOn')::boolean as is_on, c.body ->> 'leastCertainty' as certainty,
    array_position('{low,moderate,high}', c.body ->> 'leastConfidence') as confidence,
    (c.body ->> 'leastShared')::int as shared, (c.body ->> 'mostOnOne')::int as most, (c.body ->> 'expireDays')::int as days
  from directory.configuration c
  where c.kind = ${suggestedLinksKind.name} and c.key = 'links' and c.in_force_from <= ${today}::date
    and (c.in_force_to is null or c.in_force_to >= ${today}::date)
  order by c.in_force_from desc limit 1`;

const near = (thingId: string | undefined): RawBuilder<unknown> =>
  thingId === undefined
    ? sql`true`
    : sql`k.to_id in (select subjects.same_things(m.to_id) from subjects.thing_ties m
        where m.from_id in (select subjects.same_things(${thingId}::uuid)))`;

/** The best link of each with each thing that it has, by the records under which both are read. */
const tied = ({ today, thingId }: Asked): RawBuilder<unknown> => sql`
  select distinct on (w.thing_id, pivot) w.thing_id as who, w.label, w.kind, coalesce(j.into_id, k.to_id) as pivot,
    k.recorded_at, jsonb_build_object('tieId', k.thing_tie_id, 'whoId', w.thing_id, 'who', w.label, 'relation', k.relation,
      'certainty', k.certainty, 'confidence', k.confidence, 'source', k.source, 'learnedOn', k.learned_on,
      'grading', k.grading, 'handling', k.handling) as hop
  from said join subjects.thing_ties k on said.is_on
  left join subjects.thing_joins i on i.thing_id = k.from_id and i.parted_at is null
  left join subjects.thing_joins j on j.thing_id = k.to_id and j.parted_at is null
  join subjects.things w on w.thing_id = coalesce(i.into_id, k.from_id)
  where k.partnership_id = (select sec.partnership()) and k.ended_on is null and k.review_by >= ${today}::date
    and (k.until_on is null or k.until_on >= ${today}::date) and k.relation = any (${havingRelations})
    and (k.certainty = 'confirmed' or said.certainty = 'alleged')
    and array_position('{low,moderate,high}', k.confidence) >= said.confidence
    and w.listed_until >= ${today}::date and w.kind <> 'group' and ${near(thingId)}
  order by w.thing_id, pivot, k.certainty desc, array_position('{low,moderate,high}', k.confidence) desc, k.learned_on desc, k.thing_tie_id`;

/** What may suggest: never what is a child’s, and of all but a vehicle only what somebody said is not. */
const pivots = (today: string): RawBuilder<unknown> => sql`
  select p.thing_id, p.kind, p.label
  from tied join subjects.things p on p.thing_id = tied.pivot cross join said
  where p.kind = any (${Object.keys(sharedKinds)}) and p.listed_until >= ${today}::date
    and (p.kind <> all (${askedFirst}) or coalesce((select f.may_suggest from subjects.suggestion_facts f
      where f.thing_id in (select subjects.same_things(p.thing_id)) order by f.recorded_at desc, f.suggestion_fact_id desc limit 1), false))
  group by p.thing_id, p.kind, p.label, said.most
  having count(*) between 2 and said.most`;

const isDecided = sql`pair.kinds <@ coalesce((select array_agg(distinct e.kind) from subjects.suggestion_decisions d
  cross join unnest(d.evidence) e (kind)
  where d.one_id in (select subjects.same_things(pair.one)) and d.other_id in (select subjects.same_things(pair.other))
    or d.one_id in (select subjects.same_things(pair.other)) and d.other_id in (select subjects.same_things(pair.one))), '{}')`;

const isTied = sql`exists (select from subjects.thing_ties d where d.ended_on is null and (
  d.from_id in (select subjects.same_things(a.who)) and d.to_id in (select subjects.same_things(b.who))
  or d.from_id in (select subjects.same_things(b.who)) and d.to_id in (select subjects.same_things(a.who))))`;

/**
 * Put together for its reader, of the links, facts and decisions that the reader may read and of nothing else: what is
 * closed to them neither suggests nor stands in the way. One exception: what is a child’s suggests nothing to anybody.
 */
const suggested = (asked: Asked): RawBuilder<unknown> => {
  const { today, thingId } = asked;
  const mine = thingId === undefined ? sql`true` : sql`${thingId}::uuid in (a.who, b.who)`;
  return sql`
  with said as materialized (${settings(today)}), tied as materialized (${tied(asked)}),
  pivots as materialized (${pivots(today)}),
  may as materialized (select * from pivots where not subjects.never_suggests(pivots.thing_id)),
  pair as (
    select a.who as one, a.label as one_label, a.kind as one_kind, b.who as other, b.label as other_label, b.kind as other_kind,
      array_agg(distinct m.kind) as kinds, max(greatest(a.recorded_at, b.recorded_at)) as newest, count(*) as shares,
      jsonb_agg(jsonb_build_object('thingId', m.thing_id, 'label', m.label, 'kind', m.kind, 'hops', jsonb_build_array(a.hop, b.hop))
        order by m.label, m.thing_id) as shared
    from may m join tied a on a.pivot = m.thing_id join tied b on b.pivot = m.thing_id and b.who > a.who
    where ${mine} and m.thing_id not in (a.who, b.who) and not ${isTied}
    group by a.who, a.label, a.kind, b.who, b.label, b.kind
  ), found as (
    select pair.*, (pair.newest at time zone 'Europe/London')::date + said.days as expires_on
    from pair cross join said
    where pair.shares >= said.shared and (pair.newest at time zone 'Europe/London')::date + said.days >= ${today}::date
      and not ${isDecided}
  )`;
};

const cells = sql`jsonb_build_object('thingId', one, 'label', one_label, 'kind', one_kind) as one,
  jsonb_build_object('thingId', other, 'label', other_label, 'kind', other_kind) as other,
  shared, expires_on::text as "expiresOn"`;

/** The next to expire first. */
export async function listSuggestions(
  tx: Tx,
  asked: Asked & { readonly page: number; readonly pageSize: number },
): Promise<readonly Suggestion[]> {
  const { page, pageSize } = asked;
  const { rows } = await sql<Suggestion>`${suggested(asked)}
    select ${cells} from found order by expires_on, one, other
    limit ${pageSize + 1} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

export async function countSuggestions(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`${suggested(asked)}
    select count(*)::int as count from found`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** A decision on a suggestion, as the page of either subject keeps it. */
export type Decided = {
  readonly otherId: string;
  readonly label: string;
  readonly evidence: readonly string[];
  readonly outcome: "taken" | "declined";
  readonly reason: string | null;
  readonly by: string;
  readonly on: string;
};

export async function listDecided(tx: Tx, thingId: string): Promise<readonly Decided[]> {
  const { rows } = await sql<Decided>`
    with same as (select subjects.same_things(${thingId}::uuid) as id)
    select o.thing_id as "otherId", o.label, d.evidence, d.outcome, d.reason, s.name as by,
      ((d.decided_at at time zone 'Europe/London')::date)::text as on
    from subjects.suggestion_decisions d
    join subjects.things o on o.thing_id = case when d.one_id in (select id from same) then d.other_id else d.one_id end
    join directory.staff s on s.staff_id = d.decided_by
    where d.one_id in (select id from same) or d.other_id in (select id from same)
    order by d.decided_at desc, d.suggestion_decision_id desc limit 50`.execute(tx);
  return rows;
}

/** Whether it may suggest links, as it was said last; undefined where nobody said. */
export type SuggestionFact = {
  readonly maySuggest: boolean;
  readonly source: string;
  readonly by: string;
  readonly on: string;
};

export async function findSuggestionFact(
  tx: Tx,
  thingId: string,
): Promise<SuggestionFact | undefined> {
  const { rows } = await sql<SuggestionFact>`
    select f.may_suggest as "maySuggest", f.source, s.name as by,
      ((f.recorded_at at time zone 'Europe/London')::date)::text as on
    from subjects.suggestion_facts f join directory.staff s on s.staff_id = f.recorded_by
    where f.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by f.recorded_at desc, f.suggestion_fact_id desc limit 1`.execute(tx);
  return rows[0];
}
