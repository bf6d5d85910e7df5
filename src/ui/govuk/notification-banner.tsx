import type { VNode } from "preact";
import { Heading, type HeadingLevel } from "./heading.tsx";
import {
  type BodyProps,
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  optionalAttributes,
} from "./shared.ts";

export interface NotificationBannerProps extends CommonProps, BodyProps {
  titleText?: Content;
  titleHeadingLevel?: HeadingLevel | undefined;
  titleId?: string | undefined;
  type?: "success" | undefined;
  role?: "alert" | "region" | undefined;
  disableAutoFocus?: boolean | undefined;
}

/** `text` is set as the banner's heading line; children are shown as they are. */
export function NotificationBanner(props: NotificationBannerProps): VNode {
  const isSuccess = props.type === "success";
  const titleId = props.titleId ?? "govuk-notification-banner-title";
  const title = isEmpty(props.titleText) ? (isSuccess ? "Success" : "Important") : props.titleText;
  const type = isSuccess && "govuk-notification-banner--success";
  return (
    <div
      class={classNames("govuk-notification-banner", type, props.classes)}
      role={props.role ?? (isSuccess ? "alert" : "region")}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      {...optionalAttributes({ "data-disable-auto-focus": props.disableAutoFocus })}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading
          level={props.titleHeadingLevel ?? 2}
          attributes={{ class: "govuk-notification-banner__title", id: titleId }}
        >
          {title}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ??
          (!isEmpty(props.text) && <p class="govuk-notification-banner__heading">{props.text}</p>)}
      </div>
    </div>
  );
}
