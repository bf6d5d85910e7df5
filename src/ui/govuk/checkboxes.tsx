import type { VNode } from "preact";
import { ChoiceGroup, type GroupProps } from "./choice-group.tsx";
import { Choice, type ChoiceDivider, choiceId, type ChoiceItem } from "./choice-item.tsx";
import { describedByIds } from "./form-group.tsx";
import { classNames, type Maybe, optionalAttributes } from "./shared.ts";

export interface CheckboxItem extends ChoiceItem {
  /** Defaults to the group's name. */
  name?: string | undefined;
  /** "exclusive" is the "none of these" box: choosing it clears the others. */
  behaviour?: "exclusive" | undefined;
}

export interface CheckboxesProps extends GroupProps {
  name: string;
  /** Defaults to `name`, which is also where the error summary points. */
  idPrefix?: string | undefined;
  items: readonly Maybe<CheckboxItem | ChoiceDivider>[];
  /** The chosen values; an item's own `checked` wins. */
  values?: readonly string[] | undefined;
  describedBy?: string | undefined;
}

export function Checkboxes(props: CheckboxesProps): VNode {
  const { name, items, values = [] } = props;
  const idPrefix = props.idPrefix ?? name;
  const fieldset = props.fieldset && {
    ...props.fieldset,
    describedBy: props.fieldset.describedBy ?? props.describedBy,
  };
  // Without a fieldset there is no group to describe, so each box is described on its own.
  const itemDescribedBy = fieldset ? undefined : describedByIds(idPrefix, props);
  const attributes = { ...props.attributes, "data-module": "govuk-checkboxes" };
  return (
    <ChoiceGroup
      id={idPrefix}
      group={{ ...props, fieldset }}
      list={{ class: classNames("govuk-checkboxes", props.classes), attributes }}
    >
      {items.map((item, index) => {
        if (!item) return null;
        if ("divider" in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
        return (
          <Choice
            block="govuk-checkboxes"
            item={item}
            id={choiceId(item, idPrefix, index + 1)}
            name={item.name ?? name}
            isChecked={item.checked ?? values.includes(item.value)}
            describedBy={itemDescribedBy}
            extra={optionalAttributes({ "data-behaviour": item.behaviour })}
          />
        );
      })}
    </ChoiceGroup>
  );
}
