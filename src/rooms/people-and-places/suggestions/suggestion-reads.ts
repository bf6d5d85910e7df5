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
/** What is only counted has no hops: they are half the work. */
type Sought = Asked & { readonly hasHops: boolean };

const settings = (today: string): RawBuilder<unknown> => sql`
  select (c.body ->> 'isOn')::boolean as is_on, c.body ->> 'leastCertainty' as certainty,
    array_position('{low,moderate,high}', c.body ->> 'leastConfidence') as confidence,
    (c.body ->> 'leastShared')::int as shared, (c.body ->> 'mostOnOne')::int as most, (c.body ->> 'expireDays')::int as days
  from directory.configuration c
  where c.kind = ${suggestedLinksKind.name} and c.key = 'links' and c.in_force_from <= ${today}::date
    and (c.in_force_to is null or c.in_force_to >= ${today}::date)
  order by c.in_force_from desc limit 1`;

/** Whether an end of a link is the subject that is asked of, or any where none is. */
const ofSubject = (thingId: string | undefined, ...ends: readonly string[]): RawBuilder<unknown> =>
  thingId === undefined
    ? sql`true`
    : sql`(${sql.join(
        ends.map((end) => sql`${sql.ref(end)} in (select subjects.same_things(${thingId}::uuid))`),
        sql` or `,
      )})`;

/** What the subject that is asked of is linked with, by every record of each: nothing else can be shared with it. */
const near = (thingId: string | undefined): RawBuilder<unknown> => sql`
  select distinct same.id from subjects.thing_ties m cross join lateral subjects.same_things(m.to_id) same (id)
  where ${thingId !== undefined} and ${ofSubject(thingId, "m.from_id")}`;

const isNear = (thingId: string | undefined, column: string): RawBuilder<unknown> =>
  thingId === undefined ? sql`true` : sql`${sql.ref(column)} in (select near.id from near)`;

/** The best link of each with each thing that it has, by the records under which both are read. */
const tied = ({ today, thingId, hasHops }: Sought): RawBuilder<unknown> => sql`
  select distinct on (w.thing_id, pivot) w.thing_id as who, w.label, w.kind, coalesce(j.into_id, k.to_id) as pivot,
    k.recorded_at, case when ${hasHops} then jsonb_build_object('tieId', k.thing_tie_id, 'whoId', w.thing_id, 'who', w.label, 'relation', k.relation,
      'certainty', k.certainty, 'confidence', k.confidence, 'source', k.source, 'learnedOn', k.learned_on,
      'grading', k.grading, 'handling', k.handling) end as hop
  from said join subjects.thing_ties k on said.is_on
  left join subjects.thing_joins i on i.thing_id = k.from_id and i.parted_at is null
  left join subjects.thing_joins j on j.thing_id = k.to_id and j.parted_at is null
  join subjects.things w on w.thing_id = coalesce(i.into_id, k.from_id)
  where k.partnership_id = (select sec.partnership()) and k.ended_on is null and k.review_by >= ${today}::date
    and (k.until_on is null or k.until_on >= ${today}::date) and k.relation = any (${havingRelations})
    and (k.certainty = 'confirmed' or said.certainty = 'alleged')
    and array_position('{low,moderate,high}', k.confidence) >= said.confidence
    and w.listed_until >= ${today}::date and w.kind <> 'group' and ${isNear(thingId, "k.to_id")}
  order by w.thing_id, pivot, k.certainty desc, array_position('{low,moderate,high}', k.confidence) desc, k.learned_on desc, k.thing_tie_id`;

/** What was said last of each telephone, account and address, by the record under which it is read. */
const facts = (thingId: string | undefined): RawBuilder<unknown> => sql`
  select distinct on (thing_id) coalesce(j.into_id, f.thing_id) as thing_id, f.may_suggest
  from subjects.suggestion_facts f left join subjects.thing_joins j on j.thing_id = f.thing_id and j.parted_at is null
  where ${isNear(thingId, "f.thing_id")}
  order by thing_id, f.recorded_at desc, f.suggestion_fact_id desc`;

/**
 * What may suggest, with those who have it side by side: never what is a child’s, and of all but a vehicle only what somebody
 * said is not. Few have each, so that they are paired within it: no list of all is looked through for each of all.
 */
const pivots = (today: string): RawBuilder<unknown> => sql`
  select p.thing_id, p.kind, p.label, array_agg(tied.who order by tied.who) as whos, array_agg(tied.label order by tied.who) as labels,
    array_agg(tied.kind order by tied.who) as kinds, array_agg(tied.recorded_at order by tied.who) as ats, array_agg(tied.hop order by tied.who) as hops
  from tied join subjects.things p on p.thing_id = tied.pivot cross join said
  where p.kind = any (${Object.keys(sharedKinds)}) and p.listed_until >= ${today}::date
    and (p.kind <> all (${askedFirst}) or p.thing_id in (select facts.thing_id from facts where facts.may_suggest))
  group by p.thing_id, p.kind, p.label, said.most
  having count(*) between 2 and said.most`;

