import { z } from "zod";
import { sayDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  addColumn,
  changeColumn,
  countWritten,
  listArranged,
  moveColumn,
  retireColumn,
} from "../../grid/own-columns.ts";
import { columnPage, columnsPage, retirePage } from "./columns-pages.tsx";
import type { ReadContext } from "./grid-facts.ts";
import { gridPaths } from "./paths.ts";

const access = { permission: "tracker.arrange" } as const;
const reading = { action: "tracker.columns.read" };
const changing = { action: "tracker.columns.change" };
const params = z.object({ columnId: anId });
const blank = { name: "", kind: "", choices: "" };

const acting = ({ actor, clock }: ReadContext) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const findColumn = async ({ tx }: ReadContext, columnId: string) =>
  (await listArranged(tx)).find((column) => column.columnId === columnId);

const back = { kind: "redirect", to: gridPaths.columns } as const;

export const columnsRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/columns",
    access,
    audit: reading,
    shows: { nobody: "columns of the tracker" },
    input: {},
    handle: async ({ tx, frame: { csrfToken } }) => {
      const columns = await listArranged(tx);
      return { kind: "page", view: columnsPage({ columns, csrfToken, typed: blank }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/columns",
    access,
    audit: changing,
    shows: { nobody: "columns of the tracker" },
    input: { form: z.object({ name: field(), kind: field(), choices: field() }) },
    handle: async ({ form: typed, frame: { csrfToken }, ...asking }) => {
      const change = await addColumn(asking.tx, acting(asking), typed);
      if (change.kind !== "invalid") return sayDone("Column added.", back);
      const columns = await listArranged(asking.tx);
      const { errors } = change;
      return { kind: "invalid", view: columnsPage({ columns, csrfToken, typed, errors }) };
    },
  }),
  route({
    method: "GET",
    path: "/children/columns/:columnId",
    access,
    audit: reading,
    shows: { nobody: "columns of the tracker" },
    input: { params },
    handle: async ({ params: { columnId }, frame: { csrfToken }, ...asking }) => {
      const column = await findColumn(asking, columnId);
      if (!column) return { kind: "notFound" };
      const typed = { name: column.name, choices: column.choices.join("\n") };
      return { kind: "page", view: columnPage({ column, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/columns/:columnId",
    access,
    audit: changing,
    shows: { nobody: "columns of the tracker" },
    input: { params, form: z.object({ name: field(), choices: field(), version: field() }) },
    handle: async ({ params: { columnId }, form, frame: { csrfToken }, ...asking }) => {
      const { version, ...typed } = form;
      const given = { columnId, version, form: typed };
      const change = await changeColumn(asking.tx, acting(asking), given);
      if (change.kind === "accepted") return sayDone("Column saved.", back);
      const column = await findColumn(asking, columnId);
      if (!column || change.kind === "notFound") return { kind: "notFound" };
      const again = { column, csrfToken, typed };
      return change.kind === "stale"
        ? { kind: "stale", view: columnPage({ ...again, isStale: true }) }
        : { kind: "invalid", view: columnPage({ ...again, errors: change.errors }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/columns/:columnId/move",
    access,
    audit: changing,
    shows: { nobody: "columns of the tracker" },
    input: { params, form: z.object({ way: z.enum(["up", "down"]).catch("up") }) },
    handle: async ({ params: { columnId }, form: { way }, ...asking }) => {
      const change = await moveColumn(asking.tx, acting(asking), { columnId, way });
      return sayDone("Column moved.", change.kind === "notFound" ? change : back);
    },
  }),
  route({
    method: "GET",
    path: "/children/columns/:columnId/retire",
    access,
    audit: reading,
    shows: { nobody: "columns of the tracker" },
    input: { params },
    handle: async ({ params: { columnId }, frame: { csrfToken }, ...asking }) => {
      const column = await findColumn(asking, columnId);
      if (!column || column.retiredOn !== null) return { kind: "notFound" };
      const written = await countWritten(asking.tx, column.key);
      return { kind: "page", view: retirePage({ column, written, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/columns/:columnId/retire",
    access,
    audit: changing,
    shows: { nobody: "columns of the tracker" },
    input: { params, form: z.object({}) },
    handle: async ({ params: { columnId }, ...asking }) => {
      const given = { columnId, isBack: false };
      const change = await retireColumn(asking.tx, acting(asking), given);
      return sayDone(
        "Column retired. Its values are kept.",
        change.kind === "notFound" ? change : back,
      );
    },
  }),
  route({
    method: "POST",
    path: "/children/columns/:columnId/bring-back",
    access,
    audit: changing,
    shows: { nobody: "columns of the tracker" },
    input: { params, form: z.object({}) },
    handle: async ({ params: { columnId }, frame: { csrfToken }, ...asking }) => {
      const given = { columnId, isBack: true };
      const change = await retireColumn(asking.tx, acting(asking), given);
      if (change.kind === "notFound") return change;
      if (change.kind !== "invalid") return sayDone("The column is back, with its values.", back);
      const columns = await listArranged(asking.tx);
      const { errors } = change;
      return { kind: "invalid", view: columnsPage({ columns, csrfToken, typed: blank, errors }) };
    },
  }),
];
