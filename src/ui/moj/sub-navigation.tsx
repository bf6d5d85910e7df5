import type { VNode } from "preact";
import {
  classNames,
  type CommonProps,
  type Content,
  type Maybe,
  optionalAttributes,
} from "../govuk/shared.ts";

export interface SubNavigationItem extends CommonProps {
  text: Content;
  href: string;
  current?: boolean | undefined;
}

export interface SubNavigationProps extends CommonProps {
  /** Names the landmark, for example "Pages about this child". */
  label: string;
  items: readonly Maybe<SubNavigationItem>[];
  /** Where there are many: on a narrow screen these words open them. */
  more?: string | undefined;
}

function Item({ text, href, current, classes, attributes }: SubNavigationItem): VNode {
  return (
    <li class={classNames("moj-sub-navigation__item", classes)}>
      <a
        class="moj-sub-navigation__link"
        href={href}
        {...optionalAttributes({ "aria-current": current ? "page" : undefined })}
        {...attributes}
      >
        {text}
      </a>
    </li>
  );
}

export function SubNavigation({
  label,
  items,
  more,
  classes,
  attributes,
}: SubNavigationProps): VNode {
  const navigation = (
    <nav class={classNames("moj-sub-navigation", classes)} aria-label={label} {...attributes}>
      <ul class="moj-sub-navigation__list">{items.map((item) => item && <Item {...item} />)}</ul>
    </nav>
  );
  return more === undefined ? navigation : <BehindMore more={more}>{navigation}</BehindMore>;
}

/** Closed it hides what comes after it, on a narrow screen alone: a wide one never shows the switch. */
const BehindMore = ({ more, children }: { more: string; children: VNode }): VNode => (
  <>
    <details class="govuk-details app-more-pages">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{more}</span>
      </summary>
    </details>
    {children}
  </>
);
