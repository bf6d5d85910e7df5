import { newId } from "../../kernel/ids.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { emergencyBasis } from "../../platform/access/may-on.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { listColleagues, type Colleague } from "../directory/index.ts";
import { lastingPlaces, listCircle, type CircleMember } from "./circle-members.ts";
import { findPerson, type Person } from "./people-reads.ts";

/** Why a person is let in. Words for people; the key is what is kept. */
export const circleBases = {
  "team-around-the-child": "Works with the child",
  allocation: "Lead practitioner for the child",
  panel: "Prepares or attends a meeting about the child",
  grant: "Needs to see the record for a stated purpose",
} as const;

/** Everybody who reaches the child reads the chronology, for good: of a sensitive service that something changed. */
export const circleChanged = { headline: "Who is involved has changed", detail: null } as const;

export type CircleBasis = keyof typeof circleBases;

/** Why somebody stands in a circle, in words: also where no form put them there. */
export function basisWords(basis: string): string {
  if (basis === emergencyBasis) return "Opened the record in an emergency";
  return isBasis(basis) ? circleBases[basis] : basis;
}

export type CircleForm = {
  readonly staff: string;
  readonly basis: string;
  readonly reason: string;
};

export type CircleChange =
  | {
      readonly kind: "accepted";
      readonly added: Colleague;
      readonly basis: CircleBasis;
      /** Of a sensitive service: named to its list alone, so that no line of the record names them. */
      readonly isSensitive: boolean;
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Place = { readonly added: Colleague; readonly basis: CircleBasis; readonly reason: string };

const isBasis = (text: string): text is CircleBasis => Object.hasOwn(circleBases, text);

export const cannotLead =
  "The lead is named to everyone who works with the child: staff of a sensitive service cannot lead";

const isOfSensitive = (colleagues: readonly Colleague[], staff: string): boolean =>
  colleagues.some(({ staffId, instead }) => staffId === staff && instead !== null);

function readCircleForm(
  form: CircleForm,
  {
    colleagues,
    members,
    shutOut,
  }: {
    colleagues: readonly Colleague[];
    members: readonly CircleMember[];
    shutOut: readonly string[];
  },
): Place | readonly FieldError[] {
  const errors: FieldError[] = [];
  const added = colleagues.find(({ staffId, isClosed }) => staffId === form.staff && !isClosed);
  if (!added) errors.push({ field: "staff", message: "Choose who to add" });
  else if (lastingPlaces(members).some((member) => member.staffId === form.staff)) {
    errors.push({
      field: "staff",
      message: "This person is already in the child’s professional network",
    });
  }
  if (shutOut.includes(form.staff)) {
    errors.push({
      field: "staff",
      message: "This person has a conflict of interest and cannot be added",
    });
  }
  const { basis } = form;
  if (!isBasis(basis)) {
    errors.push({ field: "basis", message: "Choose why they need to see the record" });
  } else if (basis === "allocation" && isOfSensitive(colleagues, form.staff)) {
    errors.push({ field: "basis", message: cannotLead });
  }
  const reason = readText(form.reason, { name: "Reason", most: 1000, missing: "Enter a reason" });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (errors.length > 0 || !added || !isBasis(basis) || !reason.ok) return errors;
  return { added, basis, reason: reason.value };
}

/** Lets a colleague in: from now on the child's record is within their reach. No other row is touched. */
export async function addToCircle(
  tx: Tx,
  { actor, at, today }: { actor: StaffActor; at: Date; today: string },
  { person, form }: { person: Person; form: CircleForm },
): Promise<CircleChange> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const colleagues = await listColleagues(tx, today);
  const read = readCircleForm(form, {
    colleagues,
    members: await listCircle(tx, person.circleId, at),
    // Also whoever was found to know the child as this form arrived.
    shutOut: (await findPerson(tx, actor, person.personId))?.shutOut ?? person.shutOut,
  });
  if (!("added" in read)) return { kind: "invalid", errors: read };
  const { added, basis, reason } = read;
  await takePlace(tx, { actor, at }, { person, staffId: added.staffId, basis, reason });
  const isSensitive = isOfSensitive(colleagues, added.staffId);
  return { kind: "accepted", added, basis, isSensitive };
}

type NewPlace = {
  readonly person: Person;
  readonly staffId: string;
  readonly basis: CircleBasis;
  readonly reason: string;
};

export async function takePlace(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, staffId, basis, reason }: NewPlace,
): Promise<void> {
  await tx
    .insertInto("sec.memberships")
    .values({
      membership_id: newId(),
      partnership_id: person.partnershipId,
      circle_id: person.circleId,
      staff_id: staffId,
      basis,
      reason,
      added_by: actor.id,
      starts_at: at,
    })
    .execute();
}

type PlaceEnd = "ended" | "gone" | "too few";

/**
 * Ends a place in the circle at once. A restricted record keeps two people at least: with fewer, one
 * person could lock it, or nobody open it.
 */
export async function endPlaceInCircle(
  tx: Tx,
  { person, membershipId, at }: { person: Person; membershipId: string; at: Date },
): Promise<PlaceEnd> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const lasting = lastingPlaces(await listCircle(tx, person.circleId, at));
  const isLasting = lasting.some((member) => member.membershipId === membershipId);
  if (person.isRestricted && isLasting && lasting.length <= 2) return "too few";
  const { numUpdatedRows } = await tx
    .updateTable("sec.memberships")
    .set((row) => ({ ends_at: at, version: row("version", "+", 1) }))
    .where("membership_id", "=", membershipId)
    .where("circle_id", "=", person.circleId)
    .where((is) => is.or([is("ends_at", "is", null), is("ends_at", ">", at)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? "ended" : "gone";
}
