import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface HintProps extends CommonProps, BodyProps {
  id?: string | undefined;
}

export function Hint({ id, classes, attributes, text, children }: HintProps): VNode {
  return (
    <div id={id} class={classNames("govuk-hint", classes)} {...attributes}>
      {children ?? text}
    </div>
  );
}
