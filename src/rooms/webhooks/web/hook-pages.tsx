import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Input, WarningText } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ServiceAccount } from "../../accounts/index.ts";
import type { HookForm } from "../hook-commands.ts";
import { eventWords, hookEvents } from "../hook-events.ts";
import type { Hook } from "../hook-reads.ts";
import { hookPaths } from "./paths.ts";
import { stateWords } from "./state-words.ts";

const backTo = ({ accountId, name }: ServiceAccount) => ({
  text: name,
  href: hookPaths.account(accountId),
});

export function hooksPage(account: ServiceAccount, hooks: readonly Hook[]): View {
  const { accountId, name, responsible, endedAt } = account;
  return {
    title: `Webhooks of ${name}`,
    backLink: backTo(account),
    body: (
      <>
        <h1 class="govuk-heading-l">{`Webhooks of ${name}`}</h1>
        <p class="govuk-body">
          A webhook tells the system that something waits for it, the minute after it happened. The
          message says what kind it is, when it was, a reference and where to fetch it. The system
          is told only of what its own token opens at that moment.
        </p>
        {endedAt === null && (
          <p class="govuk-body">
            <a class="govuk-link" href={hookPaths.add(accountId)}>
              Add a webhook
            </a>
          </p>
        )}
        <SortableTable
          caption="Active ones first"
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "address", text: "Where to" },
            { key: "events", text: "Tells of" },
            { key: "state", text: "State" },
          ]}
          groups={[
            {
              rows: hooks.map((hook) => ({
                address: (
                  <a class="govuk-link" href={hookPaths.hook(accountId, hook.hookId)}>
                    {hook.address}
                  </a>
                ),
                events: eventWords(hook.events).join("; "),
                state: stateWords(hook, responsible),
              })),
            },
          ]}
          empty="There is none yet."
        />
      </>
    ),
  };
}

type AddPage = {
  readonly csrfToken: string;
  readonly account: ServiceAccount;
  readonly typed: HookForm;
  readonly errors?: readonly FieldError[];
};

export function addPage({ csrfToken, account, typed, errors = [] }: AddPage): View {
  return {
    title: "Add a webhook",
    hasErrors: errors.length > 0,
    backLink: backTo(account),
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Add a webhook</h1>
        <p class="govuk-body">
          {`For ${account.name}. It sends nothing until ${account.responsible}, who answers for the system, has confirmed it: they are sent a notice.`}
        </p>
        <Form action={hookPaths.add(account.accountId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="id" value={typed.id} />
          <Input
            name="address"
            label={{ text: "Where to send it", classes: "govuk-label--s" }}
            hint={{
              text: "Begins with https://. It must be reachable from the internet, or be a receiver that your system administrator has allowed by name; on port 443 or 8443. For another address later, add another webhook and end this one.",
            }}
            value={typed.address}
            errorMessage={errorFor(errors, "address")}
            attributes={{ spellcheck: "false" }}
          />
          <Checkboxes
            name="events"
            fieldset={{
              legend: { text: "Events", classes: "govuk-fieldset__legend--s" },
            }}
            values={typed.events}
            items={Object.entries(hookEvents).map(([value, text]) => ({ value, text }))}
            errorMessage={errorFor(errors, "events")}
          />
          <Button text="Add the webhook" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

type Shown = {
  readonly account: ServiceAccount;
  readonly hookId: string;
  readonly secret: string;
  readonly isRenewed: boolean;
};

/** The secret, this once. */
export function secretPage({ account, hookId, secret, isRenewed }: Shown): View {
  const title = isRenewed ? "The new secret" : "The webhook is added";
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <WarningText text="The secret is shown this once. Copy it now into the system’s own store of secrets; do not send it by e-mail." />
        <p class="govuk-body">
          <strong>Secret of the webhook</strong>
        </p>
        <p class="govuk-body app-verbatim">
          <code>{secret}</code>
        </p>
        <p class="govuk-body">
          {isRenewed
            ? "For 24 hours each message is signed with the former secret as well. Put the new one in place until then."
            : `The system checks with it that a message is from here. Nothing is sent yet: ${account.responsible} has a notice, and confirms or refuses the webhook. You are told which.`}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={hookPaths.hook(account.accountId, hookId)}>
            Go to the webhook
          </a>
        </p>
      </>
    ),
  };
}

/** The same form came a second time, or the page was loaded again. */
export function alreadyShownPage(account: ServiceAccount): View {
  return {
    title: "This secret was shown already",
    body: (
      <>
        <h1 class="govuk-heading-l">This secret was shown already</h1>
        <p class="govuk-body">
          It was made when the form was first sent, and is shown once. If you did not copy it, make
          another on the page of the webhook.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={hookPaths.list(account.accountId)}>
            {`Webhooks of ${account.name}`}
          </a>
        </p>
      </>
    ),
  };
}

type EndPage = {
  readonly account: ServiceAccount;
  readonly hook: Hook;
  readonly csrfToken: string;
};

/** Asks before what cannot be taken back. */
export function endPage({ account: { accountId }, hook, csrfToken }: EndPage): View {
  const { hookId, address } = hook;
  return {
    title: "End this webhook",
    backLink: { text: "The webhook", href: hookPaths.hook(accountId, hookId) },
    body: (
      <>
        <h1 class="govuk-heading-l">End this webhook</h1>
        <WarningText
          text={`Nothing is sent to ${address} from now on, and what waits is given up. It cannot be started again.`}
        />
        <Form action={hookPaths.step(accountId, hookId, "end")} csrfToken={csrfToken}>
          <Button text="End the webhook" classes="govuk-button--warning" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

export const madeWords = ({ madeAt, madeBy }: Pick<Hook, "madeAt" | "madeBy">): string =>
  `${formatDateTime(madeAt)}, ${madeBy}`;

export const EventList = ({ events }: Pick<Hook, "events">): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {eventWords(events).map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);
