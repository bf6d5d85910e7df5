import type { VNode } from "preact";
import type { ListField, ShownForm } from "../../kernel/lists.ts";
import { Checkboxes, Input, Select } from "../govuk/index.ts";
import { Filter } from "../moj/filter.tsx";

type Props = { readonly shown: ShownForm };

/** The form above a list: an ordinary form, so that a filtered page has an address. */
export const ListFilter = ({ shown: { path, fields, isFiltered } }: Props): VNode => (
  <Filter action={path} classes="moj-filter--across" clearHref={isFiltered ? path : undefined}>
    {fields.map((field) => (
      <Field field={field} />
    ))}
  </Filter>
);

function Field({
  field: { kind, name, label, value, options = [] },
}: {
  readonly field: ListField;
}) {
  if (kind === "choice") {
    return <Select name={name} label={{ text: label }} value={value} items={[...options]} />;
  }
  if (kind === "words") {
    return <Input name={name} label={{ text: label }} value={value} spellcheck={false} />;
  }
  return (
    <Checkboxes
      name={name}
      classes="govuk-checkboxes--small"
      values={value === "" ? [] : [value]}
      items={[{ value: "yes", text: label }]}
    />
  );
}
