import { sql } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

export type BookingState = "booked" | "waiting" | "cancelled";

/** A booking of somebody whose named record the actor may see. */
export type Booking = {
  readonly bookingId: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly body: string;
  readonly state: BookingState;
  readonly bookedAt: Date;
  readonly isOwn: boolean;
  readonly attendance: "attended" | "absent" | null;
};

/** Of one session: booked by name, then who waits in their order. */
export async function listBookings(
  tx: Tx,
  { sessionId, staffId }: { readonly sessionId: string; readonly staffId: string },
): Promise<readonly Booking[]> {
  const { rows } = await sql<Booking>`
    select b.training_booking_id as "bookingId", b.training_session_id as "sessionId",
      b.training_person_id as "personId", p.name, coalesce(h.name, g.name, '') as body, b.state,
      b.booked_at as "bookedAt", coalesce(p.staff_id = ${staffId}::uuid, false) as "isOwn", a.state as attendance
    from directory.training_bookings b
    join directory.training_people p on p.training_person_id = b.training_person_id
    left join directory.agencies g on g.agency_id = p.agency_id
    left join directory.schools h on h.school_id = p.school_id
    left join directory.training_attendances a on a.training_session_id = b.training_session_id
      and a.training_person_id = b.training_person_id
    where b.training_session_id = ${sessionId}::uuid and b.state <> 'cancelled'
    order by b.state, case when b.state = 'waiting' then b.booked_at end, lower(p.name), b.training_booking_id`.execute(
    tx,
  );
  return rows;
}

/** Accounts of those who are booked or wait, and of their managers: whom the actor may see. */
export async function listBookedStaff(tx: Tx, sessionId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ staffId: string }>`
    select distinct unnest(array[p.staff_id, p.manager_id]) as "staffId"
    from directory.training_bookings b join directory.training_people p on p.training_person_id = b.training_person_id
    where b.training_session_id = ${sessionId}::uuid and b.state <> 'cancelled'`.execute(tx);
  return rows.map(({ staffId }) => staffId).filter((one) => (one as string | null) !== null);
}

export type PersonBooking = {
  readonly bookingId: string;
  readonly sessionId: string;
  readonly course: string;
  readonly startsAt: Date;
  readonly state: BookingState;
  readonly isCancelled: boolean;
};

/** What somebody is booked on from now on. */
export async function listPersonBookings(
  tx: Tx,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<readonly PersonBooking[]> {
  const { rows } = await sql<PersonBooking>`
    select b.training_booking_id as "bookingId", s.training_session_id as "sessionId", c.name as course,
      s.starts_at as "startsAt", b.state, s.cancelled_at is not null as "isCancelled"
    from directory.training_bookings b
    join directory.training_sessions s on s.training_session_id = b.training_session_id
    join directory.training_courses c on c.training_course_id = s.training_course_id
    where b.training_person_id = ${personId}::uuid and b.state <> 'cancelled' and s.starts_at > ${at}
    order by s.starts_at`.execute(tx);
  return rows;
}

export type Attendance = {
  readonly attendanceId: string;
  readonly courseId: string;
  readonly course: string;
  readonly heldOn: IsoDate;
  readonly state: "attended" | "absent";
  readonly expiresOn: IsoDate | null;
  readonly source: "list" | "import" | "hand" | "code";
};

/** What somebody was at, the last first. */
export async function listAttendances(tx: Tx, personId: string): Promise<readonly Attendance[]> {
  const { rows } = await sql<Attendance>`
    select a.training_attendance_id as "attendanceId", a.training_course_id as "courseId", c.name as course,
      a.held_on::text as "heldOn", a.state, a.expires_on::text as "expiresOn", a.source
    from directory.training_attendances a join directory.training_courses c on c.training_course_id = a.training_course_id
    where a.training_person_id = ${personId}::uuid order by a.held_on desc, c.name limit 200`.execute(
    tx,
  );
  return rows;
}
