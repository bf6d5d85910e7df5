import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { LevelScheme } from "../child-record/index.ts";

/** A child at the highest level for whom nobody leads. */
export type Unled = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly team: string;
  readonly levelOn: string | null;
};

/** The first of them, and whether there are more. */
export type UnledList = { readonly rows: readonly Unled[]; readonly isMore: boolean };

/** As many as a page has room for. */
const most = 50;

export const nobodyUnled: UnledList = { rows: [], isMore: false };

type ReadQuery = { readonly at: Date; readonly scheme: LevelScheme };

/**
 * Open children within reach at the highest level without a lead practitioner who works here today, the first
 * to review first. Read as it stands, so that a child is on it the day that the level is set or the lead leaves.
 */
export async function listUnled(
  tx: Tx,
  { isWide, partnershipId }: Actor,
  { at, scheme }: ReadQuery,
): Promise<UnledList> {
  if (scheme.levels.length === 0) return nobodyUnled;
  const highest = Math.max(...scheme.levels.map(({ level }) => level));
  const today = londonDate(at);
  // A narrow actor's few children are gathered first.
  const children = isWide ? sql`subjects.people` : sql`(select * from subjects.people offset 0)`;
  const { rows } = await sql<Unled>`
    select p.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference,
      m.name as team, t.level_decided_on as "levelOn"
    from ${children} p join protect.tracker_entries t on t.person_id = p.person_id
    join directory.teams m on m.team_id = p.owning_team_id
    where t.partnership_id = ${partnershipId} and t.is_open and t.level = ${highest}
      and not exists (
        select from sec.memberships a join directory.posts o on o.staff_id = a.staff_id
          and o.starts_on <= ${today}::date and (o.ends_on is null or o.ends_on >= ${today}::date)
        where a.circle_id = p.circle_id and a.basis = 'allocation' and a.starts_at <= ${at}
          and (a.ends_at is null or a.ends_at > ${at}))
    order by t.next_review_by, t.person_id limit ${most + 1}`.execute(tx);
  return { rows: rows.slice(0, most), isMore: rows.length > most };
}
