import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import type { Agency } from "../../directory/index.ts";
import { withinWords } from "../../../kernel/day-clock.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { subjects, type Stages } from "../escalation.ts";
import type { RaiseForm } from "../raise.ts";
import type { Named } from "./ground.ts";
import { escalationPaths } from "./paths.ts";

export type RaisePage = {
  readonly facts: ChildFacts;
  readonly stages: Stages;
  readonly agencies: readonly Agency[];
  readonly deciders: readonly Named[];
  readonly csrfToken: string;
  readonly typed: RaiseForm;
  readonly errors?: readonly FieldError[];
};

/** Raises a disagreement: who raises it, for whom and when are known already. */
export function raisePage(page: RaisePage): View {
  const { facts, stages, agencies, deciders, csrfToken, typed, errors = [] } = page;
  const [first] = stages.stages;
  return childPage({
    facts,
    tab: "worry",
    heading: "Raise a disagreement",
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <Form
        action={escalationPaths.raise(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          For when agencies do not agree about this child and talking has not settled it. Everybody
          who reaches the record can read it. If the child is in danger now, act first.
        </p>
        {first && (
          <p class="govuk-body">
            {`It begins at: ${first.name}, to be settled within ${withinWords(first.within)}.`}
          </p>
        )}
        <Radios
          name="about"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: "What is it about?", classes: "govuk-fieldset__legend--s" } }}
          value={typed.about}
          items={Object.entries(subjects).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "about")}
        />
        <Select
          name="agency"
          label={{ text: "Which agency do you disagree with?" }}
          value={typed.agency}
          items={[
            { value: "", text: "Choose an agency" },
            ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
          ]}
          errorMessage={errorFor(errors, "agency")}
        />
        <Textarea
          name="wording"
          label={{ text: "What do you disagree about, and why?" }}
          hint={{ text: "What was decided or done, and what it means for the child." }}
          value={typed.wording}
          rows={5}
          errorMessage={errorFor(errors, "wording")}
        />
        <Textarea
          name="asked"
          label={{ text: "What do you ask for?" }}
          value={typed.asked}
          rows={3}
          errorMessage={errorFor(errors, "asked")}
        />
        <Decider typed={typed.decider} deciders={deciders} errors={errors} />
        <Button text="Raise it" preventDoubleClick />
      </Form>
    ),
  });
}

type DeciderProps = {
  readonly typed: string;
  readonly deciders: readonly Named[];
  readonly errors: readonly FieldError[];
};

/** Somebody whom it is put to by name; nobody has to be. */
export const Decider = ({ typed, deciders, errors }: DeciderProps) => (
  <Select
    name="decider"
    label={{ text: "Is somebody asked to decide by name? (optional)" }}
    hint={{ text: "Somebody else is let into the child’s circle first." }}
    value={typed}
    items={[
      { value: "", text: "Nobody by name" },
      ...deciders.map(({ staffId, name }) => ({ value: staffId, text: name })),
    ]}
    errorMessage={errorFor(errors, "decider")}
  />
);
