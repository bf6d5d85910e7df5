import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface ErrorMessageProps extends CommonProps, BodyProps {
  id?: string | undefined;
  /** Read before the message; an empty string leaves it out. */
  visuallyHiddenText?: string | undefined;
}

export function ErrorMessage(props: ErrorMessageProps): VNode {
  const prefix = props.visuallyHiddenText ?? "Error";
  return (
    <p id={props.id} class={classNames("govuk-error-message", props.classes)} {...props.attributes}>
      {prefix !== "" && (
        <>
          <span class="govuk-visually-hidden">{prefix}:</span>{" "}
        </>
      )}
      {props.children ?? props.text}
    </p>
  );
}
