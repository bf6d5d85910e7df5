import type { VNode } from "preact";
import { classNames, type CommonProps, type Content, optionalAttributes } from "./shared.ts";

export interface LanguageItem extends CommonProps {
  /** The language's own name for itself. */
  text: Content;
  /** The same page in that language; without it, this is the language being read. */
  href?: string | undefined;
  current?: boolean | undefined;
  lang?: string | undefined;
  hrefLang?: string | undefined;
  dir?: "ltr" | "rtl" | undefined;
  /** Read after the name, in the language of the page. */
  languageDescriptionText?: string | undefined;
}

export interface LanguageNavigationProps extends CommonProps {
  items: readonly LanguageItem[];
  ariaLabel?: string | undefined;
}

function Language({ item }: { item: LanguageItem }): VNode {
  const { text, lang, dir, classes, attributes } = item;
  if (item.current === true || item.href === undefined) {
    return (
      <span
        class={classNames("govuk-language-navigation__text", classes)}
        aria-current="true"
        {...optionalAttributes({ lang, dir })}
        {...attributes}
      >
        {text}
      </span>
    );
  }
  return (
    <a
      class={classNames("govuk-language-navigation__link", classes)}
      href={item.href}
      rel="alternate"
      {...optionalAttributes({ lang, dir, hreflang: item.hrefLang ?? lang })}
      {...attributes}
    >
      {text}
      {item.languageDescriptionText !== undefined && (
        <span class="govuk-visually-hidden"> {item.languageDescriptionText}</span>
      )}
    </a>
  );
}

/** The languages that a page or a paper can be read in. */
export function LanguageNavigation(props: LanguageNavigationProps): VNode {
  return (
    <nav
      class={classNames("govuk-language-navigation", props.classes)}
      {...props.attributes}
      aria-label={props.ariaLabel ?? "Language"}
    >
      <ul class="govuk-language-navigation__list">
        {props.items.map((item) => (
          <li class="govuk-language-navigation__list-item">
            <Language item={item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
