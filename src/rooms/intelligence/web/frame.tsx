import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";

type Crumb = { readonly text: string; readonly href?: string };

type IntelligencePage = {
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  readonly summary?: VNode | undefined;
  readonly width?: "wide";
  readonly children: ComponentChildren;
};

export const intelligencePage = ({
  heading,
  crumbs = [],
  summary,
  width,
  children,
}: IntelligencePage): View => ({
  title: heading,
  ...(width && { width }),
  hasErrors: summary !== undefined,
  ...(crumbs.length > 0 ? { breadcrumbs: [...crumbs, { text: heading }] } : {}),
  body: (
    <>
      {summary}
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

type FormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  readonly intro?: ComponentChildren;
};

export function intelligenceFormPage<F extends AnyForm>(page: FormPage<F>): View {
  const { heading, crumbs = [], intro, ...form } = page;
  return intelligencePage({
    heading,
    crumbs,
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {intro}
        {form.state.isStale === true && (
          <p class="govuk-body" id="now">
            A colleague was first. Open the page again to see what has changed.
          </p>
        )}
        <DeclaredForm {...form} />
      </>
    ),
  });
}

export const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);
