import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "../govuk/shared.ts";

export interface BadgeProps extends CommonProps, BodyProps {
  tone?: "purple" | "bright-purple" | "blue" | "red" | "green" | "black" | "grey" | undefined;
}

/** A word in a box, for what is worth noticing. The word carries the meaning, not the colour. */
export function Badge({ tone, classes, attributes, text, children }: BadgeProps): VNode {
  return (
    <span
      class={classNames("moj-badge", tone !== undefined && `moj-badge--${tone}`, classes)}
      {...attributes}
    >
      {children ?? text}
    </span>
  );
}
