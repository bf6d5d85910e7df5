import { sql, type RawBuilder } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { KnownOfThing } from "../people-and-places/index.ts";
import { connectionsOf, type Piece } from "./connections.ts";
import {
  gradePlace,
  gradeWords,
  handlingName,
  intelligenceSchemeOn,
  type Grade,
  type IntelligenceScheme,
} from "./intelligence-scheme.ts";
import { weaknessOf } from "./weakest-hop.ts";
import { intelligencePaths } from "./web/paths.ts";

type Text = {
  readonly intelligenceId: string;
  readonly wording: string;
  readonly handling: string;
  readonly conditions: string | null;
  readonly grade: Grade | null;
  readonly seenOn: string;
  readonly reviewBy: string;
  /** Null for whoever the text was shared with: an agency could tell who said it. */
  readonly agency: string | null;
  readonly isHandled: boolean;
};

type Known = Pick<Text, "intelligenceId" | "grade" | "seenOn"> & {
  /** Which subjects it is about, each under the record that it is read under. */
  readonly things: readonly { readonly thingId: string; readonly label: string }[];
};

type Asked = { readonly thingId: string; readonly today: string; readonly page: number };

const pageSize = 20;
const mostPieces = 300;

const gradeCell = sql`case when p.grading is null then null else
  jsonb_build_object('grading', p.grading, 'source', p.grade_source, 'assessment', p.grade_assessment) end as grade`;

/** About the subject and all that is read as one with it, as far as the reader may read each. */
const near = (thingId: string): RawBuilder<unknown> => sql`
  select distinct s.intelligence_id from identify.intelligence_subjects s
  where s.thing_id = any (array(select subjects.same_things(${thingId}::uuid)))`;

/** Police read all, and whoever a text was shared with until its review-by. */
const isOpen = (today: string): RawBuilder<unknown> =>
  sql`((select sec.handles_intelligence()) or p.review_by >= ${today}::date)`;

/** How many texts there are about a subject, and one page of them: the newest first. */
async function listTexts(
  tx: Tx,
  { thingId, today, page }: Asked,
): Promise<{ readonly total: number; readonly texts: readonly Text[] }> {
  const { rows } = await sql<{ total: number; texts: readonly Text[] }>`
    with near as materialized (${near(thingId)}), readable as materialized (
      select p.intelligence_id, p.seen_on from near join identify.intelligence_products p on p.intelligence_id = near.intelligence_id
      where ${isOpen(today)}
    ), page as materialized (
      select r.intelligence_id from readable r order by r.seen_on desc, r.intelligence_id limit ${pageSize} offset ${(page - 1) * pageSize}
    ), shown as (
      select p.intelligence_id as "intelligenceId", p.wording, p.handling, p.conditions, ${gradeCell},
        p.seen_on::text as "seenOn", p.review_by::text as "reviewBy",
        case when (select sec.handles_intelligence()) then (select a.name from identify.intelligence_entries e
          join directory.agencies a on a.agency_id = e.agency_id where e.intelligence_id = p.intelligence_id) end as agency,
        (select sec.handles_intelligence()) as "isHandled"
      from page join identify.intelligence_products p on p.intelligence_id = page.intelligence_id
    )
    select (select count(*)::int from readable) as total,
      coalesce((select jsonb_agg(to_jsonb(shown) order by "seenOn" desc, "intelligenceId") from shown), '[]') as texts`.execute(
    tx,
  );
  return rows[0] ?? { total: 0, texts: [] };
}

/**
 * The pieces that connect a subject with others: those that name another with it, and those about that other. Whoever is in
 * no list any more, or may be a child, is connected with nobody.
 */
async function listPieces(
  tx: Tx,
  { thingId, today }: Pick<Asked, "thingId" | "today">,
): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    with near as materialized (${near(thingId)}), pairs as materialized (
      select s.intelligence_id, s.thing_id from near join identify.intelligence_subjects s on s.intelligence_id = near.intelligence_id
      where s.thing_id <> all (array(select subjects.same_things(${thingId}::uuid)))
    ), far as (
      select pairs.intelligence_id from pairs union
      select s.intelligence_id from (select distinct pairs.thing_id from pairs) beside cross join lateral (
        select o.intelligence_id from identify.intelligence_subjects o where o.thing_id = beside.thing_id limit ${mostPieces}) s
    )
    select p.intelligence_id as "intelligenceId", ${gradeCell}, p.seen_on::text as "seenOn",
      (select coalesce(jsonb_agg(distinct jsonb_build_object('thingId', t.thing_id, 'label', t.label)), '[]')
        from identify.intelligence_subjects s
        left join subjects.thing_joins j on j.thing_id = s.thing_id and j.parted_at is null
        cross join lateral (select x.thing_id, x.label, x.listed_until from subjects.things x
          where x.thing_id = coalesce(j.into_id, s.thing_id) limit 1) t
        where s.intelligence_id = p.intelligence_id
          and (t.thing_id = ${thingId}::uuid or t.listed_until >= ${today}::date)) as things
    from far join identify.intelligence_products p on p.intelligence_id = far.intelligence_id
    where ${isOpen(today)}
    order by p.seen_on desc, p.intelligence_id limit ${mostPieces}`.execute(tx);
  return rows;
}

const pieceOf =
  (scheme: IntelligenceScheme) =>
  (one: Known): Piece => ({
    intelligenceId: one.intelligenceId,
    rank: gradePlace(scheme, one.grade),
    graded: one.grade === null ? undefined : gradeWords(scheme, one.grade),
    seenOn: one.seenOn,
    things: one.things,
  });

const lineOf =
  (scheme: IntelligenceScheme, today: string) =>
  (one: Text): KnownOfThing["lines"][number] => ({
    text: one.wording,
    by:
      one.agency === null ? "Police, from what an agency saw or heard" : `${one.agency}, by police`,
    how: gradeWords(scheme, one.grade),
    since: formatDate(one.seenOn),
    handling: [handlingName(scheme, one.handling), one.conditions].filter(Boolean).join("\n"),
    reviewBy: `${formatDate(one.reviewBy)}${one.reviewBy < today ? ": overdue" : ""}`,
    href: one.isHandled ? intelligencePaths.one(one.intelligenceId) : undefined,
  });

/** What is known of a subject, by whom, how well and since when, and what rests on two pieces with its weakest hop. */
export async function whatIsKnown(tx: Tx, asked: Asked): Promise<KnownOfThing> {
  const { thingId, today, page } = asked;
  const { total, texts } = await listTexts(tx, asked);
  const part = { total, page, pageSize };
  if (total === 0) return { lines: [], part, connections: [] };
  const scheme = await intelligenceSchemeOn(tx, today);
  const pieces = await listPieces(tx, asked);
  const connections = connectionsOf(thingId, pieces.map(pieceOf(scheme)));
  return {
    lines: texts.map(lineOf(scheme, today)),
    part,
    connections: connections.map(({ to, through, weakest }) => ({
      thingId: to.thingId,
      label: to.label,
      through: through.label,
      weakest: weaknessOf(weakest, today),
    })),
  };
}
