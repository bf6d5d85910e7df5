import { parseReference, referenceFor } from "../../kernel/ids.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { err, ok, type Result } from "../../kernel/result.ts";
import type { findWithoutSeeingKind } from "./configuration-kinds.ts";
import type { BodyOf } from "../configuration/index.ts";

export type FindForm = {
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: DateParts;
  /** In place of a date that the asker does not know. */
  readonly age: string;
  readonly relationship: string;
  readonly reason: string;
};

/** What is asked for: a reference, or a name together with a date of birth or, where none is known, an age. */
export type Sought =
  | { readonly reference: string }
  | { readonly givenName: string; readonly familyName: string; readonly bornOn: string }
  | { readonly givenName: string; readonly familyName: string; readonly ageAbout: number };

export type ReadContext = {
  readonly sought: Sought;
  readonly relationship: string;
  readonly reason: string;
};

/** A reference is enough; without one all of given name, family name and date of birth are needed. */
export function readFindForm(
  form: FindForm,
  { rules, today }: { rules: BodyOf<typeof findWithoutSeeingKind>; today: string },
): ReadContext | readonly FieldError[] {
  const errors: FieldError[] = [];
  const sought = form.reference.trim() === "" ? readPerson(form, today) : readReference(form);
  if (Array.isArray(sought)) errors.push(...(sought as readonly FieldError[]));
  if (!rules.relationships.some(({ key }) => key === form.relationship)) {
    errors.push({ field: "relationship", message: "Choose what you have to do with the child" });
  }
  const reason = readText(form.reason, {
    name: "Reason",
    most: 1000,
    missing: "Enter why you need to know",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (errors.length > 0 || !reason.ok) return errors;
  return { sought: sought as Sought, relationship: form.relationship, reason: reason.value };
}

function readReference({ reference }: FindForm): Sought | readonly FieldError[] {
  const read = parseReference(reference);
  if (read.ok) return { reference: referenceFor(read.value.prefix, read.value.number) };
  const message =
    read.error === "mistyped"
      ? "Check the reference: one of its numbers is not right"
      : "Enter a reference like C-2048-2, or leave it empty and give the name and date of birth";
  return [{ field: "reference", message }];
}

function readPerson(form: FindForm, today: string): Sought | readonly FieldError[] {
  const errors: FieldError[] = [];
  const givenName = readText(form.givenName, {
    name: "First name",
    most: 100,
    missing: "Enter the first name",
  });
  if (!givenName.ok) errors.push({ field: "givenName", message: givenName.error });
  const familyName = readText(form.familyName, {
    name: "Last name",
    most: 100,
    missing: "Enter the last name",
  });
  if (!familyName.ok) errors.push({ field: "familyName", message: familyName.error });
  const ageAbout = readAge(form);
  if (ageAbout !== undefined) {
    if (!ageAbout.ok) errors.push({ field: "age", message: ageAbout.error });
    if (!givenName.ok || !familyName.ok || !ageAbout.ok) return errors;
    return {
      givenName: givenName.value,
      familyName: familyName.value,
      ageAbout: ageAbout.value,
    };
  }
  const bornOn = readDateParts(form.bornOn, {
    name: "Date of birth",
    earliest: "1990-01-01",
    latest: today,
  });
  if (!bornOn.ok) errors.push({ field: "bornOn", message: bornOn.error });
  if (!givenName.ok || !familyName.ok || !bornOn.ok) return errors;
  return { givenName: givenName.value, familyName: familyName.value, bornOn: bornOn.value };
}

/** People are children until 18, and some plans run to 25. */
const oldest = 25;

/** Asked only where no part of a date is given; undefined where neither is. */
function readAge({ age, bornOn }: FindForm): Result<number, string> | undefined {
  const hasDate = [bornOn.day, bornOn.month, bornOn.year].some((part) => part.trim() !== "");
  const typed = age.trim();
  if (hasDate || typed === "") return undefined;
  const years = /^\d{1,2}$/.test(typed) ? Number(typed) : Infinity;
  return years <= oldest ? ok(years) : err(`Age must be a number between 0 and ${oldest}`);
}
