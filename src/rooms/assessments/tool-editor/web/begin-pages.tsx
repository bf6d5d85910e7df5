import type { VNode } from "preact";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import {
  DeclaredForm,
  type DeclaredFormProps,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { beginForm, fileForm } from "../begin.ts";
import type { ToolVersion } from "../draft-reads.ts";
import { summaryIn, title } from "./frame.tsx";
import { toolPaths } from "./paths.ts";

type WayIn<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly says: VNode;
};

/** A way to begin a draft, under the list of tools. */
function wayIn<F extends AnyForm>({ heading, says, ...form }: WayIn<F>): View {
  const summary = summaryIn(form.form, form.state, toolPaths.tools);
  return {
    title: heading,
    hasErrors: summary !== undefined,
    breadcrumbs: [{ text: title, href: toolPaths.tools }, { text: heading }],
    body: (
      <>
        {summary}
        <h1 class="govuk-heading-l">{heading}</h1>
        {says}
        <DeclaredForm {...form} />
      </>
    ),
  };
}

export const beginPage = (
  newest: readonly ToolVersion[],
  state: FormState<typeof beginForm>,
): View =>
  wayIn({
    heading: "Make a tool or a new version",
    says: (
      <p class="govuk-body">
        You work on a draft. Nobody who fills in tools sees it until it is put in force.
      </p>
    ),
    form: beginForm,
    state,
    drawing: { newest },
    action: toolPaths.begin,
    button: "Make a draft",
  });

export const fromFilePage = (state: FormState<typeof fileForm>): View =>
  wayIn({
    heading: "Import a tool from a file",
    says: (
      <p class="govuk-body">
        A tool that was taken out of Lantern, here or in another partnership. It becomes a draft:
        read it, try it, and agree it before it is put in force.
      </p>
    ),
    form: fileForm,
    state,
    drawing: {},
    action: toolPaths.fromFile,
    button: "Make a draft of it",
  });
