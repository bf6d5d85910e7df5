import { sql, type RawBuilder } from "kysely";
import { addDays } from "../../../kernel/dates.ts";
import { addWorkingDays, type WorkingCalendar } from "../../../kernel/working-days.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { type Pathway, entriesOf } from "../../child-record/index.ts";
import type { Stage } from "./conditions.ts";

/** A child at a stage. */
export type Drifting = {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly stage: string;
  readonly since: string;
  readonly leads: readonly string[];
};

export type StageCount = {
  readonly stage: string;
  readonly children: number;
  readonly beyond: number;
  /** Days in this stage of the child in the middle. */
  readonly medianDays: number;
};

/** A stage with the day before which whoever came to it is beyond its clock; none where it has no clock. */
export type StageLimit = { readonly stage: string; readonly before: string };

/** Whoever came to a stage before this day has been there longer than its clock says. */
export function limitOf(
  { key, within }: Stage,
  { today, calendar }: { readonly today: string; readonly calendar: WorkingCalendar },
): StageLimit | undefined {
  if (within === undefined) return undefined;
  if (within.unit === "days") return { stage: key, before: addDays(today, -within.amount) };
  const before = addWorkingDays(today, -within.amount, calendar);
  return before.ok ? { stage: key, before: before.value } : undefined;
}

export function limitsOf(
  { stages }: Pathway,
  when: { readonly today: string; readonly calendar: WorkingCalendar },
): readonly StageLimit[] {
  return stages.flatMap((stage) => limitOf(stage, when) ?? []);
}

export type DriftQuery = {
  readonly stage?: string | undefined;
  readonly onlyBeyond: boolean;
  readonly limits: readonly StageLimit[];
  readonly at: Date;
  readonly page: number;
  readonly pageSize: number;
};

const limitsTable = (limits: readonly StageLimit[]): RawBuilder<unknown> => sql`
  unnest(${limits.map(({ stage }) => stage)}::text[], ${limits.map(({ before }) => before)}::date[]) as l (stage, before)`;

const which = (
  actor: Actor,
  { stage, onlyBeyond, limits }: Pick<DriftQuery, "stage" | "onlyBeyond" | "limits">,
): RawBuilder<unknown> => sql`
  where t.partnership_id = ${actor.partnershipId} and t.is_open and t.stage_since is not null and t.stage is not null
    ${stage === undefined ? sql`` : sql`and t.stage = ${stage}`}
    ${onlyBeyond ? sql`and exists (select from ${limitsTable(limits)} where l.stage = t.stage and t.stage_since < l.before)` : sql``}`;

/**
 * One page of open children by how long they have been at their stage, the longest first; as the
 * tracker pages: keys first, then what stands in the rows.
 */
export async function listDrift(
  tx: Tx,
  actor: Actor,
  query: DriftQuery,
): Promise<readonly Drifting[]> {
  const { entries, visible } = entriesOf(actor);
  const { at, page, pageSize } = query;
  const { rows } = await sql<Drifting>`
    with ${visible} page as (
      select t.person_id, t.stage, t.stage_since from ${entries} t ${which(actor, query)}
      order by t.stage_since, t.person_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select g.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      g.stage, g.stage_since as since,
      array(select s.name from sec.memberships m join directory.staff s on s.staff_id = m.staff_id
        where m.circle_id = p.circle_id and m.basis = 'allocation' and m.starts_at <= ${at}
          and (m.ends_at is null or m.ends_at > ${at}) order by m.starts_at, m.membership_id) as leads
    from page g join subjects.people p on p.person_id = g.person_id
    order by g.stage_since, g.person_id`.execute(tx);
  return rows;
}

/** How many open children within reach stand at each stage, how many beyond its clock, and the middle of their days. */
export async function countStages(
  tx: Tx,
  actor: Actor,
  { limits, today }: { readonly limits: readonly StageLimit[]; readonly today: string },
): Promise<readonly StageCount[]> {
  const { entries, visible } = entriesOf(actor);
  const { rows } = await sql<StageCount>`
    with ${visible} standing as (
      select t.stage, t.stage_since from ${entries} t ${which(actor, { limits, onlyBeyond: false })}
    )
    select s.stage, count(*)::int as children, (count(*) filter (where s.stage_since < l.before))::int as beyond,
      (${today}::date - percentile_disc(0.5) within group (order by s.stage_since))::int as "medianDays"
    from standing s left join ${limitsTable(limits)} on l.stage = s.stage
    group by s.stage`.execute(tx);
  return rows;
}
