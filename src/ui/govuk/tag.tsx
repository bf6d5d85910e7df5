import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface TagProps extends CommonProps, BodyProps {}

export function Tag({ classes, attributes, text, children }: TagProps): VNode {
  return (
    <strong class={classNames("govuk-tag", classes)} {...attributes}>
      {children ?? text}
    </strong>
  );
}
