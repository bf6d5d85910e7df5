import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable, type SortableColumn } from "../../../../ui/moj/index.ts";
import type { Check } from "../door.ts";
import type { ReportRow } from "../route-check.ts";

const columns: readonly SortableColumn[] = [
  { key: "month", text: "Month" },
  { key: "question", text: "Question" },
  { key: "before", text: "Right before reading" },
  { key: "after", text: "Right after reading" },
];

/** In words where a count is left out: a letter for it would have to be looked up. */
export function cell({ answers, right }: ReportRow["before"]): string {
  if (answers === 0) return "Nobody answered";
  if (answers === undefined) return "Too few answers to show";
  if (right === undefined) return `${counted(answers, "answer")}; how many were right is not shown`;
  return `${right} of ${answers}`;
}

const monthName = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** Whether the public knows the ways to help, in counts; small ones are left out. */
export function reportPage(rows: readonly ReportRow[], { questions }: Check): View {
  return {
    title: "Public awareness check",
    body: (
      <>
        <h1 class="govuk-heading-l">Public awareness check</h1>
        <p class="govuk-body">
          Answers of the public to the questions at /do-you-know. Nothing is kept of who answered.
          One to five are not shown, nor what would give them away.
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
