import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps } from "./shared.ts";

export interface SkipLinkProps extends CommonProps, BodyProps {
  href?: string | undefined;
}

export function SkipLink({ href, classes, attributes, text, children }: SkipLinkProps): VNode {
  return (
    <a
      href={href ?? "#content"}
      class={classNames("govuk-skip-link", classes)}
      {...attributes}
      data-module="govuk-skip-link"
    >
      {children ?? text}
    </a>
  );
}
