import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, InsetText, Radios, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import { PhoneLink, fact } from "../../../ui/layout/index.ts";
import { standaloneAddress, type ClosingFields, type StandaloneAction } from "../../work/index.ts";

type Page = {
  readonly action: StandaloneAction;
  readonly typed: ClosingFields;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
  readonly csrfToken: string;
  readonly today: string;
};

const endings = {
  done: "Done",
  not_achieved: "Not achieved",
  superseded: "Replaced by another action",
} as const;

/** One action and nothing of the record that it belongs to. */
export function standalonePage(page: Page): View {
  const { action, errors = [], isStale = false } = page;
  return {
    title: "An action without the record",
    hasErrors: errors.length > 0,
    breadcrumbs: [{ text: "My work", href: "/work" }, { text: "Action" }],
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">An action without the record</h1>
        {isStale && (
          <InsetText text="Someone else changed this action while you were writing. Nothing of yours was recorded: read what it says now." />
        )}
        <About {...page} />
        {action.state === "open" && <Closing {...page} />}
      </>
    ),
  };
}

function About({ action, today }: Page): VNode {
  const due = action.state === "open" ? ` (${dueInWords(action.dueOn, today).text})` : "";
  return (
    <>
      <p class="govuk-body">
        You cannot open the record that this belongs to. To hear who it is about, or to say more
        than is written here, ring the person below.
      </p>
      <SummaryList
        rows={[
          fact("What will be done", <span class="app-verbatim">{action.wording}</span>),
          fact("By when", `${formatDate(action.dueOn)}${due}`),
          fact("Asked by", <Who name={action.askedBy} phone={action.askedPhone} />),
          fact("Who to ring", <Who name={action.ring} phone={action.ringPhone} />),
          action.state !== "open" && fact("Outcome", endings[action.state]),
          action.outcome !== null &&
            fact("Outcome", <span class="app-verbatim">{action.outcome}</span>),
        ]}
      />
    </>
  );
}

const Who = ({ name, phone }: { readonly name: string; readonly phone: string | null }): VNode => (
  <>
    {name}
    {phone !== null && (
      <>
        {", "}
        <PhoneLink phone={phone} />
      </>
    )}
  </>
);

const Closing = ({ action, typed, errors = [], csrfToken }: Page): VNode => (
  <Form action={standaloneAddress(action.actionId)} csrfToken={csrfToken} classes="app-form">
    <input type="hidden" name="version" value={typed.version} />
    <Radios
      name="state"
      fieldset={{ legend: { text: "Outcome", classes: "govuk-fieldset__legend--m" } }}
      value={typed.state}
      items={Object.entries(endings).map(([value, text]) => ({ value, text }))}
      errorMessage={errorFor(errors, "state")}
    />
    <Textarea
      name="outcome"
      label={{ text: "Outcome for the child, or why it was not done" }}
      hint={{
        text: "It is added to the child’s record, with your name, and the person who asked is told",
      }}
      value={typed.outcome}
      rows={3}
      errorMessage={errorFor(errors, "outcome")}
    />
    <Button text="Record the outcome" preventDoubleClick />
  </Form>
);
