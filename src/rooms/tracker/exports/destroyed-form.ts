import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";

export type DestroyedForm = {
  readonly on: DateParts;
  readonly how: string;
  readonly everyCopy: boolean;
};

type Read = { readonly on: string; readonly how: string };

/** A file cannot have been destroyed before it was made. */
export function readDestroyed(
  form: DestroyedForm,
  { madeOn, today }: { readonly madeOn: string; readonly today: string },
): Read | readonly FieldError[] {
  const on = readDateParts(form.on, {
    name: "Date it was destroyed",
    earliest: madeOn,
    latest: today,
  });
  const how = readText(form.how, {
    name: "How it was destroyed",
    most: 500,
    missing: "Enter how it was destroyed",
  });
  const errors: FieldError[] = [];
  if (!on.ok) errors.push({ field: "destroyed", message: on.error });
  if (!how.ok) errors.push({ field: "how", message: how.error });
  if (!form.everyCopy) {
    errors.push({ field: "every-copy", message: "Confirm that every copy is gone" });
  }
  return on.ok && how.ok && errors.length === 0 ? { on: on.value, how: how.value } : errors;
}
