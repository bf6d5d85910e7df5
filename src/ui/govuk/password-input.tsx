import type { VNode } from "preact";
import { Button } from "./button.tsx";
import type { FieldProps } from "./form-group.tsx";
import { Input } from "./input.tsx";
import { classNames } from "./shared.ts";
import { translationAttributes } from "./translations.ts";

export interface PasswordInputProps extends FieldProps {
  value?: string | undefined;
  /** "new-password" where one is being chosen. */
  autocomplete?: string | undefined;
  button?: { classes?: string | undefined } | undefined;
  showPasswordText?: string | undefined;
  hidePasswordText?: string | undefined;
  showPasswordAriaLabelText?: string | undefined;
  hidePasswordAriaLabelText?: string | undefined;
  passwordShownAnnouncementText?: string | undefined;
  passwordHiddenAnnouncementText?: string | undefined;
}

// Hidden until the script is there to do what it says.
function Toggle(props: PasswordInputProps): VNode {
  return (
    <Button
      type="button"
      classes={classNames(
        "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
        props.button?.classes,
      )}
      text={props.showPasswordText ?? "Show"}
      attributes={{
        "aria-controls": props.id ?? props.name,
        "aria-label": props.showPasswordAriaLabelText ?? "Show password",
        hidden: "",
      }}
    />
  );
}

function groupAttributes(props: PasswordInputProps) {
  return {
    "data-module": "govuk-password-input",
    ...translationAttributes({
      "show-password": props.showPasswordText,
      "hide-password": props.hidePasswordText,
      "show-password-aria-label": props.showPasswordAriaLabelText,
      "hide-password-aria-label": props.hidePasswordAriaLabelText,
      "password-shown-announcement": props.passwordShownAnnouncementText,
      "password-hidden-announcement": props.passwordHiddenAnnouncementText,
    }),
    ...props.formGroup?.attributes,
  };
}

export function PasswordInput(props: PasswordInputProps): VNode {
  const afterInput = (
    <>
      <Toggle {...props} />
      {props.formGroup?.afterInput}
    </>
  );
  return (
    <Input
      name={props.name}
      id={props.id}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      describedBy={props.describedBy}
      disabled={props.disabled}
      value={props.value}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete ?? "current-password"}
      classes={classNames(
        "govuk-password-input__input govuk-js-password-input-input",
        props.classes,
      )}
      attributes={props.attributes}
      inputWrapper={{ classes: "govuk-password-input__wrapper" }}
      formGroup={{
        classes: classNames("govuk-password-input", props.formGroup?.classes),
        attributes: groupAttributes(props),
        beforeInput: props.formGroup?.beforeInput,
        afterInput,
      }}
    />
  );
}
