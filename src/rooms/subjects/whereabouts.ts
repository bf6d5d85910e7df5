import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isWhereaboutsKind, type Whereabouts, type WhereaboutsKind } from "./whereabouts-kinds.ts";

export type WhereaboutsForm = {
  readonly kind: string;
  readonly wording: string;
  readonly source: string;
  /** Empty where it is not known since when. */
  readonly from: DateParts;
};

type NewFact = {
  readonly kind: WhereaboutsKind;
  readonly wording: string;
  readonly source: string;
  readonly from: string | null;
};

export type WhereaboutsChange =
  | { readonly kind: "accepted"; readonly whereaboutsId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

const isBlank = (parts: DateParts): boolean =>
  [parts.day, parts.month, parts.year].every((part) => part.trim() === "");

export function readWhereaboutsForm(
  form: WhereaboutsForm,
  latest: string,
): { readonly fact: NewFact } | { readonly errors: readonly FieldError[] } {
  const { kind } = form;
  const wording = readText(form.wording, {
    name: "What is recorded",
    most: 500,
    missing: "Enter the address, the name or the place",
  });
  const source = readText(form.source, {
    name: "Source",
    most: 200,
    missing: "Enter who says so",
  });
  const from = isBlank(form.from)
    ? ({ ok: true, value: null } as const)
    : readDateParts(form.from, { name: "Since", earliest: "1990-01-01", latest });
  const errors: FieldError[] = [];
  if (!isWhereaboutsKind(kind)) errors.push({ field: "kind", message: "Choose what this is" });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  if (!source.ok) errors.push({ field: "source", message: source.error });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  if (!isWhereaboutsKind(kind) || !wording.ok || !source.ok || !from.ok) return { errors };
  return { fact: { kind, wording: wording.value, source: source.value, from: from.value } };
}

type CommandContext = { readonly actor: Actor; readonly at: Date; readonly today: string };

/**
 * Records where a child can be found. The database stamps the row: with the named people while a
 * protection stands, otherwise like the child. Nothing is written into the chronology, which is read
 * by more people than the named, also later.
 */
export async function addWhereabouts(
  tx: Tx,
  { actor, at, today }: CommandContext,
  asked: {
    readonly person: { readonly personId: string; readonly partnershipId: number };
    readonly form: WhereaboutsForm;
  },
): Promise<WhereaboutsChange> {
  const read = readWhereaboutsForm(asked.form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { kind, wording, source, from } = read.fact;
  const whereaboutsId = newId();
  await tx
    .insertInto("subjects.whereabouts")
    .values({
      whereabouts_id: whereaboutsId,
      partnership_id: asked.person.partnershipId,
      person_id: asked.person.personId,
      kind,
      wording,
      source,
      from_on: from,
      recorded_by: actor.kind === "staff" ? actor.id : null,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted", whereaboutsId };
}

/** Marks a fact as past. False where it is past already, or was changed in the meantime. */
export async function endWhereabouts(tx: Tx, fact: Whereabouts, on: string): Promise<boolean> {
  // A fact that began today, or was entered with a later date, ends on the day it began.
  const to = fact.from !== null && fact.from > on ? fact.from : on;
  const { numUpdatedRows } = await tx
    .updateTable("subjects.whereabouts")
    .set((row) => ({ to_on: to, version: row("version", "+", 1) }))
    .where("whereabouts_id", "=", fact.whereaboutsId)
    .where("version", "=", fact.version)
    .where("to_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
