import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Details, Radios, Select, WarningText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Budget } from "../outside/budget.ts";
import type { MessageLine } from "../outside/outgoing.ts";
import { hoursOf, type PreferencesForm } from "../outside/preferences.ts";
import { kindLines, messageWords, referenceOf } from "../outside/words.ts";

export type OutsidePage = {
  readonly budget: Budget;
  readonly typed: PreferencesForm;
  readonly messages: readonly MessageLine[];
  readonly csrfToken: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** How the reader is told outside Lantern, and what they were sent. */
export function outsidePage(page: OutsidePage): View {
  const { budget, errors = [], isStale = false } = page;
  const dangers = kindLines(Object.fromEntries(budget.interrupts.map((kind) => [kind, 2])));
  return {
    title: "Email notifications",
    hasErrors: errors.length > 0,
    backLink: { text: "Back to your notices", href: "/notices" },
    body: (
      <>
        <FormErrorSummary errors={errors} ids={{ digest: "digest" }} />
        <h1 class="govuk-heading-l">Email notifications</h1>
        {isStale && (
          <WarningText text="This was changed in another window. Below is what you chose here: save it again to keep it." />
        )}
        <div class="app-form">
          <p class="govuk-body">
            {`Mail goes to the address that you sign in with: at most ${counted(budget.perDay, "message")} a day, with numbers and a link. It names nobody.`}
          </p>
          <p class="govuk-body">
            {`Some of it cannot wait, and is sent at any hour: ${list(dangers.map((line) => line.replace(/^2 /, "")))}. This cannot be turned off here, because nobody else may be told in your place.`}
          </p>
        </div>
        <Choice {...page} />
        <Sent messages={page.messages} />
      </>
    ),
  };
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

const hourText = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

function Choice({ budget, typed, csrfToken, errors = [] }: OutsidePage): VNode {
  return (
    <Form action="/notices/outside" csrfToken={csrfToken} classes="app-form">
      <Radios
        name="digest"
        fieldset={{
          legend: {
            text: "Do you want a digest on working days?",
            classes: "govuk-fieldset__legend--s",
          },
        }}
        hint={{
          text: "One message with what is new, if anything is. Without it, look in Lantern.",
        }}
        value={typed.digest}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No, only what cannot wait" },
        ]}
        errorMessage={errorFor(errors, "digest")}
      />
      <Select
        name="hour"
        label={{ text: "From what time?" }}
        value={typed.hour}
        items={hoursOf(budget).map((hour) => ({ value: String(hour), text: hourText(hour) }))}
        errorMessage={errorFor(errors, "hour")}
      />
      <input type="hidden" name="version" value={typed.version} />
      <Button text="Save" preventDoubleClick />
    </Form>
  );
}

const states: Readonly<Record<MessageLine["state"], string>> = {
  waiting: "Waits to be sent",
  claimed: "Being sent",
  sent: "Sent",
  "not-sent": "Not sent: no mail is set up here. This is what would have been sent",
  "in-doubt": "May not have been sent",
  dead: "Could not be sent: tell your system administrator",
};

function Sent({ messages }: Pick<OutsidePage, "messages">): VNode {
  return (
    <SortableTable
      caption="Your last 20 messages"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "what", text: "Message" },
        { key: "when", text: "When" },
        { key: "state", text: "Outcome" },
      ]}
      groups={[{ rows: messages.map(rowOf) }]}
      empty="No message so far."
    />
  );
}

function rowOf(one: MessageLine) {
  const { subject, text } = messageWords({ ...one, address: "" });
  return {
    what: (
      <Details summaryText={`${referenceOf(one.id)}: ${subject.replace("Lantern: ", "")}`}>
        {text
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => (
            <p class="govuk-body-s govuk-!-margin-bottom-1">{line}</p>
          ))}
      </Details>
    ),
    when: formatDateTime(one.settledAt ?? one.madeAt),
    state: states[one.state],
  };
}
