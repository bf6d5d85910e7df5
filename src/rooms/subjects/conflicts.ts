import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { ringOf, sealValues, type Place } from "../../platform/sealing/index.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listColleagues } from "../directory/index.ts";
import { findPerson, type Person } from "./people-reads.ts";
import type { Chronicle } from "./restrict.ts";

/** How somebody knows a child or family. Words for people; the key is what is kept. */
export const conflictRelations = {
  family: "Family, or as close as family",
  friend: "A friend of the child or the family",
  "lives-near": "A neighbour, or in the same close community",
  "worked-with": "Knows them through another job or role",
  named: "They, or a person close to them, are named in the record",
  other: "Another reason",
} as const;

type Relation = keyof typeof conflictRelations;

export type ConflictForm = {
  /** The colleague who is shut out; the acting person where it is their own conflict. */
  readonly staff: string;
  readonly relation: string;
  readonly reason: string;
};

export type ConflictChange =
  | { readonly kind: "accepted"; readonly staffId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** The acting person lost the record while they were writing. */
  | { readonly kind: "notFound" };

const isRelation = (text: string): text is Relation => Object.hasOwn(conflictRelations, text);

type Declared = { readonly relation: Relation; readonly reason: string };

export function readConflictForm(
  form: Pick<ConflictForm, "relation" | "reason">,
): Declared | readonly FieldError[] {
  const errors: FieldError[] = [];
  const { relation } = form;
  if (!isRelation(relation)) {
    errors.push({ field: "relation", message: "Choose how the child or family is known" });
  }
  const reason = readText(form.reason, {
    name: "What to know",
    most: 2000,
    missing: "Enter what a manager needs to know about this conflict",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!isRelation(relation) || !reason.ok) return errors;
  return { relation, reason: reason.value };
}

export const conflictPlace = (row: string, partnershipId: number): Place => ({
  table: "sec.conflicts",
  row,
  partnershipId,
});

type Declaring = {
  readonly person: Person;
  readonly form: ConflictForm;
  readonly chronicle: Chronicle;
};

/**
 * Shuts somebody out of a record from this moment: no post, circle or emergency lets them in. The
 * chronology's line is written first: whoever declares their own conflict sees nothing afterwards.
 */
export async function declareConflict(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form, chronicle }: Declaring,
): Promise<ConflictChange> {
  const read = readConflictForm(form);
  const shutOut = await whoIsMeant(tx, { staff: form.staff, actor, today });
  const unknown = { field: "staff", message: "Choose a colleague" };
  if (!("relation" in read)) {
    return { kind: "invalid", errors: shutOut ? read : [unknown, ...read] };
  }
  if (!shutOut) return { kind: "invalid", errors: [unknown] };
  await oneAtATime(tx, `circle ${person.circleId}`);
  const now = await findPerson(tx, actor, person.personId);
  // Sent twice at once, the second finds the record closed already.
  const isDone = now ? now.shutOut.includes(shutOut.staffId) : shutOut.staffId === actor.id;
  if (isDone) return { kind: "accepted", staffId: shutOut.staffId };
  if (!now) return { kind: "notFound" };
  await chronicle({
    headline: `${shutOut.name} is blocked from this record: conflict of interest`,
    detail: shutOut.staffId === actor.id ? "Declared by themselves." : `Declared by ${actor.name}.`,
  });
  const conflictId = newId();
  const place = conflictPlace(conflictId, person.partnershipId);
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, { reason_sealed: read.reason });
  const { rows } = await sql<{ outcome: string }>`
    select sec.declare_conflict(${conflictId}, ${person.personId}, ${shutOut.staffId}, ${read.relation},
      ${sealedKey}, ${sealed.reason_sealed}, ${at}) as outcome`.execute(tx);
  if (rows[0]?.outcome === "done") return { kind: "accepted", staffId: shutOut.staffId };
  throw new Error("a conflict of interest was declared on a record out of reach");
}

type Meant = { readonly staffId: string; readonly name: string };

async function whoIsMeant(
  tx: Tx,
  { staff, actor, today }: { staff: string; actor: CommandContext["actor"]; today: string },
): Promise<Meant | undefined> {
  if (staff === actor.id) return { staffId: actor.id, name: actor.name };
  return (await listColleagues(tx, today)).find(({ staffId }) => staffId === staff);
}

export type ConflictEnd =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "notFound" };

type Ending = {
  readonly person: Person;
  readonly conflict: { readonly conflictId: string; readonly name: string };
  readonly reason: string;
  readonly chronicle: Chronicle;
};

/** Lets somebody's posts count again. Their places in the circle stay ended. Never one's own: one cannot reach it. */
export async function endConflict(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, conflict, reason: typed, chronicle }: Ending,
): Promise<ConflictEnd> {
  const reason = readText(typed, {
    name: "Reason",
    most: 2000,
    missing: "Enter why there is no conflict of interest any more",
  });
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  const { numUpdatedRows } = await tx
    .updateTable("sec.conflicts")
    .set({ ended_at: at, ended_by: actor.id, end_reason: reason.value })
    .where("conflict_id", "=", conflict.conflictId)
    .where("person_id", "=", person.personId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "notFound" };
  await chronicle({
    headline: `${conflict.name} is no longer blocked from this record`,
    detail: reason.value,
  });
  return { kind: "accepted" };
}
