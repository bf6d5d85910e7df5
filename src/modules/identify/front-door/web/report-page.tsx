import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable, type SortableColumn } from "../../../../ui/moj/index.ts";
import type { Check } from "../door.ts";
import type { ReportRow, Shown } from "../route-check.ts";

const columns: readonly SortableColumn[] = [
  { key: "month", text: "Month" },
  { key: "question", text: "Question" },
  { key: "before", text: "Right before reading" },
  { key: "after", text: "Right after reading" },
];

const shown = (count: Shown): string => (count === undefined ? "c" : String(count));

const cell = ({ answers, right }: ReportRow["before"]): string =>
  answers === 0 ? "Nobody answered" : `${shown(right)} of ${shown(answers)}`;

const monthName = new Intl.DateTimeFormat("en-GB", {
  ...{ month: "long", year: "numeric", timeZone: "UTC" },
});

/** Whether the public knows the ways to help, in counts; small ones are left out. */
export function reportPage(rows: readonly ReportRow[], { questions }: Check): View {
  return {
    title: "Do people know whom to ring?",
    body: (
      <>
        <h1 class="govuk-heading-l">Do people know whom to ring?</h1>
        <p class="govuk-body">
          Answers of the public to the questions at /do-you-know. Nothing is kept of who answered. c
          stands for one to five, and for what would give it away.
        </p>
        <SortableTable
          caption="Answers by month and question, newest first"
          captionClasses="govuk-table__caption--s"
          columns={columns}
          groups={[
            {
              rows: rows.map(({ month, question, before, after }) => ({
                month: monthName.format(new Date(`${month}T00:00:00Z`)),
                question: questions.find(({ key }) => key === question)?.wording ?? question,
                before: cell(before),
                after: cell(after),
              })),
            },
          ]}
          empty="Nobody has answered yet."
        />
      </>
    ),
  };
}
