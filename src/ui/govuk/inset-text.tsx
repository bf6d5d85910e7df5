import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface InsetTextProps extends CommonProps, BodyProps {
  id?: string | undefined;
}

export function InsetText({ id, classes, attributes, text, children }: InsetTextProps): VNode {
  return (
    <div id={id} class={classNames("govuk-inset-text", classes)} {...attributes}>
      {children ?? text}
    </div>
  );
}
