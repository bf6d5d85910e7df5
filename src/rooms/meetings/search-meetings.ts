import { sql } from "kysely";
import { formatDateTime } from "../../kernel/dates.ts";
import { fullName } from "../subjects/index.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { paths } from "./web/paths.ts";

/** Open meetings about a child within reach, by what they are or by their day. */
export const meetingsSearched: Searched = {
  heading: "Meetings about a child",
  needs: "child.view",
  search: searchMeetings,
  order: 50,
};

const most = 50;

async function searchMeetings({ tx, actor, sought }: Searching): Promise<readonly Hit[]> {
  const { rows } = await sql<Row>`
    select m.meeting_id as "meetingId", m.starts_at as "startsAt", kind.body ->> 'name' as panel,
      p.family_name as "familyName", p.given_name as "givenName"
    from panels.meetings m join directory.configuration kind on kind.configuration_id = m.panel_type_id
    join subjects.people p on p.person_id = m.person_id
    where m.partnership_id = ${actor.partnershipId} and m.cancelled_at is null and m.approved_at is null
      and (kind.body ->> 'name' ilike ${likeOf(sought.words)}
        or (m.starts_at at time zone 'Europe/London')::date = ${sought.on}::date)
    order by m.starts_at, m.meeting_id limit ${most}`.execute(tx);
  return rows.map((row) => ({
    id: row.meetingId,
    href: paths.meeting(row.meetingId),
    text: `${row.panel}, ${formatDateTime(row.startsAt)}`,
    detail: fullName(row),
  }));
}

type Row = {
  readonly meetingId: string;
  readonly startsAt: Date;
  readonly panel: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** Signs of a pattern are letters like any other; of no words nothing is like. */
const likeOf = (words: string): string | null =>
  words === "" ? null : `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
