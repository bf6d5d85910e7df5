import type { VNode } from "preact";
import { classNames, type CommonProps, type Content, isEmpty } from "./shared.ts";

export interface LabelProps extends CommonProps {
  text: Content;
  for?: string | undefined;
  /** Wraps the label in the page's h1: only when the page asks one question. */
  isPageHeading?: boolean | undefined;
}

export function Label(props: LabelProps): VNode | null {
  if (isEmpty(props.text)) return null;
  const label = (
    <label class={classNames("govuk-label", props.classes)} for={props.for} {...props.attributes}>
      {props.text}
    </label>
  );
  return props.isPageHeading === true ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
