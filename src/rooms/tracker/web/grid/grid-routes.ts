import { z } from "zod";
import { anyField, type FormFields } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { anyQuery, text } from "../../../../platform/http/text.ts";
import { holds } from "../../../../platform/access/actor.ts";
import { isId } from "../../../../kernel/ids.ts";
import { withWhoChanged } from "../../grid/changed-by.ts";
import { findSave } from "../../grid/save-reads.ts";
import { saveGrid, type GridSave } from "../../grid/save-grid.ts";
import { rowIds, textOf, typedName } from "../../grid/typed-cells.ts";
import { trackerList } from "../../tracker-list.ts";
import type { TrackerSetting } from "../../tracker-setting.ts";
import { lookAtGrid, savingIn, type ReadContext, type Which } from "./grid-facts.ts";
import { gridPage } from "./grid-page.tsx";
import { searchOf, type GridPage } from "./grid-view.ts";
import { pasted } from "./paste-answer.ts";
import { gridPaths } from "./paths.ts";
import { reasonsOf, reasonsView } from "./reasons-view.ts";

const gridForm = z.record(text(), anyField);

type Editing = Which & { readonly csrfToken: string; readonly setting: TrackerSetting };

/** With what was saved just now, where the address says so. */
async function opened(
  asking: ReadContext,
  editing: Omit<Editing, "setting">,
  saved: unknown,
): Promise<Outcome> {
  const looked = await lookAtGrid(asking, editing);
  const save =
    typeof saved === "string" && isId(saved) ? await findSave(asking.tx, saved) : undefined;
  const page: GridPage = {
    ...looked,
    csrfToken: editing.csrfToken,
    typed: new Map(),
    reasons: [],
    saved: saved === "nothing" ? saved : save,
  };
  return {
    kind: "page",
    subjectIds: looked.lines.map(({ row }) => row.personId),
    view: gridPage(page),
  };
}

/** What a save that wrote nothing is answered with: everything typed is kept. */
async function sentBack(
  asking: ReadContext,
  editing: Editing,
  {
    fields,
    judged: sent,
  }: { readonly fields: FormFields } & Pick<GridSave & { kind: "problems" }, "judged">,
): Promise<Outcome> {
  const kept = rowIds(fields);
  const looked = await lookAtGrid(asking, editing, kept);
  const judged = await withWhoChanged(asking.tx, sent);
  const typed = new Map(judged.map((cell) => [typedName(cell.personId, cell.key), cell]));
  const view = gridPage({
    ...looked,
    csrfToken: editing.csrfToken,
    typed,
    reasons: reasonsOf(fields).filter(([name]) => !name.endsWith(".version")),
  });
  const isStale = judged.some(({ verdict }) => verdict.kind === "stale");
  return { kind: isStale ? "stale" : "invalid", subjectIds: kept, view };
}

async function save(asking: ReadContext, which: Which, given: HandlerInput): Promise<Outcome> {
  const { setting, saving } = await savingIn(asking);
  const editing = { ...which, csrfToken: given.csrfToken, setting };
  const { fields } = given;
  if (textOf(fields["do"]) === "paste") return pasted(asking, editing, { fields, saving });
  const answer = await saveGrid(asking.tx, saving, fields);
  const back = (saved: string): string => {
    const search = searchOf(which);
    return gridPaths.edit(`${search}${search === "" ? "" : "&"}saved=${saved}`);
  };
  switch (answer.kind) {
    case "nothing":
      return { kind: "redirect", to: back("nothing"), subjectIds: [] };
    case "saved": {
      const { saveId, personIds, cells } = answer;
      return { kind: "redirect", to: back(saveId), subjectIds: personIds, detail: { cells } };
    }
    case "problems":
      return sentBack(asking, editing, { fields, judged: answer.judged });
    case "reasons":
      return reasonsView(editing, { answer, saving, fields });
  }
}

type HandlerInput = { readonly csrfToken: string; readonly fields: FormFields };

/** It is the list: whoever may not see the list does not see it as a form. */
const seeing = "tracker.view";

export const gridRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/edit",
    access: { permission: "child.edit" },
    audit: { action: "tracker.edit" },
    shows: { about: "children" },
    input: { query: anyQuery() },
    handle: async ({ tx, actor, clock, query, frame: { csrfToken } }) => {
      if (!holds(actor, seeing)) return { kind: "forbidden" };
      const which = { asked: trackerList.asked(query) };
      return opened({ tx, actor, clock }, { ...which, csrfToken }, query["saved"]);
    },
  }),
  route({
    method: "POST",
    path: "/children/edit",
    access: { permission: "child.edit" },
    audit: { action: "tracker.save" },
    shows: { about: "children" },
    input: { query: anyQuery(), form: gridForm },
    handle: async ({ tx, actor, clock, query, form: fields, frame: { csrfToken } }) => {
      if (!holds(actor, seeing)) return { kind: "forbidden" };
      const which = { asked: trackerList.asked(query) };
      return save({ tx, actor, clock }, which, { csrfToken, fields });
    },
  }),
];
