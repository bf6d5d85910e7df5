import type { ComponentChildren, VNode } from "preact";
import { caution } from "../../../../instruments/index.ts";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { formSummary, Overtaken, type FormState } from "../../../../ui/forms/index.ts";
import type { ToolDraft } from "../draft-reads.ts";
import { toolPaths } from "./paths.ts";

export const title = "Screening and assessment tools";

type Framed = {
  readonly draft: Pick<ToolDraft, "draftId" | "body">;
  readonly heading: string;
  /** What is wrong with a form on the page. */
  readonly summary?: VNode | undefined;
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  readonly children: ComponentChildren;
};

/** A page about one draft, under its name. */
export function draftPage({ draft, heading, summary, trail = [], children }: Framed): View {
  const { name } = draft.body;
  return {
    title: `${heading}: ${name}`,
    hasErrors: summary !== undefined,
    breadcrumbs: [
      { text: title, href: toolPaths.tools },
      { text: name, href: toolPaths.draft(draft.draftId) },
      ...trail,
      { text: heading },
    ],
    body: (
      <>
        {summary}
        <span class="govuk-caption-l">Draft: {name}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        {children}
      </>
    ),
  };
}

/** What is wrong with a form, or that a colleague was first. */
export const summaryIn = (
  form: AnyForm,
  state: Pick<FormState<AnyForm>, "errors" | "isStale">,
  now: string,
): VNode | undefined =>
  state.isStale ? (
    <Overtaken
      title="A colleague changed this while you were writing"
      read="Read the current version"
      href={now}
    />
  ) : (
    formSummary(form, state)
  );

export const Caution = (): VNode => <InsetText text={caution} />;

/** Said where a button or a form comes too late. */
export const staleSummary = (now: string): VNode => (
  <Overtaken
    title="A colleague has changed this draft"
    says="Nothing was done. The page shows the draft as it is now."
    read="Read the draft as it is now"
    href={now}
  />
);
