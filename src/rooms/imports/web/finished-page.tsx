import { formatDateTime } from "../../../kernel/dates.ts";
import { counted, nounOf } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { NotificationBanner } from "../../../ui/govuk/index.ts";
import { Counts, type Count } from "../../../ui/layout/index.ts";
import type { OffersLeft } from "../offers.ts";
import type { ImportInFull } from "../import-reads.ts";
import { importPaths } from "./paths.ts";
import { Problems } from "./problems.tsx";
import { crumbs } from "./waiting-pages.tsx";
import { pageOf, Pages } from "./paged.tsx";

type Finished = {
  readonly done: ImportInFull;
  readonly offersLeft: OffersLeft;
  readonly page: number | undefined;
  readonly isNew: boolean;
  /** The workbook is here yet, since rows of it wait for a decision. */
  readonly isKept: boolean;
};

/** The sentence and the number below it count the same children. */
const waitWords = ({ waiting, rowsWait }: ImportInFull): string =>
  [
    `${counted(waiting, "child waits", "children wait")} for a person’s decision.`,
    ...(rowsWait > 0
      ? [`${counted(rowsWait, "child", "children")} not written: their rows wait.`]
      : []),
  ].join(" ");

const RowsThatWait = ({ done: { importId, rowsWait } }: Pick<Finished, "done">) => (
  <>
    <h2 class="govuk-heading-m">Rows that wait for a decision</h2>
    <p class="govuk-body">
      {counted(rowsWait, "child", "children")} may be in Lantern already, or in another row. These
      rows are not imported until a person decides. Decide, then confirm again.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        <a class="govuk-link" href={importPaths.matches(importId)}>
          Likely the same as a child in Lantern
        </a>
      </li>
      <li>
        <a class="govuk-link" href={importPaths.duplicates(importId)}>
          Likely duplicates in the workbook
        </a>
      </li>
      <li>
        <a class="govuk-link" href={importPaths.confirm(importId)}>
          Confirm what was decided
        </a>
      </li>
    </ul>
  </>
);

/** What an import did, and what it left for people to do. */
export function finishedPage({ done, offersLeft, page, isNew, isKept }: Finished): View {
  const { importId, fileName, problems } = done;
  const paged = pageOf(problems, page);
  return {
    title: `Import of ${fileName}`,
    breadcrumbs: crumbs(fileName),
    body: (
      <>
        {isNew && (
          <NotificationBanner
            type="success"
            text={`${counted(done.children, "child", "children")} added. ${waitWords(done)}`}
          />
        )}
        <h1 class="govuk-heading-l">Import of {fileName}</h1>
        <p class="govuk-body">
          Brought in on {formatDateTime(done.at)} by {done.by ?? "the command line"}:{" "}
          {counted(done.rows, "row")}. Each row that was written is kept on the child’s record as
          its source.{" "}
          {isKept
            ? "The file is kept until the rows that wait are decided."
            : "The file was not kept."}
        </p>
        {isKept && <RowsThatWait done={done} />}
        <Counts label="What the import did" items={numbers(done, offersLeft)} />
        <h2 class="govuk-heading-m" id="not-understood">
          Cells that were not understood
        </h2>
        <Problems problems={paged.shown} />
        <Pages paged={paged} href={(number) => `${importPaths.import(importId)}?page=${number}`} />
      </>
    ),
  };
}

function numbers(
  { importId, children, counts, waiting, rowsWait, problems }: ImportInFull,
  { named, leads }: OffersLeft,
): readonly Count[] {
  const { changed = 0 } = counts;
  const href = importPaths.offers(importId);
  return [
    { count: children, text: `${nounOf(children, "child", "children")} added`, href: "/children" },
    { count: changed, text: `${nounOf(changed, "child", "children")} changed`, href: "/children" },
    {
      count: waiting,
      text: `${nounOf(waiting, "child waits", "children wait")} for a decision`,
      href: "/children?waiting=decision",
      attention: waiting > 0,
    },
    {
      count: rowsWait,
      text: `${nounOf(rowsWait, "child", "children")} not written: rows wait`,
      href: importPaths.matches(importId),
      attention: rowsWait > 0,
    },
    {
      count: named,
      text: `${nounOf(named, "person, vehicle or place", "people, vehicles and places")} to look at`,
      href,
      attention: named > 0,
    },
    ...(leads > 0
      ? [
          {
            count: leads,
            text: `${nounOf(leads, "lead practitioner", "lead practitioners")} to look at`,
            href,
            attention: true,
          },
        ]
      : []),
    {
      count: problems.length,
      text: `${nounOf(problems.length, "cell was", "cells were")} not understood`,
      href: "#not-understood",
    },
  ];
}
