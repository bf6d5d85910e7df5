import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { permissions } from "../../../../kernel/permissions.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, Checkboxes, Input, Select, WarningText } from "../../../../ui/govuk/index.ts";
import type { ServiceAccount } from "../account-reads.ts";
import type { TokenForm } from "../add-token.ts";
import { paths } from "./paths.ts";

type TokenPage = {
  readonly csrfToken: string;
  readonly account: ServiceAccount;
  readonly typed: TokenForm;
  readonly errors?: readonly FieldError[];
};

const spans = [
  { value: "30", text: "30 days" },
  { value: "90", text: "90 days" },
  { value: "180", text: "180 days" },
  { value: "365", text: "A year, the longest" },
];

export function tokenPage({ csrfToken, account, typed, errors = [] }: TokenPage): View {
  return {
    title: "Make a token",
    hasErrors: errors.length > 0,
    backLink: { text: account.name, href: paths.account(account.accountId) },
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Make a token</h1>
        <p class="govuk-body">
          For {account.name}. It opens nothing until {account.responsible}, who answers for the
          system, has confirmed it: they are sent a notice.
        </p>
        <Form action={paths.addToken(account.accountId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="id" value={typed.id} />
          <Input
            name="label"
            label={{ text: "What it is for" }}
            hint={{ text: "Like “Live server” or “Test server”: you revoke it by this name" }}
            value={typed.label}
            errorMessage={errorFor(errors, "label")}
          />
          <Checkboxes
            name="scopes"
            fieldset={{
              legend: { text: "What it may be used for", classes: "govuk-fieldset__legend--s" },
            }}
            hint={{ text: "Leave out what this system does not need" }}
            values={typed.scopes}
            items={account.permissions.map((name) => ({ value: name, text: permissions[name] }))}
            errorMessage={errorFor(errors, "scopes")}
          />
          <Select
            name="days"
            label={{ text: "How long it is good for" }}
            value={typed.days}
            items={spans}
            errorMessage={errorFor(errors, "days")}
          />
          <Button text="Make the token" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

type Shown = {
  readonly account: ServiceAccount;
  readonly token: string;
  readonly expiresAt: Date;
};

export function shownPage({ account, token, expiresAt }: Shown): View {
  return {
    title: "The token is made",
    body: (
      <>
        <h1 class="govuk-heading-l">The token is made</h1>
        <WarningText text="It is shown this once and kept nowhere. Copy it now into the system’s own store of secrets; do not send it by e-mail." />
        <p class="govuk-body">
          <strong>Token of {account.name}</strong>
        </p>
        <p class="govuk-body app-verbatim">
          <code>{token}</code>
        </p>
        <p class="govuk-body">
          It gives no access yet: {account.responsible} has a notice to confirm or refuse it. You
          are told the answer.
        </p>
        <p class="govuk-body">
          It expires on {formatDate(londonDate(expiresAt))}. {account.responsible} and the
          administrators are told two weeks before. If another person may have seen it, revoke it
          and make a new one.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.account(account.accountId)}>
            Back to {account.name}
          </a>
        </p>
      </>
    ),
  };
}

/** The same form came a second time, or the page was loaded again. */
export function alreadyShownPage(account: ServiceAccount): View {
  return {
    title: "This token was shown already",
    body: (
      <>
        <h1 class="govuk-heading-l">This token was shown already</h1>
        <p class="govuk-body">
          It was made when the form was first sent, and is shown once. If you did not copy it,
          revoke it and make another.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.account(account.accountId)}>
            Back to {account.name}
          </a>
        </p>
      </>
    ),
  };
}
