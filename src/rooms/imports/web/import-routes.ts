import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { Instead } from "../../../platform/http/route-kind.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { findImport, listImports } from "../import-reads.ts";
import { countOffersLeft } from "../offers.ts";
import { addWorkbook } from "../workbook/add-workbook.ts";
import { findWorkbook, listWorkbooks } from "../workbook/workbook-reads.ts";
import { removeWorkbook } from "../workbook/workbook-writes.ts";
import { workbookLimit } from "../workbook/workbook-types.ts";
import { childrenBeside, planOf } from "./plan-of.ts";
import { changeRoutes } from "./changes.tsx";
import { columnRoutes } from "./columns.tsx";
import { confirmRoutes } from "./confirm.tsx";
import { duplicateRoutes } from "./duplicates.tsx";
import { finishedPage } from "./finished-page.tsx";
import { importParams, pageQuery, findRead } from "./import-route.ts";
import { listPage } from "./list-page.tsx";
import { listedRoutes } from "./lists.tsx";
import { matchRoutes } from "./matches.tsx";
import { offerRoutes } from "./offers.tsx";
import { importPaths } from "./paths.ts";
import { summaryPage } from "./summary-page.tsx";

const access = { permission: "import.tracker" } as const;

export const importRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/imports",
    access,
    audit: { action: "import.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, frame: { csrfToken } }) => {
      const [workbooks, imports] = [await listWorkbooks(tx), await listImports(tx)];
      return { kind: "page", view: listPage({ workbooks, imports, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/imports",
    access,
    audit: { action: "import.choose" },
    shows: { about: "children" },
    input: { form: z.object({}), files: { workbook: { most: 1, asItIs: workbookLimit } } },
    handle: async ({ tx, actor, clock, files, frame: { csrfToken } }): Promise<Outcome> => {
      const upload = files("workbook");
      const added = await addWorkbook(tx, { actor, at: clock.now() }, upload);
      if (added.kind === "accepted") {
        const { importId } = added;
        return redirectDone(
          importPaths.import(importId),
          "Spreadsheet read. Next: check its columns. Nothing is imported until you confirm.",
          { subjectIds: [importId] },
        );
      }
      const [workbooks, imports] = [await listWorkbooks(tx), await listImports(tx)];
      const { errors } = added;
      return { kind: "invalid", view: listPage({ workbooks, imports, csrfToken, errors }) };
    },
  }),
  route({
    method: "GET",
    path: "/imports/:importId",
    access,
    audit: { action: "import.read" },
    shows: { about: "children" },
    input: {
      params: importParams,
      query: pageQuery.extend({ done: optionalQuery(z.literal("yes")) }),
    },
    handle: async ({ frame: { csrfToken }, params: { importId }, query, ...asking }) => {
      const { tx } = asking;
      const done = await findImport(tx, importId);
      if (done) {
        const offersLeft = await countOffersLeft(tx, importId);
        const { page } = query;
        const isNew = query.done === "yes";
        const isKept = (await findWorkbook(tx, importId)) !== undefined;
        const shown = { done, offersLeft, page, isNew, isKept };
        return { kind: "page", view: finishedPage(shown) };
      }
      const workbook = await findRead(tx, { importId, csrfToken });
      if (!workbook) return { kind: "notFound" };
      if (workbook instanceof Instead) return workbook.answer;
      const plan = await planOf(asking, workbook);
      const view = summaryPage({ workbook, plan, csrfToken });
      return { kind: "page", view, shown: childrenBeside(plan) };
    },
  }),
  route({
    method: "POST",
    path: "/imports/:importId/remove",
    access,
    audit: { action: "import.remove" },
    shows: { about: "children" },
    input: { params: importParams },
    handle: async ({ tx, params: { importId } }) => {
      // Rows that wait are decided, not put away: a child may be in them.
      if (await findImport(tx, importId))
        return redirectDone(
          importPaths.import(importId),
          "Some rows still need a decision, so the import stays.",
        );
      return (await removeWorkbook(tx, importId))
        ? redirectDone(importPaths.list, "The spreadsheet was removed. Nothing of it was imported.")
        : { kind: "notFound" };
    },
  }),
  ...columnRoutes,
  ...listedRoutes,
  ...duplicateRoutes,
  ...matchRoutes,
  ...changeRoutes,
  ...offerRoutes,
  ...confirmRoutes,
];
