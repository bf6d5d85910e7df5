import { sql } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "./people-reads.ts";
import { listReaders, type Reader } from "./protection-reads.ts";

/** How many people a form offers to name at once; more can be named once a protection stands. */
export const namedFields = ["named1", "named2", "named3", "named4"] as const;

export type ProtectForm = Readonly<Record<(typeof namedFields)[number], string>> & {
  readonly reason: string;
  readonly review: DateParts;
};

export type ProtectChange =
  | { readonly kind: "accepted"; readonly named: readonly Reader[] }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else protected it in the meantime. */
  | { readonly kind: "stands" };

type Read =
  | { readonly named: readonly Reader[]; readonly reason: string; readonly reviewBy: string }
  | { readonly errors: readonly FieldError[] };

/** At least two who can end it: one asks, another confirms. One alone could undo it, none could. */
function readNamed(
  form: ProtectForm,
  readers: readonly Reader[],
): { readonly named: readonly Reader[]; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const named: Reader[] = [];
  for (const field of namedFields) {
    const chosen = form[field];
    const reader = readers.find(({ staffId }) => staffId === chosen);
    if (chosen === "" && (field === "named1" || field === "named2")) {
      errors.push({ field, message: "Choose at least two people" });
    } else if (chosen !== "" && !reader) {
      errors.push({ field, message: "Choose a person who can open this child’s record" });
    } else if (reader && named.includes(reader)) {
      errors.push({ field, message: `${reader.name} is chosen twice` });
    } else if (reader) named.push(reader);
  }
  if (errors.length === 0 && named.filter(({ mayEnd }) => mayEnd).length < 2) {
    errors.push({
      field: "named1",
      message:
        "At least two of them must be able to record where a child can be found, so that one can ask to end the protection and another confirm it",
    });
  }
  return { named, errors };
}

function readProtectForm(form: ProtectForm, readers: readonly Reader[], today: string): Read {
  const { named, errors: notNamed } = readNamed(form, readers);
  const reason = readText(form.reason, { name: "Reason", most: 1000, missing: "Enter a reason" });
  const reviewBy = readReviewBy(form.review, today);
  const errors = [...notNamed];
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!reviewBy.ok) errors.push({ field: "reviewBy", message: reviewBy.error });
  if (errors.length > 0 || !reason.ok || !reviewBy.ok) return { errors };
  return { named, reason: reason.value, reviewBy: reviewBy.value };
}

/** Within a year: a protection is looked at again while people still know why it was made. */
export function readReviewBy(parts: DateParts, today: string) {
  return readDateParts(parts, {
    name: "Review date",
    earliest: addDays(today, 1),
    latest: addDays(today, 366),
  });
}

/**
 * Protects where a child can be found: home, placement, carer, school, practice and ward together,
 * past ones too, and each that is recorded while the protection stands.
 */
export async function protectWhereabouts(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form }: { readonly person: Person; readonly form: ProtectForm },
): Promise<ProtectChange> {
  const read = readProtectForm(form, await listReaders(tx, person, { today, at }), today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const staffIds = read.named.map(({ staffId }) => staffId);
  const { rows } = await sql<{ isNew: boolean }>`
    select subjects.protect_whereabouts(${newId()}::uuid, ${person.personId}::uuid, ${staffIds}::uuid[],
      ${read.reason}, ${read.reviewBy}::date, ${actor.id}::uuid, ${at}) as "isNew"`.execute(tx);
  return rows[0]?.isNew === true ? { kind: "accepted", named: read.named } : { kind: "stands" };
}
