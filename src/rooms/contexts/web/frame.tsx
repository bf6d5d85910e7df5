import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import type { Context } from "../context-reads.ts";
import { contextPaths } from "./paths.ts";

export const listTitle = "Places, groups and online spaces: cases";
const listCrumb = { text: listTitle, href: contextPaths.list() };

type ContextPage = {
  readonly heading: string;
  readonly caption?: string;
  readonly context?: Pick<Context, "contextId" | "name">;
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

export const contextPageOf = ({
  heading,
  caption,
  context,
  summary,
  children,
}: ContextPage): View => ({
  title: context && context.name !== heading ? `${heading}: ${context.name}` : heading,
  hasErrors: summary !== undefined,
  breadcrumbs: [
    listCrumb,
    ...(context && context.name !== heading
      ? [{ text: context.name, href: contextPaths.one(context.contextId) }]
      : []),
    { text: heading },
  ],
  body: (
    <>
      {summary}
      {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

type FormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly context?: Pick<Context, "contextId" | "name">;
  readonly intro?: ComponentChildren;
};

/** A form about a case, or one that refers it, on a page of its own. */
export function contextFormPage<F extends AnyForm>(page: FormPage<F>): View {
  const { heading, context, intro, ...form } = page;
  return contextPageOf({
    heading,
    ...(context && { context, caption: context.name }),
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {intro}
        {form.state.isStale === true && (
          <p class="govuk-body" id="now">
            A colleague was first. Open the case again to see what has changed.
          </p>
        )}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
