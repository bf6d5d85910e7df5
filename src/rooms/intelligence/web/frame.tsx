import type { VNode } from "preact";

export const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);
