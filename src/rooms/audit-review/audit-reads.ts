import { sql, type RawBuilder } from "kysely";
import { systemNames } from "../../platform/access/actor.ts";
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
const ours = sql<boolean>`e.partnership_id = (select sec.partnership())`;

const columns = sql`e.event_id as id, e.happened_at as "happenedAt", coalesce(${shownWho}, e.actor_id) as who,
  e.action, e.outcome, cardinality(e.subject_ids) as subjects,
  case when cardinality(e.subject_ids) = 1 then e.subject_ids[1]::text else '' end as "references"`;

/** The newest events of the partnership; somebody of a sensitive service by its words and the end of a number (ADR 73). Who did what to how many records; never what they say. */
export async function listAudit(tx: Tx, query: AuditQuery): Promise<readonly AuditLine[]> {
  const { page, pageSize } = query;
  const paged = sql`limit ${pageSize} offset ${(page - 1) * pageSize}`;
  const { rows } = await (
    query.who === undefined
      ? sql<AuditLine>`
      select ${columns} from audit.events e
      left join directory.staff s on e.actor_kind = 'staff' and s.staff_id::text = e.actor_id
      where ${ours} and ${asked(query)}
      order by e.happened_at desc, e.event_id desc ${paged}`
      : sql<AuditLine>`
      select ${columns} from (${whoItCanBe(query.who)}) s
      cross join lateral (${newestOf(query, query.who)}) e
      order by e.happened_at desc, e.event_id desc ${paged}`
  ).execute(tx);
  return rows;
}

function asked({ outcome, between }: AuditQuery): RawBuilder<boolean> {
  const ended = outcome === undefined ? sql<boolean>`true` : sql<boolean>`e.outcome = ${outcome}`;
  if (between === undefined) return ended;
  const [from, until] = between;
  return sql`${ended} and e.happened_at >= ${from} and e.happened_at < ${until}`;
}

/**
 * Found by what the list shows of each event, never by a name that it covers. Who it can be is looked up
 * first: few of the staff, of whom each has their newest events in an index, and not a name for every event.
 */
const whoItCanBe = (who: string) => sql`
  select one.staff_id, one.name, one.staff_id::text as actor_id from directory.staff one
  where strpos(lower(one.name), lower(${who})) > 0 or right(one.staff_id::text, 6) = lower(${who})
  union all select null, null, part from unnest(${partsCalled(who)}::text[]) part`;

const partsCalled = (who: string): readonly string[] =>
  systemNames.filter((name) => name.includes(who.toLowerCase()));

/** As many of each as the page can need: the newest of all are among them. */
const newestOf = (query: AuditQuery, who: string) => sql`
  select e.* from audit.events e
  where ${ours} and e.actor_id = s.actor_id
    and e.actor_kind = case when s.staff_id is null then 'system' else 'staff' end
    and ${asked(query)} and (s.staff_id is null or strpos(lower(${shownWho}), lower(${who})) > 0)
  order by e.happened_at desc, e.event_id desc limit ${query.page * query.pageSize}`;
