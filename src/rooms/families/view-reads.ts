import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

/** One question as it was asked, with the answer word for word. */
export type Said = { readonly question: string; readonly answer: string };

/** What a member of the family wrote, by whose link, and what came of it. */
export type FamilyView = {
  readonly viewId: string;
  readonly linkId: string;
  readonly number: string;
  readonly relation: string;
  readonly knownAs: string | null;
  readonly purpose: "views" | "saw";
  readonly meetingId: string | null;
  readonly audience: "everyone" | "worker";
  readonly askedById: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly said: readonly Said[];
  readonly sentAt: Date;
  readonly linkUntil: Date;
  /** Which person around the child wrote it. */
  readonly aroundId: string | null;
  readonly readBy: string | null;
  readonly readAt: Date | null;
};

const columns: RawBuilder<unknown> = sql`v.family_view_id as "viewId", v.family_link_id as "linkId", v.number, l.relation,
  l.known_as as "knownAs", l.purpose, l.meeting_id as "meetingId", v.audience, v.asked_by as "askedById", ${shownName({ staff: "s", at: "l.made_at" })} as "askedBy",
  l.made_at as "askedAt", v.said, v.sent_at as "sentAt", l.expires_at as "linkUntil", l.around_id as "aroundId", ${shownName({ staff: "b", at: "r.recorded_at" })} as "readBy", r.recorded_at as "readAt"`;

const joins: RawBuilder<unknown> = sql`join protect.family_links l on l.family_link_id = v.family_link_id
  join directory.staff s on s.staff_id = v.asked_by
  left join protect.family_replies r on r.family_view_id = v.family_view_id and r.step = 'read'
  left join directory.staff b on b.staff_id = r.recorded_by`;

/** What was said of a child, the newest first; of what is for the worker alone, the worker's own. */
export async function listViews(tx: Tx, personId: string): Promise<readonly FamilyView[]> {
  const { rows } = await sql<FamilyView>`
    select ${columns} from protect.family_views v ${joins}
    where v.person_id = ${personId}::uuid order by v.sent_at desc, v.family_view_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

/** What was given for one meeting, in the order in which it came. */
export async function listViewsFor(tx: Tx, meetingId: string): Promise<readonly FamilyView[]> {
  const { rows } = await sql<FamilyView>`
    select ${columns} from protect.family_views v ${joins}
    where l.meeting_id = ${meetingId}::uuid order by v.sent_at, v.family_view_id limit 50`.execute(
    tx,
  );
  return rows;
}

/** What a paper about a child says of it: for everybody who is helping, as whoever wrote it chose. */
type ViewInPaper = Pick<FamilyView, "relation" | "sentAt" | "said"> & {
  readonly personId: string;
};

/** The newest five of each of these children, in the order in which they came. */
export async function listViewsForPapers(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly ViewInPaper[]> {
  const { rows } = await sql<ViewInPaper>`
    select x.person_id as "personId", x.relation, x.sent_at as "sentAt", x.said from (
      select v.person_id, l.relation, v.sent_at, v.said, v.family_view_id,
        row_number() over (partition by v.person_id order by v.sent_at desc, v.family_view_id desc) as nth
      from protect.family_views v join protect.family_links l on l.family_link_id = v.family_link_id
      where v.person_id = any (${personIds}::uuid[]) and v.audience = 'everyone') x
    where x.nth <= 5 order by x.sent_at, x.family_view_id`.execute(tx);
  return rows;
}

export async function findView(
  tx: Tx,
  { personId, viewId }: { readonly personId: string; readonly viewId: string },
): Promise<FamilyView | undefined> {
  const { rows } = await sql<FamilyView>`
    select ${columns} from protect.family_views v ${joins}
    where v.person_id = ${personId}::uuid and v.family_view_id = ${viewId}::uuid`.execute(tx);
  return rows[0];
}

/** What the family is told came of it, and how. */
export type CameOf = {
  readonly replyId: string;
  readonly wording: string;
  readonly told: "by-link" | "in-person" | "not-told";
  readonly toldHow: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

export async function listCameOf(tx: Tx, viewId: string): Promise<readonly CameOf[]> {
  const { rows } = await sql<CameOf>`
    select r.family_reply_id as "replyId", r.wording, r.told, r.told_how as "toldHow", ${shownName({ staff: "s", at: "r.recorded_at" })} as "recordedBy",
      r.recorded_at as "recordedAt"
    from protect.family_replies r join directory.staff s on s.staff_id = r.recorded_by
    where r.family_view_id = ${viewId}::uuid and r.step = 'came-of' order by r.family_reply_id desc`.execute(
    tx,
  );
  return rows;
}
