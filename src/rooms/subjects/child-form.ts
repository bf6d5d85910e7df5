import { addMonths } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { ok } from "../../kernel/result.ts";
import type { NewPerson } from "./add-people.ts";
import { readNumber } from "./numbers/number-kinds.ts";

/** Who a child is, as a form has it. */
export type ChildFields = {
  readonly givenName: string;
  readonly familyName: string;
  /** All three left empty is "not known". */
  readonly bornOn: DateParts;
  readonly sex: string;
  /** Left empty it is not known. */
  readonly nhsNumber: string;
};

export type ChildRead = Pick<NewPerson, "givenName" | "familyName" | "bornOn" | "sex"> & {
  readonly nhsNumber: string | null;
};

/** A young person who is helped until 25 was born at most so long ago. */
const oldestInMonths = 12 * 26;

/** The name must be there; date of birth, sex and NHS number can be not known. */
export function readChildFields(
  form: ChildFields,
  today: string,
): { readonly child: ChildRead } | { readonly errors: readonly FieldError[] } {
  const givenName = readText(form.givenName, { name: "First name", most: 100 });
  const familyName = readText(form.familyName, {
    name: "Last name",
    most: 100,
    missing: "Enter the child’s last name, or the name they go by",
  });
  const isBlank = Object.values(form.bornOn).every((part) => part.trim() === "");
  const rule = {
    name: "Date of birth",
    earliest: addMonths(today, -oldestInMonths),
    latest: today,
  };
  const bornOn = isBlank ? ok(null) : readDateParts(form.bornOn, rule);
  const isUnnumbered = form.nhsNumber.trim() === "";
  const nhsNumber = isUnnumbered ? ok(null) : readNumber("nhs", form.nhsNumber);
  if (givenName.ok && familyName.ok && bornOn.ok && nhsNumber.ok) {
    const names = { givenName: givenName.value, familyName: familyName.value };
    const sex = form.sex === "female" || form.sex === "male" ? form.sex : null;
    return { child: { ...names, bornOn: bornOn.value, sex, nhsNumber: nhsNumber.value } };
  }
  const read = { givenName, familyName, bornOn, nhsNumber };
  return {
    errors: Object.entries(read).flatMap(([field, one]) =>
      one.ok ? [] : [{ field, message: one.error }],
    ),
  };
}
