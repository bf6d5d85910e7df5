import type { VNode } from "preact";
import { classNames, type CommonProps, type Content, isEmpty } from "./shared.ts";

export interface SummaryActionProps extends CommonProps {
  href: string;
  text: Content;
  /** Says what the link acts on: "Change" alone is no link text. */
  visuallyHiddenText?: string | undefined;
}

export interface SummaryActions {
  items?: readonly SummaryActionProps[] | undefined;
  classes?: string | undefined;
}

export function SummaryAction(props: SummaryActionProps & { cardTitle?: Content }): VNode {
  const hasSubject = !isEmpty(props.visuallyHiddenText);
  const hasCard = !isEmpty(props.cardTitle);
  return (
    <a class={classNames("govuk-link", props.classes)} href={props.href} {...props.attributes}>
      {props.text}
      {(hasSubject || hasCard) && (
        <span class="govuk-visually-hidden">
          {hasSubject && ` ${props.visuallyHiddenText ?? ""}`}
          {hasCard && <> ({props.cardTitle})</>}
        </span>
      )}
    </a>
  );
}
