import { withinWords } from "../../../kernel/day-clock.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import { beginForm } from "../begin-form.ts";
import type { AssessmentKind } from "../kinds.ts";
import type { Lead } from "../leads.ts";

export type BeginPage = {
  readonly facts: ChildFacts;
  readonly kind: AssessmentKind;
  readonly leads: readonly Lead[];
};

/** Begins an assessment: what Lantern knows already is filled in. */
export function beginPage(page: BeginPage, state: FormState<typeof beginForm>): View {
  const { facts, kind } = page;
  const { name, within, source } = kind.body;
  return childFormPage({
    facts,
    tab: "pathway",
    heading: `Begin: ${name}`,
    form: beginForm,
    state,
    drawing: page,
    action: pathwayPaths.begin(facts.person.personId, kind.key),
    button: "Begin",
    children: (draw) => (
      <>
        <p class="govuk-body">{`Within ${withinWords(within)}. ${source}.`}</p>
        {draw(...beginForm.open)}
      </>
    ),
  });
}
