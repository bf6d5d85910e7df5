import { z } from "zod";
import { datePartsOf, type DateParts } from "../../../../kernel/fields.ts";
import { field } from "../../../../platform/http/field.ts";
import type { PublicRole } from "../role.ts";
import type { WholeForm } from "../save-role.ts";

export const roleForm = z.object({
  kind: field(),
  authority: field(),
  name: field(),
  number: field(),
  address: field(),
  employer: field(),
  staff: field(),
  mistake: field(),
  version: field(),
  "from-day": field(),
  "from-month": field(),
  "from-year": field(),
  "to-day": field(),
  "to-month": field(),
  "to-year": field(),
});
export type TypedRole = z.output<typeof roleForm>;

export const wholeForm = (typed: TypedRole): WholeForm => ({
  ...typed,
  from: { day: typed["from-day"], month: typed["from-month"], year: typed["from-year"] },
  to: { day: typed["to-day"], month: typed["to-month"], year: typed["to-year"] },
});

const boxes = (on: string | null): DateParts =>
  on === null ? { day: "", month: "", year: "" } : datePartsOf(on);

export function typedOf(role: PublicRole): TypedRole {
  const [from, to] = [boxes(role.heldFrom), boxes(role.heldTo)];
  const { kind, authority, name, address, employer } = role;
  return {
    kind,
    authority,
    name,
    address,
    employer,
    number: role.number ?? "",
    staff: role.staffId ?? "",
    version: String(role.version),
    mistake: role.isMistake ? "yes" : "",
    "from-day": from.day,
    "from-month": from.month,
    "from-year": from.year,
    "to-day": to.day,
    "to-month": to.month,
    "to-year": to.year,
  };
}
