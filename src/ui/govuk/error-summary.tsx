import type { VNode } from "preact";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  optionalAttributes,
} from "./shared.ts";

export interface ErrorSummaryItem {
  text: Content;
  href?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface ErrorSummaryProps extends CommonProps {
  titleText: Content;
  descriptionText?: Content;
  errorList?: readonly ErrorSummaryItem[] | undefined;
  disableAutoFocus?: boolean | undefined;
}

function ErrorItem({ text, href, attributes }: ErrorSummaryItem): VNode {
  return (
    <li>
      {href === undefined ? (
        text
      ) : (
        <a href={href} {...attributes}>
          {text}
        </a>
      )}
    </li>
  );
}

export function ErrorSummary(props: ErrorSummaryProps): VNode {
  const { errorList = [], descriptionText } = props;
  return (
    <div
      class={classNames("govuk-error-summary", props.classes)}
      {...optionalAttributes({ "data-disable-auto-focus": props.disableAutoFocus })}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.titleText}</h2>
        <div class="govuk-error-summary__body">
          {!isEmpty(descriptionText) && <p>{descriptionText}</p>}
          {errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errorList.map((item) => (
                <ErrorItem {...item} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
