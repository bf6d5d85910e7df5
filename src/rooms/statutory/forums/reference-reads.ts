import { sql, type RawBuilder } from "kysely";
import { addDays, londonDate } from "../../../kernel/dates.ts";
import type { Actor, StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../../platform/database/first-of.ts";
import { shownName } from "../../directory/index.ts";
import type { ForumBody } from "./forums.ts";

/** That a child is known to a forum, as it stands: the newest version. */
export type Reference = {
  readonly referenceId: string;
  readonly personId: string;
  readonly version: number;
  readonly step: "recorded" | "changed" | "ended";
  readonly forum: string;
  readonly forumId: string;
  /** As the forum was when the reference was recorded. */
  readonly body: ForumBody;
  readonly isHidden: boolean;
  readonly onSince: string;
  readonly reference: string | null;
  readonly contact: string | null;
  readonly summary: string | null;
  readonly nextOn: string | null;
  readonly nextWhat: string | null;
  readonly basis: string;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly openedBy: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const columns: RawBuilder<unknown> = sql`
  e.forum_reference_id as "referenceId", e.person_id as "personId", e.version, e.step, e.forum, e.forum_id as "forumId", c.body, e.hidden as "isHidden",
  e.on_since as "onSince", e.reference, e.contact, e.summary, e.next_on as "nextOn", e.next_what as "nextWhat", e.basis,
  e.ended_on as "endedOn", e.end_reason as "endReason", ${shownName({ staff: "o", at: "e.recorded_at" })} as "openedBy", ${shownName({ staff: "s", at: "e.recorded_at" })} as "recordedBy", e.recorded_at as "recordedAt"`;
const joined: RawBuilder<unknown> = sql`
  join directory.configuration c on c.configuration_id = e.forum_id
  join directory.staff o on o.staff_id = e.opened_by
  join directory.staff s on s.staff_id = e.recorded_by`;
const newest: RawBuilder<unknown> = sql`not exists (select from protect.forum_entries n
  where n.forum_reference_id = e.forum_reference_id and n.version > e.version)`;

/** Of one child, what stands before what has ended. Rows that are not this reader's to know are not among them. */
export async function listReferences(tx: Tx, personId: string): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select ${columns} from protect.forum_entries e ${joined}
    where e.person_id = ${personId}::uuid and ${newest}
    order by e.ended_on is not null, e.ended_on desc, c.body ->> 'name', e.forum_reference_id limit 200`.execute(
    tx,
  );
  return rows;
}

/** Every version of one reference, the newest first; none where it is not this reader's to know. */
export async function listVersions(
  tx: Tx,
  { personId, referenceId }: { readonly personId: string; readonly referenceId: string },
): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select ${columns} from protect.forum_entries e ${joined}
    where e.person_id = ${personId}::uuid and e.forum_reference_id = ${referenceId}::uuid
    order by e.version desc`.execute(tx);
  return rows;
}

/** By when somebody looks at it again: the forum's next date, or so many days after it was last looked at. */
export const lookAgainBy = ({ nextOn, body, recordedAt }: Reference): string =>
  nextOn ?? addDays(londonDate(recordedAt), body.reviewDays);

export type KnownChild = Reference & {
  readonly childReference: string;
  readonly familyName: string;
  readonly givenName: string;
};

const withChild: RawBuilder<unknown> = sql`${columns}, p.reference as "childReference", p.family_name as "familyName", p.given_name as "givenName"`;

/** A narrow actor's few children are gathered first. */
const reached = ({ isWide }: Actor): RawBuilder<unknown> =>
  isWide
    ? sql`protect.forum_entries e`
    : sql`(select person_id from subjects.people offset 0) r join protect.forum_entries e on e.person_id = r.person_id`;

const knownTo = (actor: Actor, forum: string): RawBuilder<unknown> =>
  sql`e.partnership_id = ${actor.partnershipId} and e.forum = ${forum} and e.ended_on is null and ${newest}`;

type Page = { readonly forum: string; readonly page: number; readonly pageSize: number };

/** One page of the children within reach who are known to a forum, the next date first. */
export async function listKnownTo(
  tx: Tx,
  actor: Actor,
  { forum, page, pageSize }: Page,
): Promise<readonly KnownChild[]> {
  const { rows } = await sql<KnownChild>`
    with e as (
      select e.* from ${reached(actor)} where ${knownTo(actor, forum)}
      order by e.next_on, e.forum_entry_id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${withChild} from e ${joined} join subjects.people p on p.person_id = e.person_id
    order by e.next_on, e.forum_entry_id`.execute(tx);
  return rows;
}

export async function countKnownTo(tx: Tx, actor: Actor, forum: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${reached(actor)} where ${knownTo(actor, forum)}`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** What this person recorded, and is to look at again until then, of children whom they reach at this moment. */
export async function readMyReferences(
  tx: Tx,
  actor: StaffActor,
  { until, most }: { readonly until: string; readonly most: number },
): Promise<FirstOf<KnownChild>> {
  const { rows } = await sql<KnownChild & { total: number }>`
    select ${withChild}, ${total} from protect.forum_entries e ${joined} join subjects.people p on p.person_id = e.person_id
    where (e.opened_by = ${actor.id} or e.recorded_by = ${actor.id}) and e.ended_on is null and ${newest}
      and coalesce(e.next_on, (e.recorded_at at time zone 'Europe/London')::date + (c.body ->> 'reviewDays')::int) <= ${until}::date
    order by coalesce(e.next_on, (e.recorded_at at time zone 'Europe/London')::date + (c.body ->> 'reviewDays')::int), e.forum_entry_id
    limit ${most}`.execute(tx);
  return firstOf(rows);
}
