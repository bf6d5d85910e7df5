import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Radios, SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { standingPaths } from "../paths.ts";
import { dismissals } from "../reasons.ts";
import type { Suggestion } from "../suggestion-reads.ts";
import { ageText, ChildOf, Reasons, standsText } from "./parts.tsx";

export type SuggestionPage = {
  readonly suggestion: Suggestion;
  readonly ownerName: string;
  readonly csrfToken: string;
  readonly today: string;
  readonly mayRaise: boolean;
  readonly mayRefer: boolean;
  readonly typed?: { readonly reason: string };
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** One child whom a query found: why, and what a person can do. */
export function suggestionPage(page: SuggestionPage): View {
  const { suggestion, errors = [], isStale = false } = page;
  const { asked } = suggestion;
  return {
    title: asked.name,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: "Pattern alerts", href: standingPaths.all() }, { text: asked.name }],
    body: (
      <>
        {isStale && (
          <Overtaken
            title="A colleague has changed this"
            says={null}
            read="Read its current status, and answer again"
            href="#stands"
          />
        )}
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{asked.name}</h1>
        <SummaryList rows={facts(page)} />
        <WhatToDo {...page} />
        <Dismiss {...page} />
      </>
    ),
  };
}

function facts({ suggestion, ownerName, today }: SuggestionPage) {
  const child = standingPaths.child(suggestion.personId);
  const query = (
    <a class="govuk-link" href={standingPaths.query(suggestion.query)}>
      {`What it looks for; ${ownerName} is responsible`}
    </a>
  );
  return [
    fact("Age", ageText(suggestion.bornOn, today)),
    fact("Child", <ChildOf suggestion={suggestion} href={child} />),
    fact("Why", <Reasons suggestion={suggestion} />),
    fact("Found", formatDate(londonDate(suggestion.foundAt))),
    fact("Status", <span id="stands">{standsText(suggestion)}</span>),
    fact("The query", query),
  ];
}

function WhatToDo({ suggestion, csrfToken, mayRaise, mayRefer }: SuggestionPage): VNode {
  const { suggestionId, personId, asked, state, version } = suggestion;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">What you can do</h2>
      <p class="govuk-body">{`${asked.suggests}.`}</p>
      <ul class="govuk-list govuk-list--spaced">
        {mayRaise && (
          <li>
            <a class="govuk-link" href={standingPaths.concern(suggestionId)}>
              Write a concern that begins with these reasons
            </a>
          </li>
        )}
        {mayRefer && (
          <li>
            <a class="govuk-link" href={standingPaths.panels(personId)}>
              Refer the child to a panel
            </a>
          </li>
        )}
      </ul>
      {state === "open" && (
        <Form action={standingPaths.takeUp(suggestionId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(version)} />
          <Button text="I am dealing with it" classes="govuk-button--secondary" />
        </Form>
      )}
    </section>
  );
}

function Dismiss({ suggestion, csrfToken, typed, errors = [] }: SuggestionPage): VNode {
  return (
    <Form
      action={standingPaths.dismiss(suggestion.suggestionId)}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <input type="hidden" name="version" value={String(suggestion.version)} />
      <Radios
        name="reason"
        fieldset={{
          legend: { text: "Dismiss it", classes: "govuk-fieldset__legend--m" },
        }}
        hint={{
          text: "The suggestion is deleted. The reason is counted for the query, without the child.",
        }}
        value={typed?.reason}
        errorMessage={errorFor(errors, "reason")}
        items={Object.entries(dismissals).map(([value, text]) => ({ value, text }))}
      />
      <Button text="Dismiss" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}
