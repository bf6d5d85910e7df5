import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { type CellsOf, ListFilter, ListPages, ListTables } from "../../../../ui/lists/index.ts";
import { destroyWords, isOverdue } from "../destroy-words.ts";
import { purposeText } from "../purposes.ts";
import type { registerList, waitingList } from "../register-list.ts";
import type { Entry } from "../register-reads.ts";
import { paths } from "./paths.ts";

type Register = ShownBy<typeof registerList>;
type Waiting = ShownBy<typeof waitingList>;

export function registerView(shown: Register, waiting: Waiting): View {
  const { seesAll, today } = shown.around;
  const title = seesAll ? "Register of exports" : "Your exports";
  return {
    title,
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {seesAll
            ? "Every file that was made of the tracker: who has it, why, and until when. The register never holds what a file says."
            : "The files that you made of the tracker. Destroy every copy by its date, then say so here."}
        </p>
        {waiting.rows.length > 0 && <ListTables shown={waiting} cells={waitingCells} />}
        {seesAll && <ListFilter shown={shown} />}
        <ListTables shown={shown} cells={cellsOn(today)} />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const waitingCells: CellsOf<Waiting> = {
  asked: ({ waitingExportId, askedAt }) => (
    <a class="govuk-link" href={paths.waiting(waitingExportId)}>
      {formatDateTime(askedAt)}
    </a>
  ),
  receiver: ({ receiver, askedBy }) => receiver ?? `${askedBy}, own use`,
  state: ({ state }) =>
    state === "released" ? "Released: take it within a day" : "Waiting for a second person",
};

const cellsOn = (today: string): CellsOf<Register> => ({
  number: ({ exportId, reference }) => (
    <a class="govuk-link" href={paths.entry(exportId)}>
      {reference}
    </a>
  ),
  destroy: (entry) => <Destroying entry={entry} today={today} />,
  made: ({ at }) => formatDate(londonDate(at)),
  who: ({ by }) => by,
  purpose: ({ purpose, purposeWords }) => purposeText(purpose, purposeWords),
  receiver: ({ receiver, by }) => receiver ?? `${by}, own use`,
  holds: ({ rowCount, hasNames, format }) =>
    `${counted(rowCount, "child", "children")}, ${hasNames ? "with names" : "no names"}, ${format.toUpperCase()}`,
});

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

/** "24 November 2026, 10:00, by Priya Shah". */
export const madeWords = ({ at, by }: Entry): string => `${formatDateTime(at)}, by ${by}`;
