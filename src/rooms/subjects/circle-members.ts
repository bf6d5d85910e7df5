import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import { emergencyBasis } from "../../platform/access/may-on.ts";
import type { Tx } from "../../platform/database/database.ts";

export type CircleMember = {
  readonly membershipId: string;
  readonly staffId: string;
  /** The words of the service instead, where the member is hidden from the reader. */
  readonly name: string;
  readonly phone: string | null;
  readonly basis: string;
  readonly reason: string;
  /** Null where the member is hidden from the reader. */
  readonly since: Date | null;
  /** When the place ends by itself; null when it stands until it is ended. */
  readonly until: Date | null;
  /** Who answers for it, where it is the system of an agency and no person. */
  readonly answeredForBy: string | null;
  /** What stands for the member to most: the words of a sensitive service. Null for everybody else. */
  readonly instead: string | null;
  /** Whether those words are all that the reader gets. */
  readonly isHidden: boolean;
};

/** A place as it is kept: of a member who may have to be hidden before anybody reads it. */
export type KeptPlace = Omit<CircleMember, "since"> & { readonly since: Date };

/** What a reader gets of a place: of somebody hidden the words of their service, and nothing else. */
export function asShown(place: KeptPlace): CircleMember {
  if (!place.isHidden) return place;
  return {
    ...place,
    name: place.instead ?? "A sensitive service",
    phone: null,
    reason: "",
    since: null,
    answeredForBy: place.answeredForBy === null ? null : "the service",
  };
}

/**
 * Places of people that somebody decided on, beside the ones that an emergency opened for some
 * minutes. A system keeps no record company: it can neither agree to anything nor be named.
 */
export function lastingPlaces<P extends Pick<CircleMember, "basis" | "answeredForBy">>(
  circle: readonly P[],
): readonly P[] {
  return circle.filter(
    ({ basis, answeredForBy }) => basis !== emergencyBasis && answeredForBy === null,
  );
}

/** Lasting places of people whom the reader may choose by name. */
export function namedPlaces(circle: readonly CircleMember[]): readonly CircleMember[] {
  return lastingPlaces(circle).filter(({ isHidden }) => !isHidden);
}

/** The words that stand for those who are hidden from the reader, each once: not how many they are. */
export function wordsInstead(circle: readonly CircleMember[]): readonly string[] {
  return [...new Set(circle.filter(({ isHidden }) => isHidden).map(({ name }) => name))];
}

/** The circle as the acting person may read it; those who are hidden from them stand last. */
export async function listCircle(
  tx: Tx,
  circleId: number,
  at: Date,
): Promise<readonly CircleMember[]> {
  return (await listKeptPlaces(tx, circleId, at)).map(asShown);
}

/** The circle with everybody's name, to decide who is told: nothing of it is ever shown. */
export function listKeptPlaces(tx: Tx, circleId: number, at: Date): Promise<readonly KeptPlace[]> {
  const today = londonDate(at);
  const isHidden = sql<boolean>`m.basis not in ('allocation', ${emergencyBasis})
    and m.staff_id = any ((select sec.closed_staff(${today}::date))::uuid[])`;
  return tx
    .selectFrom("sec.memberships as m")
    .innerJoin("directory.staff as s", "s.staff_id", "m.staff_id")
    .leftJoin("directory.staff as w", "w.staff_id", "s.responsible_id")
    .select([
      "m.membership_id as membershipId",
      "s.staff_id as staffId",
      "s.name",
      "s.phone",
      "m.basis",
      "m.reason",
      "m.starts_at as since",
      "m.ends_at as until",
      "w.name as answeredForBy",
      sql<string | null>`sec.words_instead(m.staff_id, ${today}::date)`.as("instead"),
      isHidden.as("isHidden"),
    ])
    .where("m.circle_id", "=", circleId)
    .where("m.starts_at", "<=", at)
    .where((is) => is.or([is("m.ends_at", "is", null), is("m.ends_at", ">", at)]))
    .orderBy(isHidden)
    .orderBy("m.starts_at")
    .execute();
}
