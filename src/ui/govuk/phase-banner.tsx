import type { VNode } from "preact";
import { type BodyProps, classNames, type CommonProps, type Content } from "./shared.ts";
import { Tag } from "./tag.tsx";

export interface PhaseBannerProps extends CommonProps, BodyProps {
  tag: { text: Content; classes?: string | undefined };
}

export function PhaseBanner(props: PhaseBannerProps): VNode {
  const { tag } = props;
  return (
    <div
      class={classNames("govuk-phase-banner govuk-width-container", props.classes)}
      {...props.attributes}
    >
      <p class="govuk-phase-banner__content">
        <Tag
          text={tag.text}
          classes={classNames("govuk-phase-banner__content__tag", tag.classes)}
        />{" "}
        <span class="govuk-phase-banner__text">{props.children ?? props.text}</span>
      </p>
    </div>
  );
}
