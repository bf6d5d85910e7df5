import type { VNode } from "preact";
import { type FooterLink, FooterNavigation, type FooterSection } from "./footer-navigation.tsx";
import { classNames, type CommonProps, type Content, isEmpty } from "./shared.ts";

export interface FooterMeta {
  items?: readonly FooterLink[] | undefined;
  text?: Content;
  visuallyHiddenTitle?: string | undefined;
}

/**
 * The Design System's footer. Logo, licence and copyright are slots, because the official
 * ones (crown, Open Government Licence, royal arms) belong to central government only.
 */
export interface FooterProps extends CommonProps {
  containerClasses?: string | undefined;
  logo?: Content;
  navigation?: readonly FooterSection[] | undefined;
  meta?: FooterMeta | undefined;
  contentLicence?: Content;
  copyright?: Content;
}

function Meta({ meta }: { meta: FooterMeta }): VNode {
  const { items = [] } = meta;
  return (
    <>
      <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle ?? "Support links"}</h2>
      {items.length > 0 && (
        <ul class="govuk-footer__inline-list">
          {items.map((item) => (
            <li class="govuk-footer__inline-list-item">
              <a class="govuk-footer__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {!isEmpty(meta.text) && <div class="govuk-footer__meta-custom">{meta.text}</div>}
    </>
  );
}

export function Footer(props: FooterProps): VNode {
  const { navigation = [], meta } = props;
  return (
    <div class={classNames("govuk-footer", props.classes)} {...props.attributes}>
      <div class={classNames("govuk-width-container", props.containerClasses)}>
        {props.logo}
        {navigation.length > 0 && <FooterNavigation sections={navigation} />}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {meta && <Meta meta={meta} />}
            {props.contentLicence}
          </div>
          {!isEmpty(props.copyright) && (
            <div class="govuk-footer__meta-item">{props.copyright}</div>
          )}
        </div>
      </div>
    </div>
  );
}
