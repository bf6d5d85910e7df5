import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form, Overtaken } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { PageLinks, fact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { ServiceAccount } from "../../accounts/index.ts";
import { messageNames } from "../hook-events.ts";
import { hookState, type Delivery, type Hook } from "../hook-reads.ts";
import { EventList, madeWords } from "./hook-pages.tsx";
import { hookPaths } from "./paths.ts";
import { deliveryWords, stateWords } from "./state-words.ts";

type HookPage = {
  readonly account: ServiceAccount;
  readonly hook: Hook;
  readonly deliveries: readonly Delivery[];
  readonly page: number;
  readonly hasNext: boolean;
  readonly csrfToken: string;
  readonly isStale?: boolean;
};

/** One webhook: where it stands, what can be done with it, and its messages. */
export function hookPage(shown: HookPage): View {
  const { account, hook, isStale = false } = shown;
  return {
    title: "Webhook",
    hasErrors: isStale,
    backLink: { text: `Webhooks of ${account.name}`, href: hookPaths.list(account.accountId) },
    body: (
      <>
        {isStale && (
          <Overtaken
            title="Nothing was changed"
            says={null}
            read="The webhook has changed: check it"
            href={hookPaths.hook(account.accountId, hook.hookId)}
          />
        )}
        <h1 class="govuk-heading-l">Webhook</h1>
        <SummaryList
          rows={[
            fact("Of", account.name),
            fact("Where to", <span class="app-verbatim">{hook.address}</span>),
            fact("Tells of", <EventList events={hook.events} />),
            fact("State", stateWords(hook, account.responsible)),
            fact("Made", madeWords(hook)),
            fact("Secret", `Of ${formatDateTime(hook.secretAt)}`),
          ]}
        />
        <Steps {...shown} />
        <Deliveries {...shown} />
      </>
    ),
  };
}

function Steps({ account: { accountId }, hook, csrfToken }: HookPage): VNode {
  const state = hookState(hook);
  const step = (name: "test" | "renew" | "start", text: string) => (
    <Form action={hookPaths.step(accountId, hook.hookId, name)} csrfToken={csrfToken}>
      <Button text={text} classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
  const isSending = state === "stands" || state === "failing";
  return (
    <>
      {isSending && step("test", "Send a test")}
      {state === "stopped" && step("start", "Send again from now on")}
      {(isSending || state === "stopped") && step("renew", "Make another secret")}
      {state !== "ended" && (
        <p class="govuk-body">
          <a class="govuk-link" href={hookPaths.step(accountId, hook.hookId, "end")}>
            End this webhook
          </a>
        </p>
      )}
    </>
  );
}

function Deliveries({ account, hook, deliveries, page, hasNext, csrfToken }: HookPage): VNode {
  const { accountId } = account;
  const canSend = ["stands", "failing"].includes(hookState(hook));
  return (
    <>
      <SortableTable
        caption="Messages of 30 days, the newest first"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "when", text: "Happened" },
          { key: "what", text: "What" },
          { key: "state", text: "Outcome" },
        ]}
        groups={[
          {
            rows: deliveries.map((one) => ({
              when: formatDateTime(one.happenedAt),
              what: messageNames[one.kind] ?? one.kind,
              state: (
                <>
                  {deliveryWords(one)}
                  {canSend && one.settledAt !== null && (
                    <Form
                      action={hookPaths.again(accountId, hook.hookId, one.deliveryId)}
                      csrfToken={csrfToken}
                    >
                      <Button
                        text={
                          <>
                            Send again
                            <span class="govuk-visually-hidden">
                              {` the message of ${formatDateTime(one.happenedAt)}`}
                            </span>
                          </>
                        }
                        classes="govuk-button--secondary govuk-!-margin-bottom-0"
                        preventDoubleClick
                      />
                    </Form>
                  )}
                </>
              ),
            })),
          },
        ]}
        empty="Nothing was sent yet."
      />
      <PageLinks
        page={page}
        hasNext={hasNext}
        href={(other) => hookPaths.hook(accountId, hook.hookId, other)}
      />
    </>
  );
}
