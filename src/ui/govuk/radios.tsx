import type { VNode } from "preact";
import { ChoiceGroup, type GroupProps } from "./choice-group.tsx";
import { Choice, type ChoiceDivider, choiceId, type ChoiceItem } from "./choice-item.tsx";
import { classNames, type Maybe } from "./shared.ts";

export type RadioItem = ChoiceItem | ChoiceDivider;

export interface RadiosProps extends GroupProps {
  name: string;
  /** Defaults to `name`, which is also where the error summary points. */
  idPrefix?: string | undefined;
  items: readonly Maybe<RadioItem>[];
  /** The chosen value; an item's own `checked` wins. */
  value?: string | undefined;
}

export function Radios(props: RadiosProps): VNode {
  const { name, items, value } = props;
  const idPrefix = props.idPrefix ?? name;
  const attributes = { ...props.attributes, "data-module": "govuk-radios" };
  return (
    <ChoiceGroup
      id={idPrefix}
      group={props}
      list={{ class: classNames("govuk-radios", props.classes), attributes }}
    >
      {items.map((item, index) => {
        if (!item) return null;
        if ("divider" in item) return <div class="govuk-radios__divider">{item.divider}</div>;
        return (
          <Choice
            block="govuk-radios"
            item={item}
            id={choiceId(item, idPrefix, index + 1)}
            name={name}
            isChecked={
              item.checked ?? (value !== undefined && value !== "" && item.value === value)
            }
          />
        );
      })}
    </ChoiceGroup>
  );
}
