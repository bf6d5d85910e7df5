import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { errorFor } from "../../../../ui/forms/index.ts";
import { Checkboxes, DateInput, Input, Radios, Textarea } from "../../../../ui/govuk/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { Choices } from "../entry-choices.ts";
import { typedList, typedText, type Typed } from "../read-entry.ts";
import type { Field } from "../register.ts";

type Props = {
  readonly field: Field;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly agencies: readonly Agency[];
  /** Of other registers. */
  readonly choices: Choices;
};

/** One field of a register's form, by its kind. */
export function FieldInput(props: Props): VNode {
  const { field, typed, errors } = props;
  const isOptional = field.missing === undefined && field.kind !== "choice";
  const text = isOptional && !field.label.includes("(") ? `${field.label} (optional)` : field.label;
  const hint = field.hint === undefined ? {} : { hint: { text: field.hint } };
  const common = { name: field.key, ...hint, errorMessage: errorFor(errors, field.key) };
  const legend = { legend: { text, classes: "govuk-fieldset__legend--s" } };
  const value = typedText(typed, field.key);
  switch (field.kind) {
    case "text":
      return <Input {...common} label={{ text }} value={value} />;
    case "long":
      return <Textarea {...common} label={{ text }} value={value} rows={4} />;
    case "choice":
      return (
        <Radios
          {...common}
          fieldset={legend}
          value={value}
          items={itemsOf(field.options)}
          classes="govuk-radios--small"
        />
      );
    case "entries":
    case "several":
    case "agencies":
      return (
        <Checkboxes
          {...common}
          fieldset={legend}
          values={[...typedList(typed, field.key)]}
          items={severalOf(field, props)}
          classes="govuk-checkboxes--small"
        />
      );
    case "day":
      return <Day {...props} legend={text} />;
    case "moment":
      return (
        <>
          <Day {...props} legend={text} />
          <Input
            name={`${field.key}-time`}
            label={{ text: `${field.label}: time of day` }}
            hint={{ text: "For example 14:30" }}
            value={typedText(typed, `${field.key}-time`)}
            classes="govuk-input--width-5"
          />
        </>
      );
    default:
      return field satisfies never;
  }
}

const itemsOf = (options: Readonly<Record<string, string>>) =>
  Object.entries(options).map(([value, text]) => ({ value, text }));

function severalOf(
  field: Extract<Field, { kind: "several" | "agencies" | "entries" }>,
  { agencies, choices }: Props,
) {
  if (field.kind === "several") return itemsOf(field.options);
  if (field.kind === "agencies") return agencyItems(agencies);
  return (choices[field.key] ?? []).map((words) => ({ value: words, text: words }));
}

const agencyItems = (agencies: readonly Agency[]) =>
  agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name }));

function Day({ field, typed, errors, legend }: Props & { readonly legend: string }): VNode {
  const parts = ["day", "month", "year"].map((part) => `${field.key}-${part}`);
  return (
    <DateInput
      id={field.key}
      namePrefix={field.key}
      fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--s" } }}
      {...(field.hint === undefined ? {} : { hint: { text: field.hint } })}
      values={Object.fromEntries(parts.map((name) => [name, typedText(typed, name)]))}
      errorMessage={errorFor(errors, field.key)}
    />
  );
}
