import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { staffFormPage, staffPage, type StaffFormPage } from "../../work/index.ts";
import type { Context } from "../context-reads.ts";
import { contextPaths } from "./paths.ts";

export const listTitle = "Places, groups and online spaces: cases";
const listCrumb = { text: listTitle, href: contextPaths.list() };

type OfCase = { readonly context?: Pick<Context, "contextId" | "name"> };

/** Under the list, and under the case that it is about, unless it is that case's own page. */
function headed({ heading, context }: OfCase & { readonly heading: string }) {
  if (!context || context.name === heading) return { crumbs: [listCrumb] };
  const { contextId, name } = context;
  return {
    title: `${heading}: ${name}`,
    crumbs: [listCrumb, { text: name, href: contextPaths.one(contextId) }],
  };
}

type ContextPage = OfCase & {
  readonly heading: string;
  readonly caption?: string;
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

export const contextPageOf = ({ context, ...page }: ContextPage): View =>
  staffPage({ ...page, ...headed({ heading: page.heading, ...(context && { context }) }) });

/** A form about a case, or one that refers it, on a page of its own. */
export function contextFormPage<F extends AnyForm>(page: StaffFormPage<F> & OfCase): View {
  const { context, ...form } = page;
  return staffFormPage({
    ...form,
    ...headed({ heading: form.heading, ...(context && { context }) }),
    caption: context?.name,
    again: "the case",
  });
}
