import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select } from "../../../../ui/govuk/index.ts";
import { childPage } from "../../../child-record/index.ts";
import { notKnown, points } from "../rate-outcomes.ts";
import { recoveryPaths } from "./paths.ts";
import type { FormParts } from "./work-forms.tsx";
import { small, summaryOf } from "../../../../ui/forms/form-summary.tsx";

/** Every field by its name: those of the outcomes are called by the outcome’s key. */
export type RatingTyped = Readonly<Record<string, string>>;

export type OutcomesPage = FormParts & { readonly typed: RatingTyped };

/** How each outcome is: the professional's view and the child's own beside each other, in words. */
export function outcomesPage(page: OutcomesPage): View {
  const { facts, scheme, csrfToken, typed, errors = [] } = page;
  return childPage({
    facts,
    tab: "recovery",
    heading: "Rate the outcomes",
    summary: summaryOf(page, ["ratedOn"]),
    children: (
      <Form
        action={recoveryPaths.outcomes(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <p class="govuk-body">
          In words, with no number and no total. Not known is an answer. Ask the child first: what
          they say is shown next to what you see, and neither changes the other.
        </p>
        <Radios
          name="point"
          fieldset={{ legend: { text: "At which point?", classes: small } }}
          classes="govuk-radios--small govuk-radios--inline"
          value={typed["point"] ?? ""}
          items={Object.entries(points).map(([value, text]) => ({ value, text }))}
          errorMessage={errorFor(errors, "point")}
        />
        <DateInput
          id="ratedOn"
          namePrefix="ratedOn"
          fieldset={{ legend: { text: "On which day?", classes: small } }}
          values={{ ...typed }}
          errorMessage={errorFor(errors, "ratedOn")}
        />
        {scheme.outcomes.map((one) => (
          <OutcomeFields page={page} outcome={one} errors={errors} />
        ))}
        <p class="govuk-body app-secondary">{scheme.source}</p>
        <Button text="Record the ratings" preventDoubleClick />
      </Form>
    ),
  });
}

type Fields = {
  readonly page: OutcomesPage;
  readonly outcome: { readonly key: string; readonly name: string; readonly meaning: string };
  readonly errors: readonly FieldError[];
};

function OutcomeFields({ page: { typed, scheme }, outcome, errors }: Fields): VNode {
  const { key, name, meaning } = outcome;
  const words = scheme.scale.map((one) => ({ value: one.key, text: one.name }));
  const pick = (who: string, label: string, none: string): VNode => (
    <Select
      name={`${key}-${who}`}
      label={{ text: label }}
      value={typed[`${key}-${who}`] ?? ""}
      items={[{ value: "", text: "Choose one" }, { value: notKnown, text: none }, ...words]}
      errorMessage={errorFor(errors, `${key}-${who}`)}
    />
  );
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{name}</legend>
      <p class="govuk-hint">{meaning}</p>
      {pick("child", `${name}: how does the child see it?`, "The child did not say")}
      {pick("professional", `${name}: how do you see it?`, "Not known")}
      <Input
        name={`${key}-restsOn`}
        label={{ text: `${name}: what does it rest on? (optional)` }}
        value={typed[`${key}-restsOn`] ?? ""}
        errorMessage={errorFor(errors, `${key}-restsOn`)}
      />
    </fieldset>
  );
}
