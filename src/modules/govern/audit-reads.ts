import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { numberedName } from "../directory/index.ts";

export type AuditLine = {
  readonly id: string;
  readonly happenedAt: Date;
  readonly who: string;
  readonly action: string;
  readonly outcome: string;
  readonly references: string;
  readonly subjects: number;
};

export type AuditQuery = {
  readonly outcome?: string | undefined;
  /** The beginning of a day and of the next one. */
  readonly between?: readonly [from: Date, until: Date] | undefined;
  /** Part of a name as the list shows it, or the end of a covered person's number. */
  readonly who?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
};

const shownWho = numberedName({ staff: "s", at: "e.happened_at" });

/**
 * Found by what the list shows of each event, never by a name that it covers. Who it can be is looked up
 * first: few of the staff, and not a name for every event.
 */
const isBy = (who: string) => sql<boolean>`case when e.actor_kind = 'staff'
  then e.actor_id in (select one.staff_id::text from directory.staff one
      where strpos(lower(one.name), lower(${who})) > 0 or right(one.staff_id::text, 6) = lower(${who}))
    and strpos(lower(${shownWho}), lower(${who})) > 0
  else strpos(lower(e.actor_id), lower(${who})) > 0 end`;

/** The newest events of the partnership; somebody of a sensitive service by its words and the end of a number (ADR 73). Who did what to how many records; never what they say. */
export async function listAudit(
  tx: Tx,
  { outcome, between, who, page, pageSize }: AuditQuery,
): Promise<readonly AuditLine[]> {
  return tx
    .selectFrom("audit.events as e")
    .leftJoin("directory.staff as s", (join) =>
      join.on(sql<boolean>`e.actor_kind = 'staff' and s.staff_id::text = e.actor_id`),
    )
    .select([
      "e.event_id as id",
      "e.happened_at as happenedAt",
      sql<string>`coalesce(${shownWho}, e.actor_id)`.as("who"),
      "e.action",
      "e.outcome",
      sql<string>`case when cardinality(e.subject_ids) = 1 then e.subject_ids[1]::text else '' end`.as(
        "references",
      ),
      sql<number>`cardinality(e.subject_ids)`.as("subjects"),
    ])
    .$if(outcome !== undefined, (query) => query.where("e.outcome", "=", outcome ?? ""))
    .$if(who !== undefined, (query) => query.where(isBy(who ?? "")))
    .$if(between !== undefined, (query) =>
      query
        .where("e.happened_at", ">=", between?.[0] ?? new Date(0))
        .where("e.happened_at", "<", between?.[1] ?? new Date(0)),
    )
    .where("e.partnership_id", "=", sql<number>`(select sec.partnership())`)
    .orderBy("e.happened_at", "desc")
    .orderBy("e.event_id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
}
