import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { isNumberKind, readNumber, type ChildNumber } from "./number-kinds.ts";
import { mayKnow } from "./number-reads.ts";

export type NumberForm = {
  readonly kind: string;
  readonly number: string;
  readonly source: string;
};
export const longestSource = 200;
type NewNumber = ChildNumber & { readonly source: string };

export type NumberChange =
  | { readonly kind: "accepted"; readonly identifierId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export function readNumberForm(
  form: NumberForm,
): { readonly number: NewNumber } | { readonly errors: readonly FieldError[] } {
  const { kind } = form;
  const source = readText(form.source, {
    name: "Source",
    most: longestSource,
    missing: "Enter who says so",
  });
  // Of no kind it cannot be checked, but for being there.
  const isBlank = form.number.trim() === "";
  const value = isNumberKind(kind)
    ? readNumber(kind, form.number)
    : isBlank
      ? readNumber("police", "")
      : undefined;
  const errors: FieldError[] = [];
  if (!isNumberKind(kind)) errors.push({ field: "kind", message: "Choose which number this is" });
  if (value?.ok === false) errors.push({ field: "number", message: value.error });
  if (!source.ok) errors.push({ field: "source", message: source.error });
  if (!isNumberKind(kind) || !value?.ok || !source.ok) return { errors };
  return { number: { kind, value: value.value, source: source.value } };
}

export const protectedNumber =
  "Where this child can be found is protected, and a pupil number tells the school that gave it: those who are named may record it";

export type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type Child = { readonly personId: string; readonly partnershipId: number };

/**
 * Records a number of a child. Nothing is joined by it: who has the same number is found and compared
 * in the background, and a person decides.
 */
export async function recordNumber(
  tx: Tx,
  acting: CommandContext,
  { person, form }: { readonly person: Child; readonly form: NumberForm },
): Promise<NumberChange> {
  const read = readNumberForm(form);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (!(await mayKnow(tx, person, read.number.kind))) {
    return { kind: "invalid", errors: [{ field: "kind", message: protectedNumber }] };
  }
  const identifierId = await keepNumber(tx, acting, { person, number: read.number });
  if (identifierId !== undefined) return { kind: "accepted", identifierId };
  const message = "This number is recorded already";
  return { kind: "invalid", errors: [{ field: "number", message }] };
}

/** The NHS number that somebody was told as they made the record, with themselves as its source. */
export async function keepToldNumber(
  tx: Tx,
  acting: CommandContext,
  { person, nhsNumber }: { readonly person: Child; readonly nhsNumber: string | null },
): Promise<void> {
  if (nhsNumber === null) return;
  const source = `Told to ${acting.actor.name}`.slice(0, longestSource);
  await keepNumber(tx, acting, { person, number: { kind: "nhs", value: nhsNumber, source } });
}

/** @returns undefined where the child has the number already, by whoever recorded it, or where it may not be known */
export async function keepNumber(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, number }: { readonly person: Child; readonly number: NewNumber },
): Promise<string | undefined> {
  if (!(await mayKnow(tx, person, number.kind))) return undefined;
  const row = await tx
    .insertInto("subjects.identifiers")
    .values({
      identifier_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      ...number,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .onConflict((on) =>
      on.columns(["person_id", "kind", "value"]).where("ended_at", "is", null).doNothing(),
    )
    .returning("identifier_id")
    .executeTakeFirst();
  return row?.identifier_id;
}
