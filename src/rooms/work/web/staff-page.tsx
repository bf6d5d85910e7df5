import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";

/** A step on the way back; the last is the page itself, which is added. */
export type Crumb = { readonly text: string; readonly href?: string };

type Headed = {
  readonly heading: string;
  /** Of the window, where the heading alone does not tell one page from the next. */
  readonly title?: string;
  /** What it is about, above the heading. */
  readonly caption?: string | undefined;
  readonly crumbs?: readonly Crumb[];
};

type StaffPage = Headed & {
  readonly summary?: VNode | undefined;
  readonly width?: "wide";
  readonly children: ComponentChildren;
};

/** A page about no child: the way back, errors first, what it is about, its heading. */
export const staffPage = ({ heading, title, caption, crumbs = [], ...page }: StaffPage): View => ({
  title: title ?? heading,
  ...(page.width && { width: page.width }),
  hasErrors: page.summary !== undefined,
  ...(crumbs.length > 0 && { breadcrumbs: [...crumbs, { text: heading }] }),
  body: (
    <>
      {page.summary}
      {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l">{heading}</h1>
      {page.children}
    </>
  ),
});

export type StaffFormPage<F extends AnyForm> = DeclaredFormProps<F> &
  Headed & {
    /** Before the first question; a sentence is a paragraph. */
    readonly intro?: ComponentChildren;
    /** What to open again where a colleague was first. */
    readonly again?: string;
  };

/** A form about no child on a page of its own; `staffForm` makes its routes. */
export function staffFormPage<F extends AnyForm>(page: StaffFormPage<F>): View {
  const { heading, title, caption, crumbs, intro, again = "the page", ...form } = page;
  return staffPage({
    heading,
    caption,
    ...(title !== undefined && { title }),
    ...(crumbs && { crumbs }),
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {typeof intro === "string" ? <p class="govuk-body app-form">{intro}</p> : intro}
        {form.state.isStale === true && (
          <p class="govuk-body" id="now">
            {`A colleague was first. Open ${again} again to see what has changed.`}
          </p>
        )}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
