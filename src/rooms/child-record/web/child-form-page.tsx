import type { ComponentChildren } from "preact";
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
  /** What stands now, shown where somebody else was first. */
  readonly now?: ComponentChildren;
};

/** A page about a child that is one declared form. */
export function childFormPage<F extends AnyForm>(page: Page<F>): View {
  const { facts, tab, heading, intro, now, ...form } = page;
  const { state } = form;
  return childPage({
    facts,
    tab,
    heading,
    summary: formSummary(form.form, state, form.suffix),
    children: (
      <>
        {state.isStale === true && now !== undefined && <div id="now">{now}</div>}
        {typeof intro === "string" ? <p class="govuk-body app-form">{intro}</p> : intro}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
