import { z } from "zod";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
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

type Shape = z.ZodType<object>;
type Definition<Q extends Shape, F extends Shape> = Omit<
  RouteDefinition<typeof importParams, Q, F, ByStaff>,
  "handle" | "access" | "shows"
> & {
  readonly handle: (
    workbook: ReadWorkbook,
    given: Parameters<RouteDefinition<typeof importParams, Q, F, ByStaff>["handle"]>[0],
  ) => Promise<Outcome>;
};

/**
 * A page about a workbook that was read and is not confirmed. While it is being read the page says
 * so; one that is confirmed leads to what became of it.
 */
export function importRoute<Q extends Shape, F extends Shape>(definition: Definition<Q, F>): Route {
  return route<typeof importParams, Q, F>({
    ...definition,
    shows: { about: "children" },
    access: { permission: "import.tracker" },
    handle: (given) =>
      readOrTell(
        given.tx,
        { importId: given.params.importId, csrfToken: given.frame.csrfToken },
        (workbook) => definition.handle(workbook, given),
      ),
  });
}

/** Goes on with what was read, or says why there is nothing to go on with. */
export async function readOrTell(
  tx: Tx,
  { importId, csrfToken }: { readonly importId: string; readonly csrfToken: string },
  goOn: (workbook: ReadWorkbook) => Promise<Outcome>,
): Promise<Outcome> {
  const read = await findReading(tx, importId);
  if (read) return goOn(read);
  const workbook = await findWorkbook(tx, importId);
  if (workbook?.state === "waiting") return { kind: "page", view: waitingPage(workbook) };
  if (workbook) return { kind: "page", view: unreadablePage(workbook, csrfToken) };
  const done = await findImport(tx, importId);
  return done ? { kind: "redirect", to: importPaths.import(importId) } : { kind: "notFound" };
}
