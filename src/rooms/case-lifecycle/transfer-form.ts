import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { Area, TransferKinds } from "./transfer-kinds.ts";

export type TransferForm = {
  readonly kind: string;
  /** A key of the directory of areas, or `other`. */
  readonly area: string;
  readonly otherArea: string;
  readonly otherContact: string;
  readonly beganOn: DateParts;
  readonly reason: string;
};

type Recorded = {
  readonly kind: string;
  readonly area: string;
  readonly contact: string;
  readonly beganOn: string;
  readonly reason: string;
};
type Context = {
  readonly kinds: TransferKinds;
  readonly areas: readonly Area[];
  readonly today: string;
};

export function readTransfer(
  form: TransferForm,
  { kinds, areas, today }: Context,
): { readonly transfer: Recorded } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const take = (
    field: "otherArea" | "otherContact" | "reason",
    rule: { readonly name: string; readonly most: number; readonly missing: string },
  ): string => {
    const read = readText(form[field], rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };
  const kind = kinds.kinds.find(({ key }) => key === form.kind);
  if (!kind) errors.push({ field: "kind", message: "Choose what happens" });
  const known = areas.find(({ key }) => key === form.area);
  if (!known && form.area !== "other") errors.push({ field: "area", message: "Choose the area" });
  const isOther = form.area === "other";
  const area = isOther
    ? take("otherArea", { name: "The area", most: 200, missing: "Enter the name of the area" })
    : (known?.name ?? "");
  const contact = isOther
    ? take("otherContact", {
        name: "Contact there",
        most: 400,
        missing: "Enter a contact there",
      })
    : (known?.contact ?? "");
  const began = readDateParts(form.beganOn, {
    name: "Date it begins",
    earliest: "2010-01-01",
  });
  if (!began.ok) errors.push({ field: "beganOn", message: began.error });
  else if (began.value.slice(0, 4) > String(Number(today.slice(0, 4)) + 1))
    errors.push({ field: "beganOn", message: "Date it begins must be within the next year" });
  const reason = take("reason", {
    name: "What is known",
    most: 4000,
    missing: "Enter what is known, and who says so",
  });
  if (errors.length > 0 || !kind || !began.ok) return { errors };
  return { transfer: { kind: kind.key, area, contact, beganOn: began.value, reason } };
}
