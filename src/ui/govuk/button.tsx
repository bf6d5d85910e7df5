import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps, optionalAttributes } from "./shared.ts";

export interface ButtonProps extends CommonProps, BodyProps {
  id?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
  type?: "submit" | "button" | "reset" | undefined;
  disabled?: boolean | undefined;
  /** Makes the button a link that looks like a button. */
  href?: string | undefined;
  isStartButton?: boolean | undefined;
  preventDoubleClick?: boolean | undefined;
}

const startIcon = (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
);

export function Button(props: ButtonProps): VNode {
  const { attributes, children, isStartButton = false } = props;
  const shared = {
    class: classNames("govuk-button", props.classes, isStartButton && "govuk-button--start"),
    "data-module": "govuk-button",
    ...optionalAttributes({ id: props.id }),
  };
  // Start buttons are flex containers, so anything but plain text is kept in one item.
  const wrapped = isStartButton && children !== undefined ? <span>{children}</span> : children;
  const body = (
    <>
      {wrapped ?? props.text}
      {isStartButton && startIcon}
    </>
  );
  if (props.href !== undefined) {
    return (
      <a href={props.href} role="button" draggable={false} {...shared} {...attributes}>
        {body}
      </a>
    );
  }
  const own = optionalAttributes({
    value: props.value,
    name: props.name,
    "aria-disabled": props.disabled === true ? true : undefined,
    "data-prevent-double-click": props.preventDoubleClick,
  });
  return (
    <button
      type={props.type ?? "submit"}
      disabled={props.disabled === true}
      {...own}
      {...shared}
      {...attributes}
    >
      {body}
    </button>
  );
}
