import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Input, Radios } from "../../../../ui/govuk/index.ts";
import { numberKinds } from "../../../subjects/index.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { paths } from "../../web/paths.ts";

export type NumberFields = Readonly<Record<"kind" | "number" | "source", string>>;

type Adding = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: NumberFields;
  readonly errors: readonly FieldError[];
};

export function AddNumber({ facts, csrfToken, typed, errors }: Adding): VNode {
  return (
    <Form action={paths.numbers(facts.person.personId)} csrfToken={csrfToken} classes="app-form">
      <h2 class="govuk-heading-m">Add a number</h2>
      <p class="govuk-body">
        After an adoption a child has a new NHS number and a new pupil number. Do not record the
        former ones here: they lead to who the child was.
      </p>
      <Radios
        name="kind"
        fieldset={{ legend: { text: "Which number is it?", classes: "govuk-fieldset__legend--s" } }}
        value={typed.kind}
        classes="govuk-radios--small"
        items={Object.entries(numberKinds).map(([value, text]) => ({ value, text }))}
        errorMessage={errorFor(errors, "kind")}
      />
      <Input
        name="number"
        label={{ text: "The number" }}
        hint={{
          text: "As it is written: spaces do not matter. An NHS number has 10 digits, like 485 777 3456",
        }}
        value={typed.number}
        classes="govuk-input--width-20"
        autocomplete="off"
        spellcheck={false}
        errorMessage={errorFor(errors, "number")}
      />
      <Input
        name="source"
        label={{ text: "Who says so?" }}
        hint={{ text: "For example: the GP’s letter of 3 November, or the school’s register" }}
        value={typed.source}
        errorMessage={errorFor(errors, "source")}
      />
      <Button text="Add this number" preventDoubleClick />
    </Form>
  );
}
