import { sql } from "kysely";
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

type Known = {
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
  /** Which subjects it is about, each under the record that it is read under. */
  readonly things: readonly { readonly thingId: string; readonly label: string }[];
};

const most = 300;

/**
 * The texts about a subject, and about those that they name with it, as far as the reader may read each: police all, and
 * whoever they were shared with until their review-by. Whoever is in no list any more, or may be a child, is connected
 * with nobody.
 */
async function listKnown(tx: Tx, thingId: string, today: string): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    with near as (
      select distinct s.intelligence_id from identify.intelligence_subjects s
      where s.thing_id = any (array(select subjects.same_things(${thingId}::uuid)))
    ), beside as (
      select distinct s.thing_id from near join identify.intelligence_subjects s on s.intelligence_id = near.intelligence_id
    ), far as (
      select near.intelligence_id from near union
      select s.intelligence_id from beside cross join lateral (
        select o.intelligence_id from identify.intelligence_subjects o where o.thing_id = beside.thing_id limit ${most}) s limit ${most}
    )
    select p.intelligence_id as "intelligenceId", p.wording, p.handling, p.conditions,
      case when p.grading is null then null else
        jsonb_build_object('grading', p.grading, 'source', p.grade_source, 'assessment', p.grade_assessment) end as grade,
      p.seen_on::text as "seenOn", p.review_by::text as "reviewBy",
      case when (select sec.handles_intelligence()) then (select a.name from identify.intelligence_entries e
        join directory.agencies a on a.agency_id = e.agency_id where e.intelligence_id = p.intelligence_id) end as agency,
      (select sec.handles_intelligence()) as "isHandled",
      (select coalesce(jsonb_agg(distinct jsonb_build_object('thingId', t.thing_id, 'label', t.label)), '[]')
        from identify.intelligence_subjects s
        left join subjects.thing_joins j on j.thing_id = s.thing_id and j.parted_at is null
        cross join lateral (select x.thing_id, x.label, x.listed_until from subjects.things x
          where x.thing_id = coalesce(j.into_id, s.thing_id) limit 1) t
        where s.intelligence_id = p.intelligence_id
          and (t.thing_id = ${thingId}::uuid or t.listed_until >= ${today}::date)) as things
    from far join identify.intelligence_products p on p.intelligence_id = far.intelligence_id
    where (select sec.handles_intelligence()) or p.review_by >= ${today}::date
    order by p.seen_on desc, p.intelligence_id`.execute(tx);
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
  (one: Known): KnownOfThing["lines"][number] => ({
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
export async function whatIsKnown(
  tx: Tx,
  { thingId, today }: { readonly thingId: string; readonly today: string },
): Promise<KnownOfThing> {
  const known = await listKnown(tx, thingId, today);
  if (known.length === 0) return { lines: [], connections: [] };
  const scheme = await intelligenceSchemeOn(tx, today);
  const about = known.filter(({ things }) => things.some((one) => one.thingId === thingId));
  const connections = connectionsOf(thingId, known.map(pieceOf(scheme)));
  return {
    lines: about.map(lineOf(scheme, today)),
    connections: connections.map(({ to, through, weakest }) => ({
      thingId: to.thingId,
      label: to.label,
      through: through.label,
      weakest: weaknessOf(weakest, today),
    })),
  };
}
