import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { whereaboutsKinds } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";

export type TypedWhereabouts = {
  readonly kind: string;
  readonly wording: string;
  readonly source: string;
  readonly "from-day": string;
  readonly "from-month": string;
  readonly "from-year": string;
};

export const blankWhereabouts: TypedWhereabouts = {
  kind: "",
  wording: "",
  source: "",
  "from-day": "",
  "from-month": "",
  "from-year": "",
};

const small = "govuk-fieldset__legend--s";

type AddProps = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: TypedWhereabouts;
  readonly errors?: readonly FieldError[];
  readonly isProtected: boolean;
};

export function AddWhereabouts({
  facts,
  csrfToken,
  typed,
  errors = [],
  isProtected,
}: AddProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Add where the child can be found</h2>
      <p class="govuk-body">
        {isProtected
          ? "What you add is seen by the named people alone."
          : "What you add is seen by everybody who can open this record."}
      </p>
      <Form
        action={paths.whereabouts(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Radios
          name="kind"
          fieldset={{ legend: { text: "What is this?", classes: small } }}
          value={typed.kind}
          items={Object.entries(whereaboutsKinds).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "kind")}
        />
        <Textarea
          name="wording"
          label={{ text: "Where or who" }}
          hint={{ text: "The address, the carer’s name, the school, the practice or the ward" }}
          value={typed.wording}
          rows={3}
          errorMessage={errorFor(errors, "wording")}
        />
        <Input
          name="source"
          label={{ text: "Who says so" }}
          hint={{ text: "For example: the mother, at the visit on 3 November" }}
          value={typed.source}
          errorMessage={errorFor(errors, "source")}
        />
        <DateInput
          id="from"
          namePrefix="from"
          fieldset={{ legend: { text: "Since (optional)", classes: small } }}
          hint={{ text: "Leave it empty if it is not known" }}
          values={typed}
          errorMessage={errorFor(errors, "from")}
        />
        <Button text="Add" preventDoubleClick />
      </Form>
    </>
  );
}
