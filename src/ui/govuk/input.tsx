import type { VNode } from "preact";
import { describedByIds, FieldGroup, type FieldProps } from "./form-group.tsx";
import {
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  optionalAttributes,
} from "./shared.ts";

export interface AffixProps extends CommonProps {
  text: Content;
}

export interface InputProps extends FieldProps {
  type?: "text" | "email" | "tel" | "number" | "password" | "search" | "url" | undefined;
  value?: string | undefined;
  inputmode?: string | undefined;
  autocomplete?: string | undefined;
  autocapitalize?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  prefix?: AffixProps | undefined;
  suffix?: AffixProps | undefined;
  inputWrapper?: CommonProps | undefined;
}

function Control(props: InputProps): VNode {
  const id = props.id ?? props.name;
  const own = optionalAttributes({
    type: props.type ?? "text",
    spellcheck: props.spellcheck,
    "aria-describedby": describedByIds(id, props),
    autocomplete: props.autocomplete,
    autocapitalize: props.autocapitalize,
    pattern: props.pattern,
    inputmode: props.inputmode,
  });
  return (
    <input
      class={classNames("govuk-input", props.classes, props.errorMessage && "govuk-input--error")}
      id={id}
      name={props.name}
      value={props.value}
      disabled={props.disabled === true}
      {...own}
      {...props.attributes}
    />
  );
}

function Affix({ affix, kind }: { affix: AffixProps; kind: "prefix" | "suffix" }): VNode {
  return (
    <div
      class={classNames(`govuk-input__${kind}`, affix.classes)}
      aria-hidden="true"
      {...affix.attributes}
    >
      {affix.text}
    </div>
  );
}

export function Input(props: InputProps): VNode {
  const { prefix, suffix, inputWrapper, formGroup } = props;
  const slots = [prefix?.text, suffix?.text, formGroup?.beforeInput, formGroup?.afterInput];
  const isWrapped = slots.some((slot) => !isEmpty(slot));
  return (
    <FieldGroup field={props} ownSlots>
      {isWrapped ? (
        <div
          class={classNames("govuk-input__wrapper", inputWrapper?.classes)}
          {...inputWrapper?.attributes}
        >
          {formGroup?.beforeInput}
          {prefix && <Affix affix={prefix} kind="prefix" />}
          <Control {...props} />
          {suffix && <Affix affix={suffix} kind="suffix" />}
          {formGroup?.afterInput}
        </div>
      ) : (
        <Control {...props} />
      )}
    </FieldGroup>
  );
}
