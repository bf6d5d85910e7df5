import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { keysOfCompany } from "../../subjects/index.ts";
import type { RoleKinds, RoleValue } from "./role.ts";

export type RoleForm = {
  readonly kind: string;
  readonly authority: string;
  readonly name: string;
  readonly number: string;
  readonly address: string;
  readonly employer: string;
  readonly from: DateParts;
  readonly to: DateParts;
};

export type RoleRead =
  | { readonly ok: true; readonly value: RoleValue }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const isEmpty = ({ day, month, year }: DateParts): boolean => `${day}${month}${year}`.trim() === "";

/** Reads what was typed of one person into a value, or into errors by field. */
export function readRole(form: RoleForm, kinds: RoleKinds): RoleRead {
  const errors: FieldError[] = [];
  const text = (field: "authority" | "name" | "number" | "address" | "employer"): string => {
    const read = readText(form[field], rules[field]);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };
  const day = (field: "from" | "to", name: string, earliest?: string | null): string | null => {
    if (isEmpty(form[field])) return null;
    const rule = { name, ...(earliest == null ? {} : { earliest }) };
    const read = readDateParts(form[field], rule);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : null;
  };
  if (!kinds.some(({ key }) => key === form.kind))
    errors.push({ field: "kind", message: "Choose the role or licence" });
  const authority = text("authority");
  const name = text("name");
  if (name !== "" && keysOfCompany(name).length === 0)
    errors.push({ field: "name", message: "Enter a name in letters" });
  const [number, address, employer] = [text("number"), text("address"), text("employer")];
  const heldFrom = day("from", "First day");
  const heldTo = day("to", "Last day", heldFrom);
  if (errors.length > 0) return { ok: false, errors };
  const value = { kind: form.kind, authority, name, address, employer, heldFrom, heldTo };
  return { ok: true, value: { ...value, number: number === "" ? null : number } };
}

const rules = {
  authority: { name: "Authority", most: 200, missing: "Enter the council or authority" },
  name: { name: "Name", most: 200, missing: "Enter the name" },
  number: { name: "Ward or licence number", most: 100 },
  address: { name: "Address", most: 300 },
  employer: { name: "Employer", most: 300 },
} as const;
