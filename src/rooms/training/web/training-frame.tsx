import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { TrainingScheme } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";

export const roomTitle = "Prevention: training";

type Crumb = { readonly text: string; readonly href?: string };

type TrainingPage = {
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  readonly summary?: VNode | undefined;
  readonly width?: "wide";
  readonly children: ComponentChildren;
};

/** A page of training, with the way back to the register. */
export const trainingPage = ({
  heading,
  crumbs = [],
  summary,
  width,
  children,
}: TrainingPage): View => ({
  title: heading,
  ...(width && { width }),
  hasErrors: summary !== undefined,
  breadcrumbs: [{ text: roomTitle, href: trainingPaths.home }, ...crumbs, { text: heading }],
  body: (
    <>
      {summary}
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

type TrainingFormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  readonly intro?: ComponentChildren;
};

export function trainingFormPage<F extends AnyForm>(page: TrainingFormPage<F>): View {
  const { heading, crumbs = [], intro, ...form } = page;
  return trainingPage({
    heading,
    crumbs,
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {typeof intro === "string" ? <p class="govuk-body app-form">{intro}</p> : intro}
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

/** Said before a session to participants and staff who are survivors, with where to go. */
export const Care = ({ scheme }: { readonly scheme: TrainingScheme }): VNode => (
  <InsetText>
    <p class="govuk-body">{scheme.care}</p>
    <ul class="govuk-list govuk-list--bullet">
      {scheme.careWhere.map(({ name, how }) => (
        <li>{`${name}: ${how}`}</li>
      ))}
    </ul>
  </InsetText>
);

export const Links = ({ children }: { readonly children: ComponentChildren }): VNode => (
  <ul class="govuk-list app-screen-only">{children}</ul>
);

export const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);
