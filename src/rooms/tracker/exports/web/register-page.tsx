import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Select } from "../../../../ui/govuk/index.ts";
import { Filter, SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { destroyWords, isOverdue } from "../destroy-words.ts";
import { purposeText } from "../purposes.ts";
import { registerPage, type Entry } from "../register-reads.ts";
import type { WaitingExport } from "../waiting-reads.ts";
import { paths } from "./paths.ts";

export type RegisterPage = {
  /** One's own files that wait for a second person, or are released and not taken. */
  readonly waiting: readonly WaitingExport[];
  readonly entries: readonly Entry[];
  /** Reads the whole register, not only their own files. */
  readonly seesAll: boolean;
  readonly onlyOverdue: boolean;
  readonly page: number;
  readonly today: string;
};

export function registerView(page: RegisterPage): View {
  const title = page.seesAll ? "Register of exports" : "Your exports";
  return {
    title,
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {page.seesAll
            ? "Every file that was made of the tracker: who has it, why, and until when. The register never holds what a file says."
            : "The files that you made of the tracker. Destroy every copy by its date, then say so here."}
        </p>
        {page.waiting.length > 0 && <WaitingFiles {...page} />}
        {page.seesAll && <OverdueFilter {...page} />}
        <SortableTable
          caption="Still to be destroyed first, then the latest destroyed"
          captionClasses="govuk-table__caption--s"
          dense
          columns={columnsOf(page)}
          groups={[{ rows: page.entries.map((entry) => rowOf(entry, page)) }]}
          empty={emptyText(page)}
        />
        <Pages {...page} />
      </>
    ),
  };
}

function WaitingFiles({ waiting }: RegisterPage): VNode {
  return (
    <SortableTable
      caption="Asked for, and not made yet"
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "asked", text: "Asked for" },
        { key: "receiver", text: "For whom" },
        { key: "state", text: "Where it is" },
      ]}
      groups={[
        {
          rows: waiting.map(({ waitingExportId, askedAt, askedBy, receiver, state }) => ({
            asked: (
              <a class="govuk-link" href={paths.waiting(waitingExportId)}>
                {formatDateTime(askedAt)}
              </a>
            ),
            receiver: receiver ?? `${askedBy}, own use`,
            state:
              state === "released" ? "Released: take it within a day" : "Waits for a second person",
          })),
        },
      ]}
    />
  );
}

function OverdueFilter({ onlyOverdue }: RegisterPage): VNode {
  return (
    <Filter
      action={paths.register()}
      classes="moj-filter--across"
      {...(onlyOverdue ? { clearHref: paths.register() } : {})}
    >
      <Select
        name="due"
        label={{ text: "Destroying" }}
        value={onlyOverdue ? "overdue" : ""}
        items={[
          { value: "", text: "All" },
          { value: "overdue", text: "Destroy-by date has passed" },
        ]}
      />
    </Filter>
  );
}

const columnsOf = ({ seesAll }: RegisterPage) => [
  { key: "number", text: "Number" },
  { key: "destroy", text: "Destroy by" },
  { key: "made", text: "Made" },
  ...(seesAll ? [{ key: "who", text: "Who" }] : []),
  { key: "purpose", text: "What for" },
  { key: "receiver", text: "Who has it" },
  { key: "holds", text: "What is in it" },
];

function rowOf(entry: Entry, { today }: RegisterPage): SortableRow {
  return {
    number: (
      <a class="govuk-link" href={paths.entry(entry.exportId)}>
        {entry.reference}
      </a>
    ),
    destroy: <Destroying entry={entry} today={today} />,
    made: formatDate(londonDate(entry.at)),
    who: entry.by,
    purpose: purposeText(entry.purpose, entry.purposeWords),
    receiver: entry.receiver ?? `${entry.by}, own use`,
    holds: `${counted(entry.rowCount, "child", "children")}, ${entry.hasNames ? "with names" : "no names"}, ${entry.format.toUpperCase()}`,
  };
}

function Destroying({ entry, today }: { entry: Entry; today: string }): VNode {
  const isLate = isOverdue(entry, today);
  const words = destroyWords(entry, today);
  return (
    <>
      {isLate ? (
        <strong class="govuk-error-message govuk-!-margin-bottom-0">{words}</strong>
      ) : (
        words
      )}
      {entry.destroyedOn === null && (
        <div>
          <a class="govuk-link app-screen-only" href={paths.destroyed(entry.exportId)}>
            Say that it is destroyed
            <span class="govuk-visually-hidden">{`: ${entry.reference}`}</span>
          </a>
        </div>
      )}
    </>
  );
}

function emptyText({ seesAll, onlyOverdue }: RegisterPage): string {
  if (onlyOverdue) return "No file is past its destroy-by date.";
  return seesAll
    ? "Nobody has made a file of the tracker."
    : "You have made no file of the tracker. On the tracker choose what you need, then Export.";
}

function Pages({ entries, page, onlyOverdue }: RegisterPage): VNode {
  const href = (number: number): string => paths.register({ overdue: onlyOverdue, page: number });
  return <PageLinks page={page} hasNext={entries.length === registerPage} href={href} />;
}

/** "24 November 2026, 10:00, by Priya Shah". */
export const madeWords = ({ at, by }: Entry): string => `${formatDateTime(at)}, by ${by}`;
