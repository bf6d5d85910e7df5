import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor } from "../../../ui/forms/index.ts";
import { DateInput, Input, Radios } from "../../../ui/govuk/index.ts";

type ChildFieldsProps = {
  readonly typed: Readonly<
    Record<
      "givenName" | "familyName" | "born-day" | "born-month" | "born-year" | "sex" | "nhsNumber",
      string
    >
  >;
  readonly errors: readonly FieldError[];
};

const small = "govuk-fieldset__legend--s";

/** Who a child is: the fields that `readChildFields` reads. */
export function ChildFields({ typed, errors }: ChildFieldsProps): VNode {
  return (
    <>
      <Input
        name="givenName"
        label={{ text: "First name" }}
        value={typed.givenName}
        errorMessage={errorFor(errors, "givenName")}
      />
      <Input
        name="familyName"
        label={{ text: "Last name" }}
        value={typed.familyName}
        errorMessage={errorFor(errors, "familyName")}
      />
      <DateInput
        id="born"
        namePrefix="born"
        fieldset={{ legend: { text: "Date of birth", classes: small } }}
        hint={{ text: "Leave all three empty if it is not known" }}
        values={typed}
        errorMessage={errorFor(errors, "bornOn")}
      />
      <Radios
        name="sex"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: "Sex", classes: small } }}
        value={typed.sex}
        items={[
          { value: "female", text: "Female" },
          { value: "male", text: "Male" },
          { value: "not-known", text: "Not known" },
        ]}
        errorMessage={errorFor(errors, "sex")}
      />
      <Input
        name="nhsNumber"
        label={{ text: "NHS number (optional)" }}
        hint={{ text: "10 digits, like 485 777 3456. A child who has it already is shown first" }}
        value={typed.nhsNumber}
        classes="govuk-input--width-20"
        autocomplete="off"
        spellcheck={false}
        errorMessage={errorFor(errors, "nhsNumber")}
      />
    </>
  );
}
