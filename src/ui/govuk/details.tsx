import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps, type Content } from "./shared.ts";

export interface DetailsProps extends CommonProps, BodyProps {
  id?: string | undefined;
  summaryText: Content;
  open?: boolean | undefined;
}

export function Details(props: DetailsProps): VNode {
  return (
    <details
      id={props.id}
      class={classNames("govuk-details", props.classes)}
      open={props.open === true}
      {...props.attributes}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summaryText}</span>
      </summary>
      <div class="govuk-details__text">{props.children ?? props.text}</div>
    </details>
  );
}
