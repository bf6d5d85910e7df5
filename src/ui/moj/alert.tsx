import type { VNode } from "preact";
import { Heading } from "../govuk/heading.tsx";
import {
  type BodyProps,
  classNames,
  type CommonProps,
  isEmpty,
  optionalAttributes,
} from "../govuk/shared.ts";
import { AlertIcon, type AlertVariant } from "./alert-icon.tsx";

export interface AlertProps extends CommonProps, BodyProps {
  variant?: AlertVariant | undefined;
  /** Names the alert to a screen reader; shown where there is no other text. */
  title: string;
  showTitleAsHeading?: boolean | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  /** "alert" is read out at once and takes the focus: only for what has just gone wrong. */
  role?: "region" | "alert" | "status" | undefined;
  /** Gives it a button that takes it away, where there is script. */
  dismissible?: boolean | undefined;
  disableAutoFocus?: boolean | undefined;
  /** Where the focus goes once it is dismissed; otherwise to what stands before it. */
  focusOnDismissSelector?: string | undefined;
}

/** Says what has happened, or what is true of this page, at the top of what it is about. */
export function Alert(props: AlertProps): VNode {
  const { variant = "information", title, dismissible = false } = props;
  const body = props.children ?? props.text;
  const hasHeading = props.showTitleAsHeading === true && !isEmpty(body);
  return (
    <div
      role={props.role ?? "region"}
      class={classNames(
        `moj-alert moj-alert--${variant}`,
        hasHeading && "moj-alert--with-heading",
        props.classes,
      )}
      aria-label={`${variant}: ${title}`}
      data-module="moj-alert"
      {...optionalAttributes({
        "data-dismissible": dismissible ? true : undefined,
        "data-disable-auto-focus": props.disableAutoFocus === true ? true : undefined,
        "data-focus-on-dismiss-selector": props.focusOnDismissSelector,
      })}
      {...props.attributes}
    >
      <div>
        <AlertIcon variant={variant} />
      </div>
      <div class="moj-alert__content">
        {hasHeading && (
          <Heading level={props.headingLevel ?? 2} attributes={{ class: "moj-alert__heading" }}>
            {title}
          </Heading>
        )}
        {isEmpty(body) ? title : body}
      </div>
      <div class="moj-alert__action">
        <button type="button" class="moj-alert__dismiss" hidden>
          Dismiss
        </button>
      </div>
    </div>
  );
}
