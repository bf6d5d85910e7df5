import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { PageLinks } from "../../../ui/layout/index.ts";
import { Badge, SortableTable } from "../../../ui/moj/index.ts";
import { type LeadScheme, nameIn } from "../lead-scheme.ts";
import { messagesOnAPage, type Message, type Mine } from "../message-reads.ts";
import { title } from "./message-form-page.tsx";
import { leadPaths } from "./paths.ts";

export type MessagesPage = {
  readonly mine: readonly Mine[];
  /** Undefined for whoever sends none. */
  readonly sent: readonly Message[] | undefined;
  readonly page: number;
  readonly scheme: LeadScheme;
  readonly today: string;
};

/** What this person has as a lead, and for those who send all that was sent. */
export function messagesPage(page: MessagesPage): View {
  const { mine, sent } = page;
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {sent && (
          <p class="app-screen-only">
            <Button text="Write to leads" href={leadPaths.newMessage()} />
          </p>
        )}
        <SortableTable
          caption={`For you as a lead: ${counted(mine.length, "message")}`}
          columns={[
            { key: "subject", text: "Message" },
            { key: "sent", text: "Sent" },
            { key: "until", text: "Until" },
          ]}
          groups={[{ rows: mine.map(mineRow) }]}
          empty="No messages for you as a lead."
        />
        {sent && <SentList {...page} sent={sent} />}
      </>
    ),
  };
}

const mineRow = (one: Mine) => ({
  subject: (
    <>
      <a class="govuk-link" href={leadPaths.message(one.id)}>
        {one.withdrawnAt ? "A message that was withdrawn" : one.subject}
      </a>
      {one.openedAt === null && (
        <span class="app-line">
          <Badge text="Not opened" tone="blue" />
        </span>
      )}
    </>
  ),
  sent: `${formatDateTime(one.sentAt)}, ${one.sentBy}`,
  until: formatDate(one.stopsOn),
});

type SentProps = MessagesPage & { readonly sent: readonly Message[] };

function SentList({ sent, page, scheme, today }: SentProps): VNode {
  return (
    <>
      <SortableTable
        caption="All that were sent, the newest first"
        columns={[
          { key: "subject", text: "Message" },
          { key: "about", text: "About" },
          { key: "sent", text: "Sent" },
          { key: "reached", text: "Opened or told" },
          { key: "until", text: "Until" },
        ]}
        groups={[
          {
            rows: sent.slice(0, messagesOnAPage).map((one) => ({
              subject: (
                <a class="govuk-link" href={leadPaths.message(one.id)}>
                  {one.subject}
                </a>
              ),
              about: aboutOf(one, scheme),
              sent: `${formatDateTime(one.sentAt)}, ${one.sentBy}`,
              reached: `${one.reached} of ${one.leads}`,
              until: untilWords(one, today),
            })),
          },
        ]}
        empty="No message has been sent to leads."
      />
      <PageLinks
        page={page}
        hasNext={sent.length > messagesOnAPage}
        href={(number) => `${leadPaths.messages}?page=${number}`}
      />
    </>
  );
}

export const aboutOf = (one: Message, scheme: LeadScheme): string =>
  one.theme === null ? (one.thing ?? "A place or a vehicle") : nameIn(scheme.themes, one.theme);

function untilWords({ withdrawnAt, stopsOn }: Message, today: string): string {
  if (withdrawnAt) return "Withdrawn";
  return stopsOn < today ? `Ended ${formatDate(stopsOn)}` : formatDate(stopsOn);
}
