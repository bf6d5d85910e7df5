import { formatDateTime } from "../../../kernel/dates.ts";
import { counted, nounOf } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Button, InsetText, TaskList } from "../../../ui/govuk/index.ts";
import { Counts } from "../../../ui/layout/index.ts";
import { countPlan } from "../plan/plan-counts.ts";
import type { ImportPlan } from "../plan/plan-types.ts";
import { openPairsOf } from "../plan/who-waits.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { importPaths } from "./paths.ts";
import { crumbs, RemoveForm } from "./waiting-pages.tsx";

type Summary = {
  readonly workbook: ReadWorkbook;
  readonly plan: ImportPlan;
  readonly csrfToken: string;
};

/** The preview: what was read, in numbers first; each number opens what it counts. */
export function summaryPage({ workbook, plan, csrfToken }: Summary): View {
  const { reading, fileName, importId } = workbook;
  return {
    title: `What was read in ${fileName}`,
    breadcrumbs: crumbs(fileName),
    body: (
      <>
        <h1 class="govuk-heading-l">What was read in {fileName}</h1>
        <InsetText>
          Nothing has been written. {counted(reading.rows.length, "row")} on{" "}
          {counted(sheetsOf(workbook).length, "sheet")} were read; chosen by{" "}
          {workbook.broughtBy ?? "the command line"} on {formatDateTime(workbook.broughtAt)}.
        </InsetText>
        <Counts label="What the workbook holds" items={numbers(workbook, plan)} />
        <h2 class="govuk-heading-m">Before you confirm</h2>
        <TaskList items={tasks({ workbook, plan, csrfToken })} />
        <p class="govuk-body">
          <Button text="Continue to confirm" href={importPaths.confirm(importId)} />
        </p>
        <h2 class="govuk-heading-m">Not now</h2>
        <RemoveForm workbook={workbook} csrfToken={csrfToken} />
      </>
    ),
  };
}

/** What a first workbook cannot have, such as rows that are gone, is left out. */
function numbers(workbook: ReadWorkbook, plan: ImportPlan) {
  const { importId, reading } = workbook;
  const counts = countPlan(plan, reading);
  const toDecide = openPairs(workbook).length;
  const always = [
    {
      count: counts.made,
      text: `${nounOf(counts.made, "child", "children")} to add`,
      href: importPaths.confirm(importId),
    },
    {
      count: counts.notUnderstood,
      text: `${nounOf(counts.notUnderstood, "cell")} not understood`,
      href: importPaths.notUnderstood(importId),
      attention: counts.notUnderstood > 0,
    },
    {
      count: toDecide,
      text: `${nounOf(toDecide, "likely duplicate")} to decide`,
      href: importPaths.duplicates(importId),
      attention: toDecide > 0,
    },
    {
      count: counts.offers,
      text: `${nounOf(counts.offers, "person, vehicle or place", "people, vehicles and places")} to offer`,
      href: importPaths.offers(importId),
    },
  ];
  const others = [
    { count: counts.closed, text: "of them closed", href: importPaths.confirm(importId) },
    {
      count: counts.changed,
      text: `${nounOf(counts.changed, "child", "children")} changed`,
      href: importPaths.changes(importId),
    },
    {
      count: counts.waiting,
      text: `${nounOf(counts.waiting, "child", "children")} to wait for a decision after the import`,
      href: importPaths.confirm(importId),
      attention: counts.waiting > 0,
    },
    {
      count: counts.leftOut,
      text: `${nounOf(counts.leftOut, "child", "children")} whose rows wait for a decision`,
      href: importPaths.matches(importId),
      attention: counts.leftOut > 0,
    },
    {
      count: counts.unchanged,
      text: `${nounOf(counts.unchanged, "child", "children")} unchanged`,
      href: importPaths.changes(importId),
    },
    {
      count: counts.gone,
      text: `${nounOf(counts.gone, "row")} gone since last time`,
      href: importPaths.gone(importId),
    },
  ];
  const [first, ...rest] = always;
  return [first, ...others.filter(({ count }) => count > 0), ...rest].filter(
    (one) => one !== undefined,
  );
}

const sheetsOf = ({ reading }: ReadWorkbook) =>
  reading.sheets.filter(({ holds }) => holds === "children");

/** Likely duplicates that nobody has decided. */
export const openPairs = ({ reading, decisions }: Pick<ReadWorkbook, "reading" | "decisions">) =>
  openPairsOf(reading.pairs, decisions);

/** Rows of which nobody has said whether they are a child in Lantern: they wait. */
export const openMatches = ({ leftOut, beyond }: ImportPlan) => [
  ...leftOut.filter(({ why }) => why !== "pair"),
  ...beyond,
];

function tasks({ workbook, plan }: Summary) {
  const { importId, reading } = workbook;
  const { differs, notUnderstood } = countPlan(plan, reading);
  const pairs = openPairs(workbook).length;
  const matches = openMatches(plan).length;
  const joined = reading.pairs.filter((pair) => pair.joined).length;
  const columns = sheetsOf(workbook).flatMap((sheet) => sheet.columns);
  const unsure = columns.filter(
    ({ confidence }) => confidence === "guess" || confidence === "none",
  );
  return [
    task("Sheets and columns", importPaths.columns(importId), {
      open: unsure.length,
      words: `${counted(unsure.length, "column")} to look at`,
      hint: "What each column was taken for. What you correct is remembered for the next workbook.",
    }),
    task("Cells that were not understood", importPaths.notUnderstood(importId), {
      open: notUnderstood,
      words: counted(notUnderstood, "cell"),
      hint: "They stay not known. Put them right in the workbook, or later on the child’s record.",
    }),
    task("Likely duplicates in the workbook", importPaths.duplicates(importId), {
      open: pairs,
      words: `${pairs} to decide`,
      hint: [
        ...(joined > 0
          ? [
              `${counted(joined, "pair")} of rows read as one child: look whether they are. They stay one unless you say otherwise.`,
            ]
          : []),
        ...(pairs > 0 || joined === 0
          ? ["Of rows that you leave undecided one is written, and the others wait."]
          : []),
      ].join(" "),
    }),
    task("Likely the same as a child in Lantern", importPaths.matches(importId), {
      open: matches,
      words: `${matches} to decide`,
      hint: "Rows that you leave undecided wait: they are neither joined nor made a new child.",
    }),
    task("What changed since the last import", importPaths.changes(importId), {
      open: differs,
      words: `${counted(differs, "value")} to decide`,
      hint: "A value recorded here is kept unless you say otherwise.",
    }),
    task("People, vehicles and places in free text", importPaths.offers(importId), {
      open: 0,
      words: "",
      hint: "Offered after the import, child by child. None is created automatically.",
    }),
  ];
}

type Task = { readonly open: number; readonly words: string; readonly hint: string };

const task = (title: string, href: string, { open, words, hint }: Task) => ({
  title: { text: title },
  hint: { text: hint },
  href,
  status:
    open > 0 ? { tag: { text: words, classes: "govuk-tag--yellow" } } : { text: "Nothing to do" },
});
