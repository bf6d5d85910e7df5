import type { VNode } from "preact";
import { type Attributes, classNames } from "./shared.ts";

export interface FooterLink {
  text: string;
  href: string;
  attributes?: Attributes | undefined;
}

export interface FooterSection {
  title: string;
  /** Lays the links out in this many columns. */
  columns?: number | undefined;
  /** Width of the section, as in the grid's class names. */
  width?: string | undefined;
  items?: readonly FooterLink[] | undefined;
}

function Section({ section }: { section: FooterSection }): VNode {
  const { items = [], columns } = section;
  const columnClass = columns !== undefined && `govuk-footer__list--columns-${columns}`;
  return (
    <div class={`govuk-footer__section govuk-grid-column-${section.width ?? "full"}`}>
      <h2 class="govuk-footer__heading govuk-heading-m">{section.title}</h2>
      {items.length > 0 && (
        <ul class={classNames("govuk-footer__list", columnClass)}>
          {items.map((item) => (
            <li class="govuk-footer__list-item">
              <a class="govuk-footer__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function FooterNavigation({ sections }: { sections: readonly FooterSection[] }): VNode {
  return (
    <>
      <div class="govuk-footer__navigation">
        {sections.map((section) => (
          <Section section={section} />
        ))}
      </div>
      <hr class="govuk-footer__section-break" />
    </>
  );
}
