import type { VNode } from "preact";
import type { FieldError } from "../../kernel/fields.ts";
import { errorFor, Form, FormErrorSummary, WhyWeAsk } from "./index.ts";
import {
  Button,
  Checkboxes,
  DateInput,
  ErrorSummary,
  Input,
  Radios,
  Select,
  Textarea,
} from "../govuk/index.ts";

type Choice = { readonly value: string; readonly text: string };

/** One field of a form of this room. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Beside a question that people hesitate over. */
  readonly why?: string;
} & (
  | { readonly as: "text" | "area" | "date" }
  | { readonly as: "select" | "radios"; readonly items: readonly Choice[] }
  /** Boxes with a name of their own each, all of one question. */
  | {
      readonly as: "ticks";
      readonly items: readonly { readonly name: string; readonly text: string }[];
    }
);

export const choices = (list: readonly { key: string; name: string }[]): readonly Choice[] =>
  list.map(({ key, name }) => ({ value: key, text: name }));

export type FormProps = {
  readonly action: string;
  readonly csrfToken: string;
  readonly fields: readonly Field[];
  readonly typed: Readonly<Record<string, string>>;
  readonly button: string;
  /** For what takes something away: said by the colour as well. */
  readonly isWarning?: boolean;
  readonly errors?: readonly FieldError[];
};

/** Everything typed stays, with the error beside its field. */
export function FieldsForm({
  action,
  csrfToken,
  fields,
  typed,
  button,
  isWarning = false,
  errors = [],
}: FormProps): VNode {
  return (
    <Form action={action} csrfToken={csrfToken} classes="app-form">
      {typed["version"] !== undefined && (
        <input type="hidden" name="version" value={typed["version"]} />
      )}
      {fields.map((one) => (
        <>
          <OneField field={one} typed={typed} errors={errors} />
          {one.why !== undefined && <WhyWeAsk>{one.why}</WhyWeAsk>}
        </>
      ))}
      <Button
        text={button}
        preventDoubleClick
        {...(isWarning ? { classes: "govuk-button--warning" } : {})}
      />
    </Form>
  );
}

type OneProps = {
  readonly field: Field;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

function OneField({ field, typed, errors }: OneProps): VNode {
  const { name } = field;
  const common = {
    name,
    hint: field.hint === undefined ? undefined : { text: field.hint },
    value: typed[name] ?? "",
    errorMessage: errorFor(errors, name),
  };
  const label = { text: field.label };
  const fieldset = { legend: { text: field.label, classes: "govuk-fieldset__legend--s" } };
  switch (field.as) {
    case "text":
      return <Input {...common} label={label} />;
    case "area":
      return <Textarea {...common} label={label} rows={3} />;
    case "date":
      return (
        <DateInput
          id={name}
          namePrefix={name}
          fieldset={fieldset}
          hint={common.hint}
          values={typed}
          errorMessage={common.errorMessage}
        />
      );
    case "select":
      return (
        <Select
          {...common}
          label={label}
          items={[{ value: "", text: "Choose one" }, ...field.items]}
        />
      );
    case "ticks":
      return (
        <Checkboxes
          name={name}
          fieldset={fieldset}
          hint={common.hint}
          classes="govuk-checkboxes--small"
          errorMessage={common.errorMessage}
          items={field.items.map((one) => ({
            name: one.name,
            value: "yes",
            text: one.text,
            checked: typed[one.name] === "yes",
          }))}
        />
      );
    case "radios":
      return (
        <Radios
          {...common}
          fieldset={fieldset}
          classes="govuk-radios--small"
          items={[...field.items]}
        />
      );
  }
}

type Wrong = {
  readonly errors?: readonly FieldError[] | undefined;
  readonly isStale?: boolean | undefined;
  readonly fields: readonly Field[];
  /** Where what stands now is read. */
  readonly now: string;
};

/** What is wrong with a form, said before anything else. */
export function summaryOf({ errors = [], isStale = false, fields, now }: Wrong): VNode | undefined {
  if (isStale) {
    return (
      <ErrorSummary
        titleText="A colleague changed this while you were writing"
        descriptionText="Your entry has not been recorded. What you typed is still in the form."
        errorList={[{ text: "Read the current version", href: now }]}
      />
    );
  }
  const ids = Object.fromEntries(
    fields.filter(({ as }) => as === "date").map(({ name }) => [name, `${name}-day`]),
  );
  return errors.length > 0 ? <FormErrorSummary errors={errors} ids={ids} /> : undefined;
}
