import { readText, type FieldError } from "../../kernel/fields.ts";
import type { OwningTeam } from "../directory/index.ts";
import { readChildFields, type ChildFields, type ChildRead } from "../subjects/index.ts";

export type ChildForm = ChildFields & {
  readonly team: string;
  readonly reason: string;
  readonly version: string;
};

export type NewChild = ChildRead & { readonly team: OwningTeam; readonly reason: string };

const sexes: readonly string[] = ["female", "male", "not-known"];

export function readChildForm(
  form: ChildForm,
  { teams, today }: { teams: readonly OwningTeam[]; today: string },
): { readonly child: NewChild } | { readonly errors: readonly FieldError[] } {
  const who = readChildFields(form, today);
  const errors: FieldError[] = "errors" in who ? [...who.errors] : [];
  if (!sexes.includes(form.sex)) {
    errors.push({ field: "sex", message: "Choose the child’s sex, or not known" });
  }
  const team = teams.find(({ teamId }) => teamId === form.team);
  if (!team) errors.push({ field: "team", message: "Choose the team that holds the record" });
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter why no record here is of this child",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if ("errors" in who || !team || !reason.ok || errors.length > 0) return { errors };
  return { child: { ...who.child, team, reason: reason.value } };
}
