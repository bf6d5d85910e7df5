import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** That a person of concern is known to a forum: one version of it. */
export type ForumEntry = {
  readonly thingForumId: string;
  readonly thingId: string;
  readonly version: number;
  readonly step: "recorded" | "changed" | "ended";
  readonly forum: string;
  readonly forumId: string;
  readonly name: string;
  /** Who to ask where nobody is named: an office of the forum. */
  readonly office: string;
  readonly isHidden: boolean;
  readonly onSince: IsoDate;
  readonly contact: string | null;
  readonly nextOn: IsoDate | null;
  readonly nextWhat: string | null;
  readonly basis: string;
  readonly endedOn: IsoDate | null;
  readonly endReason: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const cells: RawBuilder<unknown> = sql`
  e.thing_forum_id as "thingForumId", e.thing_id as "thingId", e.version, e.step, e.forum, e.forum_id as "forumId",
  c.body ->> 'name' as name, c.body ->> 'contact' as office, e.hidden as "isHidden", e.on_since::text as "onSince", e.contact,
  e.next_on::text as "nextOn", e.next_what as "nextWhat", e.basis, e.ended_on::text as "endedOn", e.end_reason as "endReason",
  s.name as "recordedBy", e.recorded_at as "recordedAt"`;
const joins: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = e.forum_id join directory.staff s on s.staff_id = e.recorded_by`;

/** What stands of a person and of what is read as one with them; what is not this reader's to know is not among it. */
export async function listForumsOf(tx: Tx, thingId: string): Promise<readonly ForumEntry[]> {
  const { rows } = await sql<ForumEntry>`
    select ${cells} from subjects.thing_forum_entries e ${joins}
    where e.thing_id = any (array(select subjects.same_things(${thingId}::uuid))) and e.ended_on is null
      and not exists (select from subjects.thing_forum_entries n where n.thing_forum_id = e.thing_forum_id and n.version > e.version)
    order by name, e.thing_forum_id limit 100`.execute(tx);
  return rows;
}

/** Every version of one entry, the newest first; none where it is not this reader's to know. */
export async function listEntryVersions(
  tx: Tx,
  thingForumId: string,
): Promise<readonly ForumEntry[]> {
  const { rows } = await sql<ForumEntry>`
    select ${cells} from subjects.thing_forum_entries e ${joins}
    where e.thing_forum_id = ${thingForumId}::uuid order by e.version desc limit 200`.execute(tx);
  return rows;
}
