import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { Moment, momentIds } from "../../../ui/forms/moment.tsx";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import type { MomentKind } from "../moments-config.ts";
import { momentPaths } from "../paths.ts";
import type { AddTyped } from "./fields.ts";

type AddPage = {
  readonly facts: ChildFacts;
  readonly kinds: readonly MomentKind[];
  readonly csrfToken: string;
  readonly typed: AddTyped;
  readonly errors?: readonly FieldError[];
};

/** Said in twenty seconds on a telephone: what, when, from whom, one line. */
export function addPage({ facts, kinds, csrfToken, typed, errors = [] }: AddPage): View {
  return childPage({
    facts,
    tab: "overview",
    heading: "Reachable moment for this child",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={momentIds("happened")} />
      ) : undefined,
    children: (
      <Form
        action={momentPaths.add(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Radios
          name="kind"
          fieldset={{ legend: { text: "What happened?", classes: "govuk-fieldset__legend--s" } }}
          classes="govuk-radios--small"
          value={typed.kind}
          items={kinds.map(({ key, name, isAhead }) => ({
            value: key,
            text: name,
            ...(isAhead === true ? { hint: { text: "The day can be put in ahead" } } : {}),
          }))}
          errorMessage={errorFor(errors, "kind")}
        />
        <Moment name="happened" legend="When?" typed={typed} errors={errors} />
        <Input
          name="source"
          label={{ text: "Who told you?" }}
          hint={{ text: "“The custody sergeant”, “the school”" }}
          value={typed.source}
          errorMessage={errorFor(errors, "source")}
        />
        <Textarea
          name="wording"
          label={{ text: "What is known (optional)" }}
          hint={{ text: "One line. Record where the child is under “Home, school and contacts”" }}
          rows={2}
          value={typed.wording}
          errorMessage={errorFor(errors, "wording")}
        />
        <Button text="Record and tell who answers for the child" preventDoubleClick />
      </Form>
    ),
  });
}
