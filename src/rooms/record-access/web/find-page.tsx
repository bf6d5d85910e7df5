import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import type { findWithoutSeeingKind } from "../../subjects/index.ts";
import type { BodyOf } from "../../configuration/index.ts";
import { TwoThirds } from "./emergency-pages.tsx";
import { accessPaths } from "./paths.ts";

/** The fields as the browser sends them. */
export type FindFields = Readonly<
  Record<
    | "reference"
    | "given-name"
    | "family-name"
    | "born-day"
    | "born-month"
    | "born-year"
    | "age"
    | "relationship"
    | "reason",
    string
  >
>;

const small = "govuk-fieldset__legend--s";
const ids = { givenName: "given-name", familyName: "family-name", bornOn: "born-day" };

type FindPage = {
  readonly csrfToken: string;
  readonly rules: BodyOf<typeof findWithoutSeeingKind>;
  readonly typed: FindFields;
  readonly errors?: readonly FieldError[];
};

export function findPage({ csrfToken, rules, typed, errors = [] }: FindPage): View {
  return {
    title: "Is a child known?",
    hasErrors: errors.length > 0,
    body: (
      <TwoThirds>
        <FormErrorSummary errors={errors} ids={ids} />
        <h1 class="govuk-heading-l">Is a child known?</h1>
        <p class="govuk-body">
          You are told whether the child is known here and who to ring. You see nothing from the
          record. The lead practitioner can read who asked, from where and why.
        </p>
        <Form action={accessPaths.find()} csrfToken={csrfToken} classes="app-form">
          <h2 class="govuk-heading-m">Who you ask about</h2>
          <p class="govuk-body">
            Give all three, as well as you know them; a name alone is not enough. If nobody has that
            exact name, Lantern also searches by how both names sound, in either order, and with day
            and month swapped.
          </p>
          <Input
            name="given-name"
            label={{ text: "First name" }}
            value={typed["given-name"]}
            errorMessage={errorFor(errors, "givenName")}
          />
          <Input
            name="family-name"
            label={{ text: "Last name" }}
            value={typed["family-name"]}
            errorMessage={errorFor(errors, "familyName")}
          />
          <DateInput
            id="born"
            namePrefix="born"
            fieldset={{ legend: { text: "Date of birth", classes: small } }}
            values={typed}
            errorMessage={errorFor(errors, "bornOn")}
          />
          <Input
            name="age"
            label={{ text: "About how old, if you do not know the date of birth" }}
            hint={{
              text: "In years. Then you are told that there may be a match and who to ring, and no more.",
            }}
            value={typed.age}
            classes="govuk-input--width-2"
            errorMessage={errorFor(errors, "age")}
          />
          <Input
            name="reference"
            label={{ text: "Or the reference, if you were given one" }}
            hint={{ text: "For example C-2048-2. Then the name and date of birth are not needed." }}
            value={typed.reference}
            classes="govuk-input--width-10"
            errorMessage={errorFor(errors, "reference")}
          />
          <h2 class="govuk-heading-m">Why you ask</h2>
          <Radios
            name="relationship"
            fieldset={{ legend: { text: "What you have to do with the child", classes: small } }}
            value={typed.relationship}
            items={rules.relationships.map(({ key, name }) => ({ value: key, text: name }))}
            errorMessage={errorFor(errors, "relationship")}
          />
          <Textarea
            name="reason"
            label={{ text: "Why you need to know" }}
            hint={{
              text: "Do not write what you are worried about here: send a concern for that.",
            }}
            value={typed.reason}
            rows={3}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Ask" preventDoubleClick />
        </Form>
      </TwoThirds>
    ),
  };
}
