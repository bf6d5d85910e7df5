import { sql } from "kysely";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { nameForOthers, shownName } from "../directory/index.ts";

export type Meeting = {
  readonly meetingId: string;
  readonly personId: string;
  readonly panelTypeId: string;
  readonly panel: string;
  readonly startsAt: Date;
  readonly lastsMinutes: number;
  readonly place: string;
  readonly joinLink: string | null;
  readonly chairId: string;
  readonly chair: string;
  readonly holdBy: string | null;
  /** The instant, for a meeting that is due within hours. */
  readonly holdByAt: Date | null;
  readonly bookedAt: Date;
  readonly bookedBy: string;
  readonly bookedById: string;
  readonly cancelledAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedWithout: string | null;
  readonly version: number;
};

const query = (tx: Tx) =>
  tx
    .selectFrom("panels.meetings as m")
    .innerJoin("directory.staff as chair", "chair.staff_id", "m.chair_id")
    .innerJoin("directory.staff as booker", "booker.staff_id", "m.booked_by")
    .innerJoin("directory.configuration as kind", "kind.configuration_id", "m.panel_type_id")
    .select([
      "m.meeting_id as meetingId",
      "m.person_id as personId",
      "m.panel_type_id as panelTypeId",
      sql<string>`kind.body ->> 'name'`.as("panel"),
      "m.starts_at as startsAt",
      "m.lasts_minutes as lastsMinutes",
      "m.place",
      "m.join_link as joinLink",
      "m.chair_id as chairId",
      shownName({ staff: "chair", at: "m.booked_at" }).as("chair"),
      "m.hold_by as holdBy",
      "m.hold_by_at as holdByAt",
      "m.booked_at as bookedAt",
      shownName({ staff: "booker", at: "m.booked_at" }).as("bookedBy"),
      "m.booked_by as bookedById",
      "m.cancelled_at as cancelledAt",
      "m.approved_at as approvedAt",
      "m.approved_without as approvedWithout",
      "m.version",
    ]);

/**
 * A meeting within reach. A wide actor who finds none looks again as a narrow one: meetings about a
 * restricted child are theirs only where they are named.
 */
export async function findMeeting(
  tx: Tx,
  actor: StaffActor,
  meetingId: string,
): Promise<Meeting | undefined> {
  const find = () => query(tx).where("m.meeting_id", "=", meetingId).executeTakeFirst();
  const found = await find();
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return find();
}

/** The meeting as it leaves: of a sensitive service its words stand for who chairs and who booked, whoever takes it. */
export async function namedForOthers(tx: Tx, meeting: Meeting): Promise<Meeting> {
  const named = await tx
    .selectFrom("panels.meetings as m")
    .innerJoin("directory.staff as chair", "chair.staff_id", "m.chair_id")
    .innerJoin("directory.staff as booker", "booker.staff_id", "m.booked_by")
    .select([
      nameForOthers({ staff: "chair", at: "m.booked_at" }).as("chair"),
      nameForOthers({ staff: "booker", at: "m.booked_at" }).as("bookedBy"),
    ])
    .where("m.meeting_id", "=", meeting.meetingId)
    .executeTakeFirst();
  return { ...meeting, ...named };
}

/** Which meeting a part that is saved on its own belongs to. */
export async function findItemMeeting(
  tx: Tx,
  actor: StaffActor,
  itemId: string,
): Promise<string | undefined> {
  const find = () =>
    tx
      .selectFrom("panels.items")
      .select("meeting_id")
      .where("item_id", "=", itemId)
      .executeTakeFirst();
  const found = await find();
  if (found || !actor.isWide) return found?.meeting_id;
  await lookNarrowly(tx);
  return (await find())?.meeting_id;
}

/** Every meeting about a child, the latest first. */
export function listMeetingsAbout(tx: Tx, personId: string): Promise<readonly Meeting[]> {
  return query(tx).where("m.person_id", "=", personId).orderBy("m.starts_at", "desc").execute();
}

export type ListedMeeting = Meeting & {
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

/** What is listed at once; more open meetings than this is a year of a whole city. */
const most = 200;

/**
 * Meetings that are still open, the earliest first: to come, or held and not yet approved. With
 * `invited`, those alone to which this person is asked or which they chair.
 */
export async function listOpenMeetings(
  tx: Tx,
  actor: StaffActor,
  { onlyInvited }: { onlyInvited: boolean },
): Promise<readonly ListedMeeting[]> {
  const found = await openMeetings(tx, onlyInvited ? actor.id : undefined);
  if (!actor.isWide) return found;
  await lookNarrowly(tx);
  const named = await openMeetings(tx, actor.id);
  const known = new Set(found.map(({ meetingId }) => meetingId));
  return [...found, ...named.filter(({ meetingId }) => !known.has(meetingId))].toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  );
}

function openMeetings(tx: Tx, invited: string | undefined): Promise<readonly ListedMeeting[]> {
  const open = query(tx)
    .innerJoin("subjects.people as p", "p.person_id", "m.person_id")
    .select(["p.family_name as familyName", "p.given_name as givenName", "p.reference"])
    .where("m.cancelled_at", "is", null)
    .where("m.approved_at", "is", null)
    .orderBy("m.starts_at")
    .orderBy("m.meeting_id")
    .limit(most);
  if (invited === undefined) return open.execute();
  return open
    .where((is) =>
      is.or([
        is("m.chair_id", "=", invited),
        is.exists(
          is
            .selectFrom("panels.invitations as i")
            .select("i.invitation_id")
            .whereRef("i.meeting_id", "=", "m.meeting_id")
            .where("i.staff_id", "=", invited)
            .where("i.withdrawn_at", "is", null),
        ),
      ]),
    )
    .execute();
}

export type BookingChange = {
  readonly kind: string;
  readonly reason: string;
  readonly wasAt: Date;
  readonly wasPlace: string;
  readonly by: string;
  readonly at: Date;
};

/** What happened to the booking, in order: nothing is moved or cancelled in silence. */
export function listBookingChanges(
  tx: Tx,
  meetingId: string,
  { forOthers }: { readonly forOthers: boolean },
): Promise<readonly BookingChange[]> {
  const name = forOthers ? nameForOthers : shownName;
  return tx
    .selectFrom("panels.booking_changes as c")
    .innerJoin("directory.staff as s", "s.staff_id", "c.changed_by")
    .select([
      "c.kind",
      "c.reason",
      "c.was_at as wasAt",
      "c.was_place as wasPlace",
      name({ staff: "s", at: "c.changed_at" }).as("by"),
      "c.changed_at as at",
    ])
    .where("c.meeting_id", "=", meetingId)
    .orderBy("c.booking_change_id")
    .execute();
}
