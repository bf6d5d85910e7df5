import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { FormerRow } from "../plan/plan-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { planOf } from "./plan-of.ts";
import { importParams, importRoute, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { Problems } from "./problems.tsx";
import { nameOfRow } from "./rows-beside.tsx";
import { crumbs } from "./waiting-pages.tsx";

function notUnderstoodPage(workbook: ReadWorkbook, page: number | undefined): View {
  const { importId, fileName, reading } = workbook;
  const title = "Cells that were not understood";
  const paged = pageOf(reading.problems, page);
  return {
    title,
    breadcrumbs: [...crumbs(fileName, importId), { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          Each cell is kept as it is written. What was not understood comes in as not known; where a
          name could be read in another order, the list says how it was read. You can correct it in
          the workbook and choose it again.
        </p>
        <Problems problems={paged.shown} />
        <Pages paged={paged} href={(number) => importPaths.notUnderstood(importId, number)} />
      </>
    ),
  };
}

function gonePage(
  { importId, fileName }: ReadWorkbook,
  gone: readonly FormerRow[],
  page: number | undefined,
): View {
  const title = "Rows that are gone";
  const paged = pageOf(gone, page);
  return {
    title,
    breadcrumbs: [...crumbs(fileName, importId), { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          These rows were in the workbook before and are not now. This closes nobody: close a child
          on their own record, with a reason.
        </p>
        {paged.total === 0 ? (
          <p class="govuk-body">No row is gone.</p>
        ) : (
          <SortableTable
            caption="Rows of the last import that are not in this workbook"
            captionClasses="govuk-visually-hidden"
            columns={[
              { key: "child", text: "Child" },
              { key: "sheet", text: "Sheet of last time" },
            ]}
            groups={[
              {
                rows: paged.shown.map(({ personId, row }) => ({
                  child: (
                    <a class="govuk-link" href={`/children/${personId}`}>
                      {nameOfRow(row)}
                    </a>
                  ),
                  sheet: row.sheet,
                })),
              },
            ]}
          />
        )}
        <Pages paged={paged} href={(number) => importPaths.gone(importId, number)} />
      </>
    ),
  };
}

export const listedRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/not-understood",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: (workbook, { query }) =>
      Promise.resolve({ kind: "page", view: notUnderstoodPage(workbook, query.page) }),
  }),
  importRoute({
    method: "GET",
    path: "/imports/:importId/gone",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: async (workbook, { query, ...asking }) => {
      const { gone } = await planOf(asking, workbook);
      const subjectIds = gone.map(({ personId }) => personId);
      return { kind: "page", view: gonePage(workbook, gone, query.page), subjectIds };
    },
  }),
];
