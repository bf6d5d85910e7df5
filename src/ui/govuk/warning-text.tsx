import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface WarningTextProps extends CommonProps, BodyProps {
  iconFallbackText?: string | undefined;
}

export function WarningText(props: WarningTextProps): VNode {
  return (
    <div class={classNames("govuk-warning-text", props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{" "}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText ?? "Warning"}</span>{" "}
        {props.children ?? props.text}
      </strong>
    </div>
  );
}
