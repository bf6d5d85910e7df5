import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { NotificationBanner } from "../../../../ui/govuk/index.ts";
import { Counts } from "../../../../ui/layout/index.ts";
import type { ImportInFull } from "../import-reads.ts";
import { importPaths } from "./paths.ts";
import { Problems } from "./problems.tsx";
import { crumbs } from "./waiting-pages.tsx";
import { pageOf, Pages } from "./paged.tsx";

type Finished = {
  readonly done: ImportInFull;
  readonly offersLeft: number;
  readonly page: number | undefined;
  readonly isNew: boolean;
};

/** What an import did, and what it left for people to do. */
export function finishedPage({ done, offersLeft, page, isNew }: Finished): View {
  const { importId, fileName, counts, problems } = done;
  const paged = pageOf(problems, page);
  return {
    title: `Import of ${fileName}`,
    breadcrumbs: crumbs(fileName),
    body: (
      <>
        {isNew && (
          <NotificationBanner
            type="success"
            text={`${counted(done.children, "child", "children")} added. Each level waits for a person’s decision.`}
          />
        )}
        <h1 class="govuk-heading-l">Import of {fileName}</h1>
        <p class="govuk-body">
          Brought in on {formatDateTime(done.at)} by {done.by ?? "the command line"}:{" "}
          {counted(done.rows, "row")}. The file itself was not kept; each row is kept on the child’s
          record as its source.
        </p>
        <Counts
          label="What the import did"
          items={[
            { count: done.children, text: "children added", href: "/children" },
            { count: counts.changed ?? 0, text: "children changed", href: "/children" },
            {
              count: counts.waiting ?? 0,
              text: "wait for a decision",
              href: "/children?waiting=decision",
              attention: (counts.waiting ?? 0) > 0,
            },
            {
              count: offersLeft,
              text: "people, vehicles and places to look at",
              href: importPaths.offers(importId),
              attention: offersLeft > 0,
            },
            { count: problems.length, text: "cells were not understood", href: "#not-understood" },
          ]}
        />
        <h2 class="govuk-heading-m" id="not-understood">
          Cells that were not understood
        </h2>
        <Problems problems={paged.shown} />
        <Pages paged={paged} href={(number) => `${importPaths.import(importId)}?page=${number}`} />
      </>
    ),
  };
}
