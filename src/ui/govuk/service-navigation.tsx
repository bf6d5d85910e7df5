import type { VNode } from "preact";
import {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  isEmpty,
  type Maybe,
  optionalAttributes,
} from "./shared.ts";

export interface ServiceNavigationItem {
  text: Content;
  href?: string | undefined;
  /** This very page. */
  current?: boolean | undefined;
  /** A page within this section. */
  active?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface ServiceNavigationSlots {
  start?: Content;
  end?: Content;
  /** Puts the end slot on the same line as the navigation. */
  endAlign?: "inline" | undefined;
  navigationStart?: Content;
  navigationEnd?: Content;
}

export interface ServiceNavigationProps extends CommonProps {
  serviceName?: string | undefined;
  serviceUrl?: string | undefined;
  navigation?: readonly Maybe<ServiceNavigationItem>[] | undefined;
  navigationId?: string | undefined;
  navigationLabel?: string | undefined;
  navigationClasses?: string | undefined;
  collapseNavigationOnMobile?: boolean | undefined;
  menuButtonText?: string | undefined;
  menuButtonLabel?: string | undefined;
  ariaLabel?: string | undefined;
  slots?: ServiceNavigationSlots | undefined;
}

function ServiceName({ name, url }: { name: string; url: string | undefined }): VNode {
  return (
    <span class="govuk-service-navigation__service-name">
      {url === undefined ? (
        <span class="govuk-service-navigation__text">{name}</span>
      ) : (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      )}
    </span>
  );
}

function NavigationItem({ item }: { item: ServiceNavigationItem }): VNode {
  const isActive = item.active === true || item.current === true;
  // Bold keeps the current item recognisable to people who override colours.
  const inner = isActive ? (
    <strong class="govuk-service-navigation__active-fallback">{item.text}</strong>
  ) : (
    item.text
  );
  const current = item.current === true ? "page" : "true";
  const aria = optionalAttributes({ "aria-current": isActive ? current : undefined });
  const active = isActive && "govuk-service-navigation__item--active";
  return (
    <li class={classNames("govuk-service-navigation__item", active)}>
      {item.href !== undefined && (
        <a class="govuk-service-navigation__link" href={item.href} {...aria} {...item.attributes}>
          {inner}
        </a>
      )}
      {item.href === undefined && !isEmpty(item.text) && (
        <span class="govuk-service-navigation__text" {...aria}>
          {inner}
        </span>
      )}
    </li>
  );
}

interface NavigationProps {
  options: ServiceNavigationProps;
  items: readonly ServiceNavigationItem[];
}

function Navigation({ options, items }: NavigationProps): VNode {
  const menuText = options.menuButtonText ?? "Menu";
  const menuLabel = options.menuButtonLabel === menuText ? undefined : options.menuButtonLabel;
  const id = options.navigationId ?? "navigation";
  return (
    <nav
      aria-label={options.navigationLabel ?? menuText}
      class={classNames("govuk-service-navigation__wrapper", options.navigationClasses)}
    >
      {(options.collapseNavigationOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          {...optionalAttributes({ "aria-label": menuLabel })}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {options.slots?.navigationStart}
        {items.map((item) => (
          <NavigationItem item={item} />
        ))}
        {options.slots?.navigationEnd}
      </ul>
    </nav>
  );
}

export function ServiceNavigation(props: ServiceNavigationProps): VNode {
  const { serviceName, slots = {} } = props;
  const items = (props.navigation ?? []).filter((item) => !!item);
  const hasNavigation =
    items.length > 0 || !isEmpty(slots.navigationStart) || !isEmpty(slots.navigationEnd);
  const inline = slots.endAlign === "inline" && "govuk-service-navigation__inlining-container";
  const attributes = {
    class: classNames("govuk-service-navigation", props.classes),
    "data-module": "govuk-service-navigation",
    ...props.attributes,
  };
  const inner = (
    <div class={classNames("govuk-width-container", inline)}>
      {slots.start}
      <div class="govuk-service-navigation__container">
        {serviceName !== undefined && <ServiceName name={serviceName} url={props.serviceUrl} />}
        {hasNavigation && <Navigation options={props} items={items} />}
      </div>
      {slots.end}
    </div>
  );
  // With more than the nav inside, the whole needs a landmark of its own.
  if (serviceName !== undefined || !isEmpty(slots.start) || !isEmpty(slots.end)) {
    return (
      <section aria-label={props.ariaLabel ?? "Service information"} {...attributes}>
        {inner}
      </section>
    );
  }
  return <div {...attributes}>{inner}</div>;
}
