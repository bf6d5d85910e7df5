import { addMonths } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { ok } from "../../../kernel/result.ts";
import type { OwningTeam } from "../../directory/index.ts";

export type ChildForm = {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: DateParts;
  readonly sex: string;
  readonly team: string;
  readonly reason: string;
  readonly version: string;
};

export type NewChild = {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly team: OwningTeam;
  readonly reason: string;
};

const sexes = ["female", "male", "not-known"] as const;
const oldestInMonths = 12 * 26;

export function readChildForm(
  form: ChildForm,
  { teams, today }: { teams: readonly OwningTeam[]; today: string },
): { readonly child: NewChild } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const givenName = readText(form.givenName, { name: "First name", most: 100 });
  if (!givenName.ok) errors.push({ field: "givenName", message: givenName.error });
  const familyName = readText(form.familyName, {
    name: "Last name",
    most: 100,
    missing: "Enter the child’s last name, or the name they go by",
  });
  if (!familyName.ok) errors.push({ field: "familyName", message: familyName.error });
  const bornOn = readBirth(form.bornOn, today);
  if (!bornOn.ok) errors.push({ field: "bornOn", message: bornOn.error });
  const sex = sexes.find((one) => one === form.sex);
  if (!sex) errors.push({ field: "sex", message: "Choose the child’s sex, or not known" });
  const team = teams.find(({ teamId }) => teamId === form.team);
  if (!team) errors.push({ field: "team", message: "Choose the team that holds the record" });
  const reason = readText(form.reason, {
    name: "Reason",
    most: 2000,
    missing: "Enter why no record here is of this child",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!givenName.ok || !familyName.ok || !bornOn.ok || !sex || !team || !reason.ok) {
    return { errors };
  }
  return {
    child: {
      givenName: givenName.value,
      familyName: familyName.value,
      bornOn: bornOn.value,
      sex: sex === "not-known" ? null : sex,
      team,
      reason: reason.value,
    },
  };
}

/** All three left empty is "not known". */
function readBirth(parts: DateParts, today: string) {
  if (Object.values(parts).every((part) => part.trim() === "")) return ok(null);
  return readDateParts(parts, {
    name: "Date of birth",
    earliest: addMonths(today, -oldestInMonths),
    latest: today,
  });
}
