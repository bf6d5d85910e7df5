import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { beginsWith } from "../../../platform/words/index.ts";
import { Tag } from "../../../ui/govuk/index.ts";
import type { CellsOf } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { isLateAt, runningClockInWords } from "../mash-words.ts";
import type { queueList } from "../queue-list.ts";
import type { QueueRow } from "../queue-reads.ts";
import { pauseName } from "../clock/pause-reads.ts";
import { fullName } from "../../subjects/index.ts";
import { ConcernLink } from "./concern-link.tsx";
import { paths } from "./paths.ts";
import { Clock, RatingTag } from "./rating-tag.tsx";

type Queue = ShownBy<typeof queueList>;

/** Two lines on a phone: enough to know what it is about, and the row stays short. */
const shownOfWorry = 90;

/** What waits and what is decided are drawn alike, where both say it. */
export const queueCells = (around: Queue["around"]): CellsOf<Queue> => ({
  child: (row) => (
    <>
      <ConcernLink concern={row} today={around.today} also={linkedText(row)} />
      <span class="app-line app-table__words">{beginsWith(row.worry, shownOfWorry)}</span>
      <Household concern={row} others={around.others.get(row.concernId) ?? 0} />
    </>
  ),
  clock: (row) => <ClockCell row={row} around={around} />,
  decided: ({ decidedAt }) => (decidedAt === null ? "" : formatDateTime(decidedAt)),
  step: ({ nextStep }) => nextStep ?? "",
  rating: ({ rating, dangerNow }) => (
    <>
      <RatingTag scheme={around.scheme} rating={rating} />
      {dangerNow === "yes-rung" && <span class="app-line">999 was rung</span>}
    </>
  ),
  sender: (row) => (
    <>
      {whoseText(row)}
      <span class="app-secondary app-line">{`${byWhat[row.source] ?? ""}${row.sentBy}, ${formatDateTime(row.sentAt)}`}</span>
    </>
  ),
  worker: ({ workedBy }) => workedBy ?? <span class="app-nothing">Nobody yet</span>,
  news: (row) => <News {...row} />,
});

type ClockProps = { readonly row: QueueRow; readonly around: Queue["around"] };

function ClockCell({ row, around: { now, pauses } }: ClockProps): VNode {
  const words = runningClockInWords(row, now);
  if (row.pausedAt === null) {
    return (
      <>
        <Clock words={words} />
        {(words.isLate || words.text.startsWith("due in")) && (
          <span class="app-secondary app-line">{formatDateTime(row.dueAt)}</span>
        )}
      </>
    );
  }
  return (
    <>
      {isLateAt(row, now) ? (
        <Clock words={words} />
      ) : (
        <Tag text="paused" classes="govuk-tag--grey" />
      )}
      <span class="app-line">{pauseName(pauses, row.pause ?? "")}</span>
      <span class="app-secondary app-line">{`since ${formatDateTime(row.pausedAt)}`}</span>
    </>
  );
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
      <Badge text="The sender asks for the outcome" tone="purple" />
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
