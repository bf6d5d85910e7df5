import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { factsInText, mostOfWords, type OfferedFact } from "../child-record/index.ts";
import { shownName, shownOwner } from "../directory/index.ts";
import { paths } from "./web/paths.ts";

type Row = {
  readonly meetingId: string;
  readonly meeting: string;
  readonly kind: "shared" | "item" | "words";
  readonly wording: string;
  /** Who shared it or wrote it down; of the child’s words who heard them. */
  readonly by: string;
  readonly at: Date;
};

const sharer = shownOwner({ staff: "s", agency: "g", at: "i.shared_at" });

/**
 * What meetings about a child recorded: registrations and telephone numbers in what agencies shared, in the minutes and
 * in the child’s words, and the child’s words themselves.
 */
export async function factsOfMeetings(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly OfferedFact[]> {
  const { rows } = await sql<Row>`
    select m.meeting_id as "meetingId", c.body ->> 'name' as meeting, x.kind, x.wording, x.by, x.at from panels.meetings m
    join directory.configuration c on c.configuration_id = m.panel_type_id
    join lateral (
      select 'shared' as kind, i.wording, coalesce(${sharer.owner}, ${sharer.agency}) as by, i.shared_at as at
      from panels.information_shared i join directory.agencies g on g.agency_id = i.agency_id
      join directory.staff s on s.staff_id = i.shared_by where i.meeting_id = m.meeting_id and i.wording is not null
      union all
      select 'item', t.wording, ${shownName({ staff: "s", at: "t.changed_at" })}, t.changed_at
      from panels.items t join directory.staff s on s.staff_id = t.changed_by where t.meeting_id = m.meeting_id
      union all
      select 'words', w.words, w.heard_by, w.added_at from panels.child_words w where w.meeting_id = m.meeting_id
    ) x on true
    where m.person_id = ${personId}::uuid and m.cancelled_at is null
    order by x.at desc, x.kind, x.wording limit 200`.execute(tx);
  return rows.flatMap(factsOf);
}

function factsOf({ meetingId, meeting, kind, wording, by, at }: Row): readonly OfferedFact[] {
  const source = {
    source: "meeting" as const,
    sourceId: meetingId,
    label: null,
    from: meeting,
    isChilds: kind === "words",
    on: londonDate(at),
    by,
    href: paths.meeting(meetingId),
  };
  const inText = factsInText(wording).map((one) => ({ ...source, ...one }));
  if (kind !== "words" || wording.length > mostOfWords) return inText;
  const words = { sort: "words" as const, value: wording, label: by, said: `“${wording}”` };
  return [{ ...source, ...words }, ...inText];
}
