import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { significantKinds } from "./chronology-view.ts";
import { saidAtDecision } from "./level-scheme.ts";

/** A line of the chronology that matters for the whole story: its headline alone. */
type Headline = { readonly entryId: string; readonly on: string; readonly headline: string };

/** What no page for others holds: other forums, services, who is involved and who opened what. */
const left = ["forum", "nrm", "service", "recovery", "circle", "access"];
const most = 10;

/** Lines of a return interview say whoever held it: the numbers say that it was. Nor what a sensitive service wrote. */
const namesNobody = sql`not (e.kind = 'missing' and e.headline like 'Return home interview%')
  and sec.words_instead(e.recorded_by, e.happened_on) is null`;

type Since = { readonly personId: string; readonly since: string };
export type Headlines = { readonly lines: readonly Headline[]; readonly more: number };

/** The newest headlines of significance of each of these children since their day, the latest first. */
export async function listHeadlines(
  tx: Tx,
  of: readonly Since[],
): Promise<ReadonlyMap<string, Headlines>> {
  const { rows } = await sql<{ personId: string; lines: readonly Headline[]; count: number }>`
    select x.person_id as "personId", max(x.of)::int as count,
      jsonb_agg(jsonb_build_object('entryId', x.chronology_entry_id, 'on', x.happened_on, 'headline', x.headline) order by x.nth) as lines
    from (select e.person_id, e.chronology_entry_id, e.happened_on, e.headline, count(*) over (partition by e.person_id) as of,
        row_number() over (partition by e.person_id order by e.happened_on desc, e.chronology_entry_id desc) as nth
      from protect.chronology_entries e
      join unnest(${of.map((one) => one.personId)}::uuid[], ${of.map(({ since }) => since)}::date[]) as a (person_id, since)
        on a.person_id = e.person_id
      where e.happened_on >= a.since and (e.significant or e.kind = any (${significantKinds}::text[]))
        and e.kind <> all (${left}::text[]) and ${namesNobody}) x
    where x.nth <= ${most} group by x.person_id`.execute(tx);
  return new Map(
    rows.map(({ personId, lines, count }) => [personId, { lines, more: count - lines.length }]),
  );
}

/** One level that a child has had, with the name that it had when it was decided. */
type LevelStep = {
  readonly level: number | null;
  readonly said: string | null;
  readonly on: string;
};

/** The last levels of each of these children, the newest first. */
export async function listLevelSteps(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LevelStep[]>> {
  const { rows } = await sql<{ personId: string; steps: readonly LevelStep[] }>`
    select x.person_id as "personId", jsonb_agg(jsonb_build_object('level', x.level, 'said', x.said, 'on', x.decided_on) order by x.nth) as steps
    from (select d.person_id, d.level, ${saidAtDecision} as said, d.decided_on,
        row_number() over (partition by d.person_id order by d.level_decision_id desc) as nth
      from protect.level_decisions d where d.person_id = any (${personIds}::uuid[])) x
    where x.nth <= 5 group by x.person_id`.execute(tx);
  return new Map(rows.map(({ personId, steps }) => [personId, steps]));
}
