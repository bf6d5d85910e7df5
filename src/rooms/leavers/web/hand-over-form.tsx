import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Select } from "../../../ui/govuk/index.ts";
import type { Colleague } from "../../directory/index.ts";
import type { Group } from "../hand-over.ts";

type HandOver = {
  readonly of: Group;
  readonly action: string;
  readonly legend: string;
  readonly empty: string;
  readonly button: string;
  readonly leaverId: string;
  readonly items: readonly {
    readonly value: string;
    readonly text: string;
    readonly hint: string;
  }[];
  readonly colleagues: readonly Colleague[];
  readonly csrfToken: string;
  readonly typed?: { readonly to: string; readonly of: Group };
  readonly errors?: readonly FieldError[];
};

/** An id of a row is no id of a person: the comparison of conflicts takes every bare id for somebody. */
const prefix = "row ";
export const rowValue = (id: string): string => `${prefix}${id}`;
export const idOfRow = (value: string): string => value.replace(prefix, "");

/** Everything of one kind to one colleague; what is unticked stays for another. */
export function HandOverForm(form: HandOver): VNode {
  const { of, action, items, colleagues, csrfToken, typed, errors = [] } = form;
  if (items.length === 0) return <p class="govuk-body">{form.empty}</p>;
  const field = `${of}-to`;
  const hint = (text: string) => ({ text });
  return (
    <Form action={action} csrfToken={csrfToken} classes="app-form">
      <Checkboxes
        name="row"
        idPrefix={`${of}-row`}
        classes="govuk-checkboxes--small"
        fieldset={{ legend: { text: form.legend, classes: "govuk-fieldset__legend--s" } }}
        values={items.map(({ value }) => rowValue(value))}
        items={items.map((item) => ({
          value: rowValue(item.value),
          text: item.text,
          hint: hint(item.hint),
        }))}
        errorMessage={errorFor(errors, `${of}-row`)}
      />
      <Select
        name="to"
        id={field}
        label={{ text: "Who takes over" }}
        value={typed?.of === of ? typed.to : ""}
        items={[
          { value: "", text: "Choose" },
          ...colleagues
            .filter(({ staffId }) => staffId !== form.leaverId)
            .map(({ staffId, name, agency, role }) => ({
              value: staffId,
              text: `${name}, ${role}, ${agency}`,
            })),
        ]}
        errorMessage={errorFor(errors, field)}
      />
      <Button text={form.button} preventDoubleClick />
    </Form>
  );
}
