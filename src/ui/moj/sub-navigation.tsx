import type { VNode } from "preact";
import { classNames, type CommonProps, type Maybe, optionalAttributes } from "../govuk/shared.ts";

export interface SubNavigationItem {
  text: string;
  href: string;
  current?: boolean | undefined;
}

export interface SubNavigationProps extends CommonProps {
  /** Names the landmark, for example "Pages about this child". */
  label: string;
  items: readonly Maybe<SubNavigationItem>[];
}

export function SubNavigation({ label, items, classes, attributes }: SubNavigationProps): VNode {
  return (
    <nav class={classNames("moj-sub-navigation", classes)} aria-label={label} {...attributes}>
      <ul class="moj-sub-navigation__list">
        {items.map(
          (item) =>
            item && (
              <li class="moj-sub-navigation__item">
                <a
                  class="moj-sub-navigation__link"
                  href={item.href}
                  {...optionalAttributes({ "aria-current": item.current ? "page" : undefined })}
                >
                  {item.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
