import { sql } from "kysely";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { dueAt } from "../../../kernel/due.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, clockKind } from "../../configuration/index.ts";
import { getWorkingCalendar, shownAgency } from "../../directory/index.ts";
import { isUnnamed } from "../../meetings/index.ts";
import { paths } from "../../meetings/web/paths.ts";
import { seesAll } from "../open-lists.ts";

/** Somebody, or an agency, that was asked before a meeting and has said nothing. */
type Silent = {
  readonly meetingId: string;
  readonly panel: string;
  readonly startsAt: Date;
  readonly about: "answer" | "update";
  readonly who: string;
  readonly askedAt: Date;
};

const most = 200;

async function listSilent(
  tx: Tx,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<readonly Silent[]> {
  const { rows } = await sql<Silent>`
    with soon as materialized (
      select m.meeting_id, m.starts_at, k.body ->> 'name' as panel from panels.meetings m
      join directory.configuration k on k.configuration_id = m.panel_type_id
      where m.cancelled_at is null and m.approved_at is null and m.starts_at > ${at}
      order by m.starts_at, m.meeting_id limit ${most})
    select o.meeting_id as "meetingId", o.panel, o.starts_at as "startsAt", x.about, x.who, x.asked_at as "askedAt"
    from soon o cross join lateral (
      select 'answer' as about, case when ${isUnnamed(sql`i.staff_id`, { today })}
          then sec.words_instead(i.staff_id, ${today}::date) else s.name end as who, greatest(i.invited_at,
          (select max(c.changed_at) from panels.booking_changes c
            where c.meeting_id = o.meeting_id and c.was_at <> o.starts_at)) as asked_at
      from panels.invitations i join directory.staff s on s.staff_id = i.staff_id
      where i.meeting_id = o.meeting_id and i.withdrawn_at is null and not exists (
        select from panels.invitation_answers n
        where n.meeting_id = i.meeting_id and n.staff_id = i.staff_id and n.answered_for = o.starts_at)
      union all
      select 'update', ${shownAgency("a")}, min(k.asked_at)
      from panels.askings k join directory.agencies a on a.agency_id = k.agency_id
      where k.meeting_id = o.meeting_id and k.about = 'update' and not exists (
        select from panels.information_shared h
        where h.meeting_id = k.meeting_id and h.agency_id = k.agency_id)
      group by a.agency_id, a.name) x
    order by o.starts_at, o.meeting_id, x.about, x.who`.execute(tx);
  return rows;
}

type Line = { readonly href: string; readonly text: string };

/**
 * For the page of what is late: meetings to come for which somebody was asked longer ago than the
 * partnership waits, and has not said whether they come or what they know. It names no child.
 */
export async function listUnheard(
  tx: Tx,
  actor: StaffActor,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<readonly Line[]> {
  if (!seesAll(actor)) return [];
  const clock = { kind: clockKind, key: "meeting-answer", on: today } as const;
  const { within } = (await getConfiguration(tx, clock)).body;
  const calendar = await getWorkingCalendar(tx);
  const isLate = ({ askedAt }: Silent): boolean => {
    const due = dueAt(askedAt, within, calendar);
    return due.ok && due.value < at;
  };
  const late = (await listSilent(tx, { at, today })).filter(isLate);
  return [...Map.groupBy(late, ({ meetingId }) => meetingId)].map(([meetingId, silent]) => ({
    href: paths.meeting(meetingId),
    text: wordsOf(silent),
  }));
}

function wordsOf(silent: readonly Silent[]): string {
  const [first] = silent;
  const named = (about: Silent["about"]): string =>
    [...new Set(silent.filter((one) => one.about === about).map(({ who }) => who))].join(", ");
  const parts = [
    [named("answer"), "no reply"],
    [named("update"), "asked for an update and not heard from"],
  ] as const;
  const said = parts.filter(([who]) => who !== "").map(([who, what]) => `${what}: ${who}`);
  const day = first ? formatDate(londonDate(first.startsAt)) : "";
  return `${first?.panel ?? "Meeting"}, ${day}: ${said.join("; ")}`;
}
