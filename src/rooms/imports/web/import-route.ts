import { z } from "zod";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import { Instead, routeKind } from "../../../platform/http/route-kind.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { findImport } from "../import-reads.ts";
import { findReading, findWorkbook } from "../workbook/workbook-reads.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { importPaths } from "./paths.ts";
import { unreadablePage, waitingPage } from "./waiting-pages.tsx";

export const importParams = z.object({ importId: anId });
export const pageQuery = z.object({
  page: optionalQuery(z.coerce.number().int().min(1).max(10_000)),
});

/**
 * A page about a workbook that was read and is not confirmed. While it is being read the page says
 * so; one that is confirmed leads to what became of it.
 */
export const importRoute = routeKind({
  under: "/imports/:importId",
  params: importParams,
  shows: { about: "children" },
  access: { permission: "import.tracker" },
  find: ({ tx, params: { importId }, frame: { csrfToken } }) =>
    findRead(tx, { importId, csrfToken }),
  names: (_, named) => named,
});

/** What was read of a workbook, or why there is nothing to go on with. */
export async function findRead(
  tx: Tx,
  { importId, csrfToken }: { readonly importId: string; readonly csrfToken: string },
): Promise<ReadWorkbook | Instead | undefined> {
  const read = await findReading(tx, importId);
  if (read) return read;
  const workbook = await findWorkbook(tx, importId);
  if (workbook?.state === "waiting")
    return new Instead({ kind: "page", view: waitingPage(workbook) });
  if (workbook) return new Instead({ kind: "page", view: unreadablePage(workbook, csrfToken) });
  const done = await findImport(tx, importId);
  return done && new Instead({ kind: "redirect", to: importPaths.import(importId) });
}
