import type { VNode } from "preact";
import { type Attributes, classNames, type CommonProps, type Content } from "./shared.ts";

export interface Breadcrumb {
  text: Content;
  /** Left out for the page itself. */
  href?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface BreadcrumbsProps extends CommonProps {
  items: readonly Breadcrumb[];
  collapseOnMobile?: boolean | undefined;
  labelText?: string | undefined;
}

function Item({ item }: { item: Breadcrumb }): VNode {
  if (item.href === undefined) {
    return (
      <li class="govuk-breadcrumbs__list-item" aria-current="page">
        {item.text}
      </li>
    );
  }
  return (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
        {item.text}
      </a>
    </li>
  );
}

export function Breadcrumbs(props: BreadcrumbsProps): VNode {
  const collapse = props.collapseOnMobile === true && "govuk-breadcrumbs--collapse-on-mobile";
  return (
    <nav
      class={classNames("govuk-breadcrumbs", props.classes, collapse)}
      {...props.attributes}
      aria-label={props.labelText ?? "Breadcrumb"}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) => (
          <Item item={item} />
        ))}
      </ol>
    </nav>
  );
}
