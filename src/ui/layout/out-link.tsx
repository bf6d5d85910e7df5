import type { VNode } from "preact";
import type { Content } from "../govuk/index.ts";

type OutLinkProps = {
  readonly href: string;
  /** Whether a form stands on the page that somebody may have begun to fill in. */
  readonly isBesideForm: boolean;
  readonly children: Content;
};

/** A link out of a page. Beside a form it opens in a new tab, and says so: without script what was typed is only here. */
export function OutLink({ href, isBesideForm, children }: OutLinkProps): VNode {
  if (!isBesideForm) {
    return (
      <a class="govuk-link" href={href}>
        {children}
      </a>
    );
  }
  return (
    <a class="govuk-link" href={href} rel="noreferrer noopener" target="_blank">
      {children}
      <span class="app-screen-only"> (opens in a new tab)</span>
    </a>
  );
}
