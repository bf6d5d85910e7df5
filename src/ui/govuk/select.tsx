import type { VNode } from "preact";
import { describedByIds, FieldGroup, type FieldProps } from "./form-group.tsx";
import { type Attributes, classNames, type Maybe } from "./shared.ts";

export interface SelectItem {
  text: string;
  /** Without it the browser sends the text. */
  value?: string | undefined;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface SelectProps extends FieldProps {
  items: readonly Maybe<SelectItem>[];
  /** The value to select; an item's own `selected` wins. */
  value?: string | undefined;
}

function Option({ item, value }: { item: SelectItem; value: string | undefined }): VNode {
  const isChosen = value !== undefined && value !== "" && (item.value ?? item.text) === value;
  return (
    <option
      value={item.value}
      selected={item.selected ?? isChosen}
      disabled={item.disabled === true}
      {...item.attributes}
    >
      {item.text}
    </option>
  );
}

export function Select(props: SelectProps): VNode {
  const id = props.id ?? props.name;
  return (
    <FieldGroup field={props}>
      <select
        class={classNames(
          "govuk-select",
          props.classes,
          props.errorMessage && "govuk-select--error",
        )}
        id={id}
        name={props.name}
        disabled={props.disabled === true}
        aria-describedby={describedByIds(id, props)}
        {...props.attributes}
      >
        {props.items.map((item) => item && <Option item={item} value={props.value} />)}
      </select>
    </FieldGroup>
  );
}
