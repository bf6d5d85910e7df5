import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { childPage, type ChildFacts, type ChildTab } from "./child-frame.tsx";

type Page<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly facts: ChildFacts;
  readonly tab: ChildTab;
  readonly heading: string;
  /** Above the form, in a sentence or as it is. */
  readonly intro?: ComponentChildren;
  /** What is said where somebody else was first, in other words than everywhere. */
  readonly overtaken?: VNode;
  /** What stands now, shown where somebody else was first. */
  readonly now?: ComponentChildren;
};

/** A page about a child that is one declared form. */
export function childFormPage<F extends AnyForm>(page: Page<F>): View {
  const { facts, tab, heading, intro, now, overtaken, ...form } = page;
  const { isStale = false } = form.state;
  return childPage({
    facts,
    tab,
    heading,
    summary: (isStale && overtaken) || formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {isStale && now !== undefined && <div id="now">{now}</div>}
        {typeof intro === "string" ? <p class="govuk-body app-form">{intro}</p> : intro}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
