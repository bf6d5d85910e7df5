import { newId } from "../../kernel/ids.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { listColleagues, type Colleague } from "../directory/index.ts";
import type { Person } from "./people-reads.ts";

/** Why a person is let in. Words for people; the key is what is kept. */
export const circleBases = {
  "team-around-the-child": "Works with the child",
  allocation: "Lead practitioner for the child",
  panel: "Prepares or attends a meeting about the child",
  grant: "Needs to see the record for a stated purpose",
} as const;

export type CircleBasis = keyof typeof circleBases;

export type CircleMember = {
  readonly membershipId: string;
  readonly staffId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly basis: string;
  readonly reason: string;
  readonly since: Date;
};

export type CircleForm = {
  readonly staff: string;
  readonly basis: string;
  readonly reason: string;
};

export type CircleChange =
  | { readonly kind: "accepted"; readonly added: Colleague; readonly basis: CircleBasis }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Place = { readonly added: Colleague; readonly basis: CircleBasis; readonly reason: string };

const isBasis = (text: string): text is CircleBasis => Object.hasOwn(circleBases, text);

function readCircleForm(
  form: CircleForm,
  { colleagues, members }: { colleagues: readonly Colleague[]; members: readonly CircleMember[] },
): Place | readonly FieldError[] {
  const errors: FieldError[] = [];
  const added = colleagues.find((colleague) => colleague.staffId === form.staff);
  if (!added) errors.push({ field: "staff", message: "Choose who to add" });
  else if (members.some((member) => member.staffId === form.staff)) {
    errors.push({ field: "staff", message: "This person is already in the child’s circle" });
  }
  const { basis } = form;
  if (!isBasis(basis)) {
    errors.push({ field: "basis", message: "Choose why they need to see the record" });
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
  const read = readCircleForm(form, {
    colleagues: await listColleagues(tx, today),
    members: await listCircle(tx, person.circleId, at),
  });
  if (!("added" in read)) return { kind: "invalid", errors: read };
  await tx
    .insertInto("sec.memberships")
    .values({
      membership_id: newId(),
      partnership_id: person.partnershipId,
      circle_id: person.circleId,
      staff_id: read.added.staffId,
      basis: read.basis,
      reason: read.reason,
      added_by: actor.id,
      starts_at: at,
    })
    .execute();
  return { kind: "accepted", added: read.added, basis: read.basis };
}

/** Ends a place in the circle at once. False when there was none to end. */
export async function endPlaceInCircle(
  tx: Tx,
  { person, membershipId, at }: { person: Person; membershipId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("sec.memberships")
    .set((row) => ({ ends_at: at, version: row("version", "+", 1) }))
    .where("membership_id", "=", membershipId)
    .where("circle_id", "=", person.circleId)
    .where("ends_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export function listCircle(tx: Tx, circleId: number, at: Date): Promise<readonly CircleMember[]> {
  return tx
    .selectFrom("sec.memberships as m")
    .innerJoin("directory.staff as s", "s.staff_id", "m.staff_id")
    .select([
      "m.membership_id as membershipId",
      "s.staff_id as staffId",
      "s.name",
      "s.phone",
      "m.basis",
      "m.reason",
      "m.starts_at as since",
    ])
    .where("m.circle_id", "=", circleId)
    .where("m.starts_at", "<=", at)
    .where((is) => is.or([is("m.ends_at", "is", null), is("m.ends_at", ">", at)]))
    .orderBy("m.starts_at")
    .execute();
}
