import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Person } from "./people-reads.ts";

export type PanelPlace = {
  readonly staffId: string;
  readonly reason: string;
  /** When the last meeting that needs the place no longer does; undefined when none needs it. */
  readonly until: Date | undefined;
};

/**
 * Gives, moves or ends the place in the circle that a meeting gives. Places on another basis are
 * left alone: who works with the child anyway keeps that place and gets no second one.
 */
export async function keepPanelPlace(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, place }: { person: Person; place: PanelPlace },
): Promise<void> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const current = await currentPlaces(tx, person, place.staffId, at);
  const own = current.find(({ basis }) => basis === "panel");
  if (own) return moveEnd(tx, own.id, later(place.until, at));
  const { until } = place;
  const lasts = (end: Date | null): boolean =>
    end === null || (until !== undefined && end >= until);
  if (until === undefined || until <= at || current.some(({ ends }) => lasts(ends))) return;
  await tx
    .insertInto("sec.memberships")
    .values({
      membership_id: newId(),
      partnership_id: person.partnershipId,
      circle_id: person.circleId,
      staff_id: place.staffId,
      basis: "panel",
      reason: place.reason,
      added_by: actor.id,
      starts_at: at,
      ends_at: until,
    })
    .execute();
}

/** A place ends now at the earliest: what was seen until now was seen. */
const later = (until: Date | undefined, at: Date): Date => (until && until > at ? until : at);

function currentPlaces(tx: Tx, person: Person, staffId: string, at: Date) {
  return tx
    .selectFrom("sec.memberships")
    .select(["membership_id as id", "basis", "ends_at as ends"])
    .where("circle_id", "=", person.circleId)
    .where("staff_id", "=", staffId)
    .where("starts_at", "<=", at)
    .where((is) => is.or([is("ends_at", "is", null), is("ends_at", ">", at)]))
    .execute();
}

async function moveEnd(tx: Tx, membershipId: string, endsAt: Date): Promise<void> {
  await tx
    .updateTable("sec.memberships")
    .set((row) => ({ ends_at: endsAt, version: row("version", "+", 1) }))
    .where("membership_id", "=", membershipId)
    .execute();
}
