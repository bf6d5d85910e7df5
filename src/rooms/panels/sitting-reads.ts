import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import { isUnnamed, type Answer as Answered } from "../meetings/index.ts";
import type { Reading } from "./record-reads.ts";

export type Sitting = {
  readonly sittingId: string;
  readonly panel: string;
  readonly panelName: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly room: string;
  /** Null for a reader who is neither asked nor keeps the panel. */
  readonly joinLink: string | null;
  readonly chairId: string;
  readonly chair: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly bookedAt: Date;
  readonly bookedBy: string;
  readonly bookedById: string;
  readonly cancelledAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly approvedWithout: string | null;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  s.sitting_id as "sittingId", s.panel, c.body ->> 'name' as "panelName", s.starts_at as "startsAt", s.minutes, s.room,
  case when (select sec.can('panel.manage')) or s.chair_id = (select sec.staff()) or exists (select from panels.sitting_people q
    where q.sitting_id = s.sitting_id and q.staff_id = (select sec.staff())) then s.join_link end as "joinLink",
  s.chair_id as "chairId", h.name as chair, s.opens_at as "opensAt", s.closes_at as "closesAt", s.booked_at as "bookedAt",
  b.name as "bookedBy", s.booked_by as "bookedById", s.cancelled_at as "cancelledAt", s.approved_at as "approvedAt", y.name as "approvedBy",
  s.approved_without as "approvedWithout", s.version
  from panels.sittings s join directory.configuration c on c.configuration_id = s.scheme_id
  join directory.staff h on h.staff_id = s.chair_id join directory.staff b on b.staff_id = s.booked_by
  left join directory.staff y on y.staff_id = s.approved_by`;

export async function findSitting(tx: Tx, sittingId: string): Promise<Sitting | undefined> {
  const { rows } = await sql<Sitting>`
    select ${cells} where s.sitting_id = ${sittingId}::uuid`.execute(tx);
  return rows[0];
}

/** Sittings that are not cancelled: of one panel or of all, the newest first. */
export async function listSittings(tx: Tx, panel: string | undefined): Promise<readonly Sitting[]> {
  const which = panel === undefined ? sql`true` : sql`s.panel = ${panel}`;
  const { rows } = await sql<Sitting>`
    select ${cells} where ${which} and s.cancelled_at is null
    order by s.starts_at desc, s.sitting_id limit 100`.execute(tx);
  return rows;
}

/** To come and not cancelled: those that the reader is asked to or chairs. */
export async function listMySittings(tx: Tx, now: Date): Promise<readonly Sitting[]> {
  const { rows } = await sql<Sitting>`
    select ${cells} where s.starts_at >= ${now} and s.cancelled_at is null
      and (s.chair_id = (select sec.staff()) or exists (select from panels.sitting_people q
        where q.sitting_id = s.sitting_id and q.staff_id = (select sec.staff())))
    order by s.starts_at, s.sitting_id limit 20`.execute(tx);
  return rows;
}

export type SittingChange = {
  readonly kind: "moved" | "cancelled";
  readonly reason: string;
  readonly wasAt: Date;
  readonly wasIn: string;
  readonly by: string;
  readonly at: Date;
};

/** What happened to the booking, in order: nothing is moved or cancelled in silence. */
export async function listSittingChanges(
  tx: Tx,
  sittingId: string,
): Promise<readonly SittingChange[]> {
  const { rows } = await sql<SittingChange>`
    select c.kind, c.reason, c.was_at as "wasAt", c.was_in as "wasIn", s.name as by, c.changed_at as at
    from panels.sitting_changes c join directory.staff s on s.staff_id = c.changed_by
    where c.sitting_id = ${sittingId}::uuid order by c.sitting_change_id limit 100`.execute(tx);
  return rows;
}

type Answer = Pick<Answered, "answer" | "deputy">;

export type SittingPerson = {
  readonly staffId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly attended: string | null;
  readonly deputy: string | null;
  /** Who recorded whether they came, and when; null until then. */
  readonly recordedBy: string | null;
  readonly recordedAt: Date | null;
  /** For the day and time that stand. */
  readonly answer: Answer | null;
  readonly version: number;
};

/**
 * Who is asked to a sitting, by agency, and whether they came. For a reader without people of a sensitive
 * service whom they may not read; without one, everybody, to be asked and never shown.
 */
export async function listSittingPeople(
  tx: Tx,
  sittingId: string,
  reading?: Reading,
): Promise<readonly SittingPerson[]> {
  const named = reading ? sql`not ${isUnnamed(sql`p.staff_id`, reading)}` : sql`true`;
  const isRead = reading ? sql`not ${isUnnamed(sql`n.deputy_id`, reading)}` : sql`true`;
  const { rows } = await sql<SittingPerson>`
    select p.staff_id as "staffId", s.name, p.agency_id as "agencyId", a.name as agency, a.kind as "agencyKind",
      p.attended, p.deputy, p.version, case when p.attended is not null then ${shownName({ staff: "y", at: "p.changed_at" })} end as "recordedBy",
      case when p.attended is not null then p.changed_at end as "recordedAt", case when n.answer is not null then jsonb_build_object('answer', n.answer,
        'deputy', case when ${isRead} then d.name end) end as answer
    from panels.sitting_people p join directory.staff s on s.staff_id = p.staff_id
    join directory.agencies a on a.agency_id = p.agency_id
    join directory.staff y on y.staff_id = p.changed_by
    join panels.sittings z on z.sitting_id = p.sitting_id
    left join lateral (select x.answer, x.deputy_id from panels.sitting_answers x
      where x.sitting_id = p.sitting_id and x.staff_id = p.staff_id and x.answered_for = z.starts_at
      order by x.sitting_answer_id desc limit 1) n on true
    left join directory.staff d on d.staff_id = n.deputy_id
    where p.sitting_id = ${sittingId}::uuid and ${named} order by a.name, s.name limit 200`.execute(
    tx,
  );
  return rows;
}

/** Whether the sitting still takes changes; its row is held, so that an approval at the same moment waits. */
export async function isOpen(tx: Tx, sittingId: string): Promise<boolean> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select panels.is_open(${sittingId}::uuid) as "isOpen"`.execute(tx);
  return rows[0]?.isOpen === true;
}
