import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, SummaryList, Textarea } from "../../../ui/govuk/index.ts";
import { PhoneLink, verbatimFact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { nameIn, type Area, type LeadScheme } from "../lead-scheme.ts";
import type { Message, Receipt } from "../message-reads.ts";
import { kindName, title } from "./message-form-page.tsx";
import { aboutOf } from "./messages-page.tsx";
import { leadPaths } from "./paths.ts";

/** What a lead reads: the words, who sent them, and until when. */
export function readPage(message: Message): View {
  const isWithdrawn = message.withdrawnAt !== null;
  const heading = isWithdrawn ? "This message was withdrawn" : message.subject;
  return {
    title: heading,
    breadcrumbs: [{ text: title, href: leadPaths.messages }, { text: heading }],
    body: (
      <>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body app-verbatim">
          {isWithdrawn ? message.withdrawReason : message.wording}
        </p>
        <p class="govuk-body app-secondary">
          {`Sent by ${message.sentBy}, ${formatDateTime(message.sentAt)}. In your list until ${formatDate(message.stopsOn)}.`}
        </p>
      </>
    ),
  };
}

export type MessagePage = {
  readonly message: Message;
  readonly receipts: readonly Receipt[];
  readonly scheme: LeadScheme;
  readonly areas: readonly Area[];
  readonly today: string;
  readonly csrfToken: string;
  readonly reason: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** For those who send: the words, who opened them, who is rung, and withdrawing. */
export function messagePage(page: MessagePage): View {
  const { message, errors = [], isStale = false } = page;
  return {
    title: message.subject,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: title, href: leadPaths.messages }, { text: message.subject }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {isStale && (
          <Overtaken
            title="A colleague withdrew this message"
            says="What you typed is still in the form."
            read="Read the current version"
            href={leadPaths.message(message.id)}
          />
        )}
        <h1 class="govuk-heading-l">{message.subject}</h1>
        <p class="govuk-body app-verbatim">{message.wording}</p>
        <SummaryList rows={factsOf(page)} />
        <Accounts {...page} />
        <ByHand {...page} />
        {(message.withdrawnAt === null || isStale) && <Withdraw {...page} />}
      </>
    ),
  };
}

function factsOf({ message, scheme, areas }: MessagePage) {
  const kinds = message.kinds.map(kindName).join(", ");
  const parts = message.areas.map((one) => nameIn(areas, one)).join(", ");
  return [
    verbatimFact("About", aboutOf(message, scheme)),
    verbatimFact("For leads of", kinds === "" ? "All kinds" : kinds),
    ...(parts === "" ? [] : [verbatimFact("In", parts)]),
    verbatimFact("Sent", `${formatDateTime(message.sentAt)} by ${message.sentBy}`),
    verbatimFact("Last day", formatDate(message.stopsOn)),
    ...(message.withdrawnAt
      ? [
          verbatimFact(
            "Withdrawn",
            `${formatDateTime(message.withdrawnAt)} by ${message.withdrawnBy ?? ""}`,
          ),
          verbatimFact("Because", message.withdrawReason ?? ""),
        ]
      : []),
  ];
}

const isRunning = ({ message, today }: MessagePage): boolean =>
  message.withdrawnAt === null && message.stopsOn >= today;

function Accounts(page: MessagePage): VNode {
  const { message, receipts, csrfToken, today } = page;
  const there = receipts.filter(({ staffId }) => staffId !== null);
  const unread = there.filter(({ openedAt }) => openedAt === null);
  const mayAsk = unread.some(({ chasedOn }) => chasedOn === null || chasedOn < today);
  return (
    <section>
      <h2 class="govuk-heading-m">Leads with an account</h2>
      <SortableTable
        caption={`${there.length - unread.length} of ${there.length} have opened it`}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "lead", text: "Lead" },
          { key: "opened", text: "Opened" },
        ]}
        groups={[
          {
            rows: there.map((one) => ({ lead: <Who one={one} />, opened: openedWords(one) })),
          },
        ]}
        empty="Nobody."
      />
      {isRunning(page) && mayAsk && (
        <Form action={leadPaths.chase(message.id)} csrfToken={csrfToken} classes="app-screen-only">
          <Button
            text={`Ask ${counted(unread.length, "lead")} again who have not opened it`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </section>
  );
}

function openedWords({ openedAt, chasedOn, chases }: Receipt): string {
  if (openedAt) return formatDateTime(openedAt);
  if (chasedOn === null) return "Not yet";
  return `Not yet. Asked again ${counted(chases, "time")}, last on ${formatDate(chasedOn)}`;
}

const Who = ({ one }: { readonly one: Receipt }): VNode => (
  <>
    {one.name}
    <span class="app-line app-secondary">{`${one.jobTitle}, ${one.body}`}</span>
    {one.phone !== null && (
      <span class="app-line">
        <PhoneLink phone={one.phone} />
      </span>
    )}
  </>
);

function ByHand(page: MessagePage): VNode | null {
  const { message, receipts, csrfToken } = page;
  const there = receipts.filter(({ staffId }) => staffId === null);
  if (there.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Ring or hand over</h2>
      <p class="govuk-body">
        These leads have no account. Ring them, or print this page and hand it over.
      </p>
      <SortableTable
        caption={`${there.filter(({ toldAt }) => toldAt !== null).length} of ${there.length} have been told`}
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "lead", text: "Lead" },
          { key: "told", text: "Told" },
        ]}
        groups={[
          {
            rows: there.map((one) => ({
              lead: <Who one={one} />,
              told: one.toldAt ? (
                `${formatDateTime(one.toldAt)} by ${one.toldBy ?? ""}`
              ) : (
                <Form
                  action={leadPaths.told(message.id, one.id)}
                  csrfToken={csrfToken}
                  classes="app-screen-only"
                >
                  <Button
                    text={
                      <>
                        Told<span class="govuk-visually-hidden">{`: ${one.name}`}</span>
                      </>
                    }
                    classes="govuk-button--secondary"
                    preventDoubleClick
                  />
                </Form>
              ),
            })),
          },
        ]}
        empty=""
      />
    </section>
  );
}

const Withdraw = ({ message, csrfToken, reason, errors = [] }: MessagePage): VNode => (
  <section class="app-screen-only">
    <h2 class="govuk-heading-m">Withdraw it</h2>
    <Form action={leadPaths.withdraw(message.id)} csrfToken={csrfToken} classes="app-form">
      <Textarea
        name="reason"
        label={{ text: "Why is it withdrawn?" }}
        hint={{ text: "Leads read this in place of the message" }}
        rows={3}
        value={reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Withdraw the message" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </section>
);
