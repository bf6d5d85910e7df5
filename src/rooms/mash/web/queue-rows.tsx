import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { beginsWith } from "../../../platform/words/index.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import { Badge, type SortableColumn, type SortableRow } from "../../../ui/moj/index.ts";
import type { OthersOfFamily } from "../household/waiting-families.ts";
import { isLateAt, runningClockInWords } from "../mash-words.ts";
import type { QueueRow } from "../queue-reads.ts";
import { pauseName, type PauseScheme } from "../clock/pause-reads.ts";
import type { RatingScheme } from "../rate-concern.ts";
import { fullName } from "../../subjects/index.ts";
import { ConcernLink } from "./concern-link.tsx";
import { paths } from "./paths.ts";
import { Clock, RatingTag } from "./rating-tag.tsx";

type Around = {
  readonly others: OthersOfFamily;
  readonly scheme: RatingScheme;
  readonly pauses: PauseScheme;
  readonly now: Date;
  readonly today: string;
};

export const queueColumns: readonly SortableColumn[] = [
  { key: "child", text: "About" },
  { key: "clock", text: "Decision" },
  { key: "rating", text: "Rating" },
  { key: "sender", text: "Sent by" },
  { key: "worker", text: "Who works on it", isLabelled: true },
  { key: "news", text: "New" },
];

export const decidedColumns: readonly SortableColumn[] = [
  { key: "child", text: "About" },
  { key: "decided", text: "Decided", isLabelled: true },
  { key: "step", text: "Next step", isLabelled: true },
  { key: "rating", text: "Rating" },
  { key: "sender", text: "Sent by" },
  { key: "news", text: "New" },
];

export function queueRow(row: QueueRow, around: Around): SortableRow {
  const words = runningClockInWords(row, around.now);
  return {
    ...shared(row, around),
    clock:
      row.pausedAt === null ? (
        <>
          <Clock words={words} />
          {(words.isLate || words.text.startsWith("due in")) && (
            <span class="app-secondary app-line">{formatDateTime(row.dueAt)}</span>
          )}
        </>
      ) : (
        <>
          {isLateAt(row, around.now) ? (
            <Clock words={words} />
          ) : (
            <Tag text="paused" classes="govuk-tag--grey" />
          )}
          <span class="app-line">{pauseName(around.pauses, row.pause ?? "")}</span>
          <span class="app-secondary app-line">{`since ${formatDateTime(row.pausedAt)}`}</span>
        </>
      ),
    worker: row.workedBy ?? <span class="app-nothing">Nobody yet</span>,
  };
}

export function decidedRow(row: QueueRow, around: Around): SortableRow {
  return {
    ...shared(row, around),
    decided: row.decidedAt === null ? "" : formatDateTime(row.decidedAt),
    step: row.nextStep ?? "",
  };
}

/** Two lines on a phone: enough to know what it is about, and the row stays short. */
const shownOfWorry = 90;

function shared(row: QueueRow, { others, scheme, today }: Around): SortableRow {
  return {
    child: (
      <>
        <ConcernLink concern={row} today={today} also={linkedText(row)} />
        <span class="app-line app-table__words">{beginsWith(row.worry, shownOfWorry)}</span>
        <Household concern={row} others={others.get(row.concernId) ?? 0} />
      </>
    ),
    rating: (
      <>
        <RatingTag scheme={scheme} rating={row.rating} />
        {row.dangerNow === "yes-rung" && <span class="app-line">999 was rung</span>}
      </>
    ),
    sender: (
      <>
        {whoseText(row)}
        <span class="app-secondary app-line">{`${byWhat[row.source] ?? ""}${row.sentBy}, ${formatDateTime(row.sentAt)}`}</span>
      </>
    ),
    news: <News {...row} />,
  };
}

/** Several agencies may have written of one household: it is one piece of work. */
const Household = ({ concern, others }: { readonly concern: QueueRow; readonly others: number }) =>
  others === 0 ? null : (
    <span class="app-secondary app-line">
      <a class="govuk-link" href={paths.household(concern.concernId)}>
        {`Decide together with ${counted(others, "other")} of this family name`}
        <span class="govuk-visually-hidden">{`: ${fullName(concern)}, ${concern.reference}`}</span>
      </a>
    </span>
  );

const linkedText = ({ isLinked, isReferral, about }: QueueRow): string => {
  const stage = isReferral ? " · referral" : " · contact";
  if (!isLinked) return stage;
  return `${stage}${about === "child" ? " · record linked" : " · put with a subject"}`;
};

const whoseText = ({ source, agency }: QueueRow): string =>
  source === "public" ? "The public, not verified" : agency;

const byWhat: Readonly<Record<string, string>> = {
  public: "taken on by ",
  feed: "from its system, brought in by ",
};

/** What nobody at the MASH has read yet. */
function News(row: QueueRow): VNode {
  if (row.askedAt === null || row.decidedAt !== null) return <SinceRead {...row} />;
  return (
    <>
      <Badge text="The sender asks what came of it" tone="purple" />
      <span class="app-secondary app-line">{formatDateTime(row.askedAt)}</span>
    </>
  );
}

function SinceRead({ lookedAt, addedAt }: QueueRow): VNode {
  if (lookedAt === null) return <Badge text="Not opened yet" tone="purple" />;
  if (addedAt === null || addedAt <= lookedAt)
    return <span class="app-nothing">Nothing since it was read</span>;
  return (
    <>
      <Badge text="Added to" tone="purple" />
      <span class="app-secondary app-line">{formatDateTime(addedAt)}</span>
    </>
  );
}