const asPair = (one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`least(${one}, ${other}) as one, greatest(${one}, ${other}) as other`;

/** Pairs that somebody linked, by the records under which both are read. */
const linked = (thingId: string | undefined): RawBuilder<unknown> => sql`
  select ${asPair(sql`coalesce(i.into_id, d.from_id)`, sql`coalesce(j.into_id, d.to_id)`)} from subjects.thing_ties d
  left join subjects.thing_joins i on i.thing_id = d.from_id and i.parted_at is null
  left join subjects.thing_joins j on j.thing_id = d.to_id and j.parted_at is null
  where d.ended_on is null and ${ofSubject(thingId, "d.from_id", "d.to_id")}`;

/** Pairs that somebody decided on, with each kind of evidence that it was decided on. */
const decided = (thingId: string | undefined): RawBuilder<unknown> => sql`
  select ${asPair(sql`coalesce(i.into_id, d.one_id)`, sql`coalesce(j.into_id, d.other_id)`)}, e.kind
  from subjects.suggestion_decisions d cross join unnest(d.evidence) e (kind)
  left join subjects.thing_joins i on i.thing_id = d.one_id and i.parted_at is null
  left join subjects.thing_joins j on j.thing_id = d.other_id and j.parted_at is null
  where ${ofSubject(thingId, "d.one_id", "d.other_id")}`;

/**
 * Put together for its reader, of the links, facts and decisions that the reader may read and of nothing else: what is
 * closed to them neither suggests nor stands in the way. One exception: what is a child’s suggests nothing to anybody.
 * Each question is asked once of all, and what is asked of each is looked up in a set: with 20,000 links, a function for
 * each pair took longer than a home waits.
 */
const suggested = (asked: Sought): RawBuilder<unknown> => {
  const { today, thingId } = asked;
  const mine = thingId === undefined ? sql`true` : sql`${thingId}::uuid in (a.who, b.who)`;
  const ends = sql`unnest(m.whos, m.labels, m.kinds, m.ats, m.hops)`;
  return sql`
  with said as materialized (${settings(today)}), near as materialized (${near(thingId)}), tied as materialized (${tied(asked)}),
  facts as materialized (${facts(thingId)}), pivots as materialized (${pivots(today)}),
  never as materialized (select subjects.never_suggesting((select array_agg(pivots.thing_id) from pivots)) as id),
  linked as materialized (${linked(thingId)}), decided as materialized (${decided(thingId)}),
  pair as (
    select a.who as one, a.label as one_label, a.kind as one_kind, b.who as other, b.label as other_label, b.kind as other_kind,
      bool_and((a.who, b.who, m.kind) in (select decided.one, decided.other, decided.kind from decided)) as is_decided,
      max(greatest(a.recorded_at, b.recorded_at)) as newest, count(*) as shares,
      jsonb_agg(jsonb_build_object('thingId', m.thing_id, 'label', m.label, 'kind', m.kind, 'hops', jsonb_build_array(a.hop, b.hop))
        order by m.label, m.thing_id) as shared
    from pivots m cross join lateral ${ends} a (who, label, kind, recorded_at, hop)
    cross join lateral ${ends} b (who, label, kind, recorded_at, hop)
    where b.who > a.who and ${mine} and m.thing_id not in (a.who, b.who) and m.thing_id not in (select never.id from never)
      and (a.who, b.who) not in (select linked.one, linked.other from linked)
    group by a.who, a.label, a.kind, b.who, b.label, b.kind
  ), found as (
    select pair.*, (pair.newest at time zone 'Europe/London')::date + said.days as expires_on
    from pair cross join said
    where pair.shares >= said.shared and not pair.is_decided
      and (pair.newest at time zone 'Europe/London')::date + said.days >= ${today}::date
  )`;
};

const cells = sql`jsonb_build_object('thingId', one, 'label', one_label, 'kind', one_kind) as one,
  jsonb_build_object('thingId', other, 'label', other_label, 'kind', other_kind) as other,
  shared, expires_on::text as "expiresOn"`;

type Part = Asked & { readonly page: number; readonly pageSize: number };

/** The next to expire first: a page of them with one more, and how many there are, put together once for both. */
export async function readSuggestions(
  tx: Tx,
  { page, pageSize, ...asked }: Part,
): Promise<{ readonly rows: readonly Suggestion[]; readonly total: number }> {
  const { rows } = await sql<{ rows: readonly Suggestion[]; total: number }>`
    ${suggested({ ...asked, hasHops: true })}, shown as (
      select ${cells} from found order by found.expires_on, one, other limit ${pageSize + 1} offset ${(page - 1) * pageSize}
    )
    select (select count(*)::int from found) as total, coalesce((select jsonb_agg(to_jsonb(shown)
      order by "expiresOn", one ->> 'thingId', other ->> 'thingId') from shown), '[]') as rows`.execute(
    tx,
  );
  return rows[0] ?? { rows: [], total: 0 };
}

export async function countSuggestions(tx: Tx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`${suggested({ ...asked, hasHops: false })}
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
