import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, nothing, total, type FirstOf } from "../../platform/database/first-of.ts";
import { gradeOf, graded } from "../child-record/index.ts";
import type { InterviewDue, MissingChild } from "./missing-now-reads.ts";

type Named = "episodeId" | "personId" | "familyName" | "givenName";

/** A line on a page that is read in ten seconds: the list of who is missing says the rest. */
export type MissingLine = Pick<
  MissingChild,
  Named | "missingSince" | "grade" | "gradeName" | "isUrgent"
>;
export type InterviewLine = Pick<InterviewDue, Named | "dueAt">;

export type MissingAtWork = {
  readonly missing: FirstOf<MissingLine>;
  readonly due: FirstOf<InterviewLine>;
};

export const nobodyMissing: MissingAtWork = { missing: nothing, due: nothing };

const itsNames: RawBuilder<unknown> = sql`
  e.missing_episode_id as "episodeId", e.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName"`;

/** The first of who is missing, and of whose interview is due, in the order of their list. */
export async function readMissingAtWork(tx: Tx, most: number): Promise<MissingAtWork> {
  const missing = await sql<MissingLine & { total: number }>`
    with e as (
      select e.missing_episode_id, e.person_id, e.missing_since, ${graded}, ${total}
      from protect.missing_episodes e ${gradeOf}
      where e.returned_at is null and e.error_at is null
      order by "isUrgent" desc, e.missing_since, e.missing_episode_id limit ${most}
    )
    select ${itsNames}, e.missing_since as "missingSince", e.grade, e."gradeName", e."isUrgent", e.total
    from e join subjects.people p on p.person_id = e.person_id
    order by e."isUrgent" desc, e.missing_since, e.missing_episode_id`.execute(tx);
  const due = await sql<InterviewLine & { total: number }>`
    with e as (
      select e.missing_episode_id, e.person_id, e.rhi_due_at, ${total} from protect.missing_episodes e
      where e.returned_at is not null and e.rhi_outcome is null and e.error_at is null
      order by e.rhi_due_at, e.missing_episode_id limit ${most}
    )
    select ${itsNames}, e.rhi_due_at as "dueAt", e.total
    from e join subjects.people p on p.person_id = e.person_id
    order by e.rhi_due_at, e.missing_episode_id`.execute(tx);
  return { missing: firstOf(missing.rows), due: firstOf(due.rows) };
}
