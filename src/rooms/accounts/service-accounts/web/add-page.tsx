import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Input, Select } from "../../../../ui/govuk/index.ts";
import type { Choices } from "../account-reads.ts";
import type { AccountForm } from "../add-account.ts";
import { paths } from "./paths.ts";

type AddPage = {
  readonly csrfToken: string;
  readonly choices: Choices;
  readonly typed: AccountForm;
  readonly errors?: readonly FieldError[];
};

export function addPage({ csrfToken, choices, typed, errors = [] }: AddPage): View {
  const chooser = (name: keyof AccountForm, label: string, hint: string) => {
    const { list, none } = offered(choices)[name] ?? { list: [], none: "" };
    return (
      <Select
        name={name}
        label={{ text: label }}
        hint={{ text: hint }}
        value={typed[name]}
        items={[
          { value: "", text: none },
          ...list.map((one) => ({ value: one.id, text: one.name })),
        ]}
        errorMessage={errorFor(errors, name)}
      />
    );
  };
  return {
    title: "Add a service account",
    hasErrors: errors.length > 0,
    backLink: { text: "Service accounts", href: paths.list },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Add a service account</h1>
        <Form action={paths.add} csrfToken={csrfToken} classes="app-form">
          <Input
            name="name"
            label={{ text: "Name of the system" }}
            hint={{ text: "The MASH reads it as the sender of a concern" }}
            value={typed.name}
            errorMessage={errorFor(errors, "name")}
          />
          {chooser("team", "Team it acts for", "It sends and reads this team’s concerns")}
          {chooser("role", "What it may do", "Only roles that are fit for a machine are offered")}
          {chooser(
            "responsible",
            "Who answers for it",
            "They are told about the account, about each token, and before a token expires",
          )}
          <Button text="Add the account" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

type Offer = { readonly list: Choices["teams"]; readonly none: string };

const offered = (choices: Choices): Readonly<Partial<Record<keyof AccountForm, Offer>>> => ({
  team: { list: choices.teams, none: "Choose a team" },
  role: { list: choices.roles, none: "Choose a role" },
  responsible: { list: choices.people, none: "Choose a person" },
});
