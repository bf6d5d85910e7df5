import { readText, type FieldError } from "../../../kernel/fields.ts";
import { readChildFields, type ChildFields, type ChildRead } from "../../subjects/index.ts";

export type NewChildForm = ChildFields & { readonly reason: string };
export type NewChild = ChildRead & { readonly reason: string };

/** The name, and why: what else is not known yet is "not known". */
export function readNewChild(
  form: NewChildForm,
  today: string,
): { readonly child: NewChild } | { readonly errors: readonly FieldError[] } {
  const who = readChildFields(form, today);
  const reason = readText(form.reason, {
    name: "Why the child is opened",
    most: 2000,
    missing: "Enter why the child is opened: what people are worried about",
  });
  if ("child" in who && reason.ok) return { child: { ...who.child, reason: reason.value } };
  const unread = reason.ok ? [] : [{ field: "reason", message: reason.error }];
  return { errors: [...("errors" in who ? who.errors : []), ...unread] };
}
