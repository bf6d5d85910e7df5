import { withinWords } from "../../../kernel/day-clock.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import type { Stages } from "../escalation.ts";
import { raiseForm, type RaiseChoices } from "../raise-form.ts";
import { escalationPaths } from "./paths.ts";

export const raisePage = (
  facts: ChildFacts,
  state: FormState<typeof raiseForm>,
  { stages: [first], ...choices }: RaiseChoices & Pick<Stages, "stages">,
): View =>
  childFormPage({
    facts,
    tab: "worry",
    heading: "Raise a disagreement",
    form: raiseForm,
    state,
    drawing: choices,
    action: escalationPaths.raise(facts.person.personId),
    button: "Raise it",
    children: (draw) => (
      <>
        <p class="govuk-body">
          For when agencies do not agree about this child and talking has not settled it. Everyone
          who can see the record can read it. If the child is in danger now, act first.
        </p>
        {first && (
          <p class="govuk-body">
            {`It begins at: ${first.name}, to be settled within ${withinWords(first.within)}.`}
          </p>
        )}
        {draw(...raiseForm.open)}
      </>
    ),
  });
