import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { PageLinks } from "../../../../ui/layout/index.ts";
import {
  Badge,
  SortableTable,
  SubNavigation,
  type SortableColumn,
} from "../../../../ui/moj/index.ts";
import { messagesPerPage, type PublicCounts, type PublicMessage } from "../queue-reads.ts";
import { aboutWhom, areaName, Marks, senderName, type Areas } from "./message-parts.tsx";
import { paths } from "./paths.ts";

export type PublicQueuePage = {
  readonly messages: readonly PublicMessage[];
  readonly counts: PublicCounts;
  readonly isAside: boolean;
  readonly page: number;
  readonly areas: Areas;
};

const columns: readonly SortableColumn[] = [
  { key: "about", text: "About" },
  { key: "danger", text: "Danger" },
  { key: "sender", text: "Said to be from" },
  { key: "sent", text: "Came" },
  { key: "marks", text: "To review" },
];

const asideColumns: readonly SortableColumn[] = [
  { key: "about", text: "About" },
  { key: "sender", text: "Said to be from" },
  { key: "aside", text: "Set aside" },
  { key: "because", text: "Because" },
];

/** What the public told and nobody has verified, apart from the concerns that agencies sent. */
export function publicQueuePage(page: PublicQueuePage): View {
  const { messages, counts, isAside, areas } = page;
  const all = isAside ? counts.aside : counts.waiting;
  return {
    title: "Messages from the public",
    breadcrumbs: [{ text: "MASH", href: "/mash" }, { text: "Messages from the public" }],
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">Messages from the public</h1>
        <p class="govuk-body">
          Nobody has verified who wrote these. Take one on as a concern, or set it aside with a
          reason.
        </p>
        <SubNavigation
          label="Messages from the public"
          items={[
            { text: `Waiting (${counts.waiting})`, href: paths.queue, current: !isAside },
            { text: `Set aside (${counts.aside})`, href: paths.aside, current: isAside },
          ]}
        />
        <SortableTable
          caption={`${counted(all, "message")} ${isAside ? "set aside, newest first" : "waiting, danger first, then the oldest"}`}
          captionClasses="govuk-table__caption--s"
          dense
          columns={isAside ? asideColumns : columns}
          groups={[{ rows: messages.map((one) => rowOf(one, areas)) }]}
          empty={isAside ? "Nothing has been set aside." : "No message from the public waits."}
        />
        <Pages {...page} all={all} />
      </>
    ),
  };
}

const rowOf = (message: PublicMessage, areas: Areas) => ({
  about: (
    <>
      <a class="govuk-link" href={paths.message(message.publicConcernId)}>
        {aboutWhom(message)}
      </a>
      <span class="app-secondary app-line">
        {`${areaName(areas, message.area)} · ${message.number}`}
      </span>
    </>
  ),
  danger: <Danger said={message.dangerNow} />,
  sender: senderName(message),
  sent: formatDateTime(message.sentAt),
  marks: <Marks marks={message.marks} />,
  aside: `${message.handledBy ?? ""}, ${message.handledAt ? formatDateTime(message.handledAt) : ""}`,
  because: message.setAsideBecause ?? "",
});

function Danger({ said }: { readonly said: string }): VNode {
  if (said === "yes") return <Badge text="In danger now" tone="red" />;
  if (said === "not-known") return <Badge text="May be in danger" tone="purple" />;
  return <>{said === "no" ? "No, they say" : "Not said"}</>;
}

function Pages({ page, isAside, all }: PublicQueuePage & { readonly all: number }): VNode | null {
  const href = (number: number): string =>
    `${paths.queue}?${isAside ? "show=aside&" : ""}page=${number}`;
  if (all <= messagesPerPage) return null;
  return <PageLinks page={page} hasNext={page * messagesPerPage < all} href={href} />;
}
