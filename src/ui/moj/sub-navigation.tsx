import type { VNode } from "preact";
import {
  classNames,
  type CommonProps,
  type Content,
  type Maybe,
  optionalAttributes,
} from "../govuk/shared.ts";
import { Behind } from "../layout/behind.tsx";

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
  return more === undefined ? (
    navigation
  ) : (
    <div class="app-folds">
      <Behind words={more}>{navigation}</Behind>
    </div>
  );
}
