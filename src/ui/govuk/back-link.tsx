import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface BackLinkProps extends CommonProps, BodyProps {
  href?: string | undefined;
}

export function BackLink({ href, classes, attributes, text, children }: BackLinkProps): VNode {
  return (
    <a href={href ?? "#"} class={classNames("govuk-back-link", classes)} {...attributes}>
      {children ?? text ?? "Back"}
    </a>
  );
}
