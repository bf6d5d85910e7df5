import type { VNode } from "preact";
import type { ListField, ShownForm } from "../../kernel/lists.ts";
import { FormErrorSummary } from "../forms/index.ts";
import { Checkboxes, DateInput, Details, Input, Select } from "../govuk/index.ts";
import { Filter } from "../moj/filter.tsx";

type Props = { readonly shown: ShownForm };

/** The form above a list: an ordinary form, so that a filtered page has an address. */
export function ListFilter({ shown }: Props): VNode {
  const { path, fields, isFiltered, on, clearHref, kept } = shown;
  const isOn = on.length > 0;
  return (
    <Filter
      action={path}
      classes="moj-filter--across"
      clearHref={isFiltered || isOn ? clearHref : undefined}
      selected={isOn ? [{ heading: "On", tags: on }] : undefined}
    >
      {fields.map((field) => !field.isMore && <Field field={field} />)}
      <More shown={shown} />
      <KeptParts parts={kept} />
    </Filter>
  );
}

/** What of an address a form leaves as it is. */
export const KeptParts = ({ parts }: { readonly parts: ShownForm["kept"] }): VNode => (
  <>
    {parts.map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** What was typed in the filters and cannot be read, each with the way to its box. */
export const ListErrors = ({ shown: { errors, fields } }: Props): VNode | null => (
  <FormErrorSummary
    errors={errors}
    ids={Object.fromEntries(
      fields.map(({ name, id, kind }) => [name, kind === "day" ? `${id}-day` : id]),
    )}
  />
);

function More({ shown: { fields, errors, isMoreOn } }: Props): VNode | null {
  const more = fields.filter(({ isMore }) => isMore);
  if (more.length === 0) return null;
  const inSight = new Set(fields.filter(({ isMore }) => !isMore).map(({ name }) => name));
  return (
    <Details
      summaryText="More filters"
      classes="app-more-filters"
      open={errors.some(({ field }) => !inSight.has(field))}
    >
      {isMoreOn && <p class="govuk-body-s">Filters that are on are shown above.</p>}
      <div class="moj-filter__fields">
        {more.map((field) => (
          <Field field={field} />
        ))}
      </div>
    </Details>
  );
}

function Field({ field }: { readonly field: ListField }): VNode {
  const { kind, name, id, label, value, options = [] } = field;
  if (kind === "choice") {
    return <Select id={id} name={name} label={{ text: label }} value={value} items={options} />;
  }
  if (kind === "words" || kind === "number") return <Typed {...field} />;
  if (kind === "day") return <Day {...field} />;
  return (
    <Checkboxes
      name={name}
      classes="govuk-checkboxes--small"
      values={value === "" ? [] : [value]}
      items={[{ value: "yes", text: label }]}
    />
  );
}

const Typed = ({ kind, name, id, label, value, isShort, error }: ListField): VNode =>
  kind === "number" ? (
    <Input
      name={name}
      label={{ text: label }}
      classes="govuk-input--width-3"
      inputmode="numeric"
      value={value}
      errorMessage={error === undefined ? undefined : { text: error }}
    />
  ) : (
    <Input
      id={id}
      name={name}
      label={{ text: label }}
      classes={isShort ? "govuk-input--width-10" : undefined}
      value={value}
      spellcheck={false}
      autocomplete={isShort ? "off" : undefined}
      errorMessage={error === undefined ? undefined : { text: error }}
    />
  );

/** Some days are one choice and move with the day; another is typed. */
const Day = ({ name, id, label, value, options = [], typed, error }: ListField): VNode => (
  <div class="app-filter-since">
    <Select id={id} name={name} label={{ text: label }} value={value} items={options} />
    <DateInput
      id={`${id}-date`}
      namePrefix={name}
      fieldset={{ legend: { text: `${label} since another day` } }}
      values={error === undefined ? {} : (typed ?? {})}
      errorMessage={error === undefined ? undefined : { text: error }}
      day={{ id: `${id}-day` }}
    />
  </div>
);
