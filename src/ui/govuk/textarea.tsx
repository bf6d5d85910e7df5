import type { VNode } from "preact";
import { describedByIds, FieldGroup, type FieldProps } from "./form-group.tsx";
import { classNames, optionalAttributes } from "./shared.ts";

export interface TextareaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
}

// HTML parsers drop one line break after <textarea>; without a second one a value that starts
// with a blank line would lose it every time the form is shown again.
function keepFirstLineBreak(value: string): string {
  return /^\r?\n/.test(value) ? `\n${value}` : value;
}

export function Textarea(props: TextareaProps): VNode {
  const id = props.id ?? props.name;
  const own = optionalAttributes({
    spellcheck: props.spellcheck,
    "aria-describedby": describedByIds(id, props),
    autocomplete: props.autocomplete,
  });
  const error = props.errorMessage && "govuk-textarea--error";
  return (
    <FieldGroup field={props}>
      <textarea
        class={classNames("govuk-textarea", error, props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        disabled={props.disabled === true}
        {...own}
        {...props.attributes}
      >
        {keepFirstLineBreak(props.value ?? "")}
      </textarea>
    </FieldGroup>
  );
}
