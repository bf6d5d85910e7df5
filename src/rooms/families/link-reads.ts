import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";

/** A link that was made for one member of a family. Neither its token nor its code can be read. */
export type FamilyLink = {
  readonly linkId: string;
  readonly relation: string;
  /** Which person around the child it is for. */
  readonly aroundId: string | null;
  readonly knownAs: string | null;
  readonly purpose: "saw" | "sheet" | "views";
  readonly meetingId: string | null;
  readonly meeting: string | null;
  readonly meetingAt: Date | null;
  readonly hands: string;
  readonly language: string;
  readonly needsSecond: boolean;
  readonly agreedBy: string | null;
  readonly madeById: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly version: number;
};

const columns: RawBuilder<unknown> = sql`l.family_link_id as "linkId", l.relation, l.around_id as "aroundId", l.known_as as "knownAs", l.purpose,
  l.meeting_id as "meetingId", c.body ->> 'name' as meeting, m.starts_at as "meetingAt", l.hands, q.body ->> 'name' as language,
  l.needs_second as "needsSecond", ${shownName({ staff: "g", at: "l.agreed_at" })} as "agreedBy", l.made_by as "madeById", ${shownName({ staff: "s", at: "l.made_at" })} as "madeBy", l.made_at as "madeAt",
  l.expires_at as "expiresAt", l.used_at as "usedAt", l.withdrawn_at as "withdrawnAt", l.version`;

const joins: RawBuilder<unknown> = sql`join directory.staff s on s.staff_id = l.made_by
  join directory.configuration q on q.configuration_id = l.questions_id
  left join directory.staff g on g.staff_id = l.agreed_by
  left join panels.meetings m on m.meeting_id = l.meeting_id
  left join directory.configuration c on c.configuration_id = m.panel_type_id`;

/** The links of a child, the newest first. */
export async function listLinks(tx: Tx, personId: string): Promise<readonly FamilyLink[]> {
  const { rows } = await sql<FamilyLink>`
    select ${columns} from protect.family_links l ${joins}
    where l.person_id = ${personId}::uuid order by l.family_link_id desc limit 100`.execute(tx);
  return rows;
}

export async function findLink(
  tx: Tx,
  { personId, linkId }: { readonly personId: string; readonly linkId: string },
): Promise<FamilyLink | undefined> {
  const { rows } = await sql<FamilyLink>`
    select ${columns} from protect.family_links l ${joins}
    where l.person_id = ${personId}::uuid and l.family_link_id = ${linkId}::uuid`.execute(tx);
  return rows[0];
}

export type LinkState = "waits" | "agreed" | "out" | "used" | "over" | "withdrawn";

/** Where a link stands at a moment. */
export function stateOfLink(link: FamilyLink, at: Date): LinkState {
  if (link.withdrawnAt) return "withdrawn";
  if (link.usedAt) return "used";
  if (link.expiresAt <= at) return "over";
  if (link.needsSecond) return link.agreedBy === null ? "waits" : "agreed";
  return "out";
}

/** A meeting that is still to come, for which views can be asked. */
export type Booked = { readonly meetingId: string; readonly name: string; readonly startsAt: Date };

export async function listBooked(
  tx: Tx,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<readonly Booked[]> {
  const { rows } = await sql<Booked>`
    select m.meeting_id as "meetingId", c.body ->> 'name' as name, m.starts_at as "startsAt"
    from panels.meetings m join directory.configuration c on c.configuration_id = m.panel_type_id
    where m.person_id = ${personId}::uuid and m.cancelled_at is null and m.starts_at > ${at}
    order by m.starts_at limit 20`.execute(tx);
  return rows;
}

/** What waits for this person: messages by their links that they have not read. */
export type WaitingView = {
  readonly viewId: string;
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly relation: string;
  readonly sentAt: Date;
};

export async function readMyViews(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<WaitingView>> {
  const { rows } = await sql<WaitingView & { total: number }>`
    select v.family_view_id as "viewId", v.person_id as "personId", p.reference, p.family_name as "familyName",
      p.given_name as "givenName", l.relation, v.sent_at as "sentAt", ${total}
    from protect.family_views v join protect.family_links l on l.family_link_id = v.family_link_id
    join subjects.people p on p.person_id = v.person_id
    where v.asked_by = ${actor.id} and not exists (select from protect.family_replies r
      where r.family_view_id = v.family_view_id and r.step = 'read')
    order by v.sent_at limit ${most}`.execute(tx);
  return firstOf(rows);
}
