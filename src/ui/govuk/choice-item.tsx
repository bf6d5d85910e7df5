import type { VNode } from "preact";
import { Hint, type HintProps } from "./hint.tsx";
import { Label } from "./label.tsx";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  idList,
  isEmpty,
  optionalAttributes,
} from "./shared.ts";

/** One radio or checkbox. */
export interface ChoiceItem {
  text: Content;
  value: string;
  id?: string | undefined;
  hint?: Omit<HintProps, "id"> | undefined;
  label?: CommonProps | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Shown only while this item is chosen (always shown without JavaScript). */
  conditional?: Content;
  attributes?: Attributes | undefined;
}

/** A word between items, usually "or". */
export interface ChoiceDivider {
  divider: string;
}

/** The first control carries the bare id, so that the error summary can link to it. */
export function choiceId(item: ChoiceItem, idPrefix: string, position: number): string {
  return item.id ?? (position > 1 ? `${idPrefix}-${position}` : idPrefix);
}

interface ChoiceProps {
  block: "govuk-radios" | "govuk-checkboxes";
  item: ChoiceItem;
  id: string;
  name: string;
  isChecked: boolean;
  describedBy?: string | undefined;
  extra?: Attributes;
}

const conditionalIdOf = (id: string): string => `conditional-${id}`;
const hintIdOf = (id: string): string => `${id}-item-hint`;

function Control({ block, item, id, name, isChecked, describedBy, extra }: ChoiceProps): VNode {
  const own = optionalAttributes({
    "data-aria-controls": isEmpty(item.conditional) ? undefined : conditionalIdOf(id),
    "aria-describedby": idList(describedBy, item.hint && hintIdOf(id)),
  });
  return (
    <input
      class={`${block}__input`}
      id={id}
      name={name}
      type={block === "govuk-radios" ? "radio" : "checkbox"}
      value={item.value}
      checked={isChecked}
      disabled={item.disabled === true}
      {...own}
      {...extra}
      {...item.attributes}
    />
  );
}

export function Choice(props: ChoiceProps): VNode {
  const { block, item, id, isChecked } = props;
  const hidden = !isChecked && `${block}__conditional--hidden`;
  return (
    <>
      <div class={`${block}__item`}>
        <Control {...props} />
        <Label
          text={item.text}
          classes={classNames(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {item.hint && (
          <Hint
            {...item.hint}
            id={hintIdOf(id)}
            classes={classNames(`${block}__hint`, item.hint.classes)}
          />
        )}
      </div>
      {!isEmpty(item.conditional) && (
        <div class={classNames(`${block}__conditional`, hidden)} id={conditionalIdOf(id)}>
          {item.conditional}
        </div>
      )}
    </>
  );
}
