import type { VNode } from "preact";
import { Button } from "./button.tsx";
import { type BodyProps, classNames, type CommonProps, optionalAttributes } from "./shared.ts";

export interface ExitThisPageProps extends CommonProps, BodyProps {
  id?: string | undefined;
  /** Where it leads: a site that anybody might have open. */
  redirectUrl?: string | undefined;
  activatedText?: string | undefined;
  timedOutText?: string | undefined;
  pressTwoMoreTimesText?: string | undefined;
  pressOneMoreTimeText?: string | undefined;
}

const everydaySite = "https://www.bbc.co.uk/weather";

const defaultText = (
  <>
    <span class="govuk-visually-hidden">Emergency</span> Exit this page
  </>
);

/**
 * Leaves the page at once, for pages that a child or a parent may read with somebody near whom
 * they fear. With script, three presses of Shift do the same.
 */
export function ExitThisPage(props: ExitThisPageProps): VNode {
  const { text, children } = props;
  return (
    <div
      class={classNames("govuk-exit-this-page", props.classes)}
      data-module="govuk-exit-this-page"
      {...optionalAttributes({
        id: props.id,
        "data-i18n.activated": props.activatedText,
        "data-i18n.timed-out": props.timedOutText,
        "data-i18n.press-two-more-times": props.pressTwoMoreTimesText,
        "data-i18n.press-one-more-time": props.pressOneMoreTimeText,
      })}
      {...props.attributes}
    >
      <Button
        text={children ?? text ?? defaultText}
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl ?? everydaySite}
        attributes={{ rel: "nofollow noreferrer" }}
      />
    </div>
  );
}
