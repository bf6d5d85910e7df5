import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import type { Point } from "../point.ts";
import { forumPaths } from "./paths.ts";

export const roomTitle = "Safety forums: you said, we did";

type Crumb = { readonly text: string; readonly href?: string };

export const pointCrumb = ({ pointId, about }: Pick<Point, "about" | "pointId">): Crumb => ({
  text: about,
  href: forumPaths.point(pointId),
});

type ForumPage = {
  readonly heading: string;
  readonly crumbs?: readonly Crumb[];
  readonly summary?: VNode | undefined;
  readonly width?: "wide";
  readonly children: ComponentChildren;
};

/** A page about safety forums, with the way back to all of them. */
export const forumPage = ({ heading, crumbs = [], summary, width, children }: ForumPage): View => ({
  title: heading,
  ...(width && { width }),
  hasErrors: summary !== undefined,
  breadcrumbs: [{ text: roomTitle, href: forumPaths.home }, ...crumbs, { text: heading }],
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

export function forumFormPage<F extends AnyForm>(page: FormPage<F>): View {
  const { heading, crumbs = [], intro, ...form } = page;
  return forumPage({
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

/** A worry that is told at a forum: the ordinary way, and nothing of it stays here. */
export const Worry = (): VNode => (
  <InsetText>
    <p class="govuk-body">
      Someone told a worry about themselves or a friend: tell them first what you will do and who
      will know. Then send it to the MASH now, in one step. It is a concern like any other, and
      nothing of it is kept here.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/concerns/new">
        Raise a concern
      </a>
    </p>
  </InsetText>
);
