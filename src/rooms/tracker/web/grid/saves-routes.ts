import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { readGridRows } from "../../grid/grid-rows.ts";
import { findSave, listSavedFacts, listSaves } from "../../grid/save-reads.ts";
import { undoSave } from "../../grid/undo-save.ts";
import { savingIn } from "./grid-facts.ts";
import { gridPaths } from "./paths.ts";
import { savePage, savesPage } from "./saves-pages.tsx";

const access = { permission: "child.edit" } as const;
const params = z.object({ saveId: anId });

export const savesRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/edit/saves",
    access,
    audit: { action: "tracker.saves.read" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, clock }) => {
      const saves = await listSaves(tx);
      return { kind: "page", view: savesPage({ saves, at: clock.now() }) };
    },
  }),
  route({
    method: "GET",
    path: "/children/edit/saves/:saveId",
    access,
    audit: { action: "tracker.saves.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, actor, clock, params: { saveId }, frame: { csrfToken } }) => {
      const save = await findSave(tx, saveId);
      if (!save) return { kind: "notFound" };
      const facts = await listSavedFacts(tx, save);
      const { saving } = await savingIn({ tx, actor, clock });
      const told = facts.map(({ personId }) => personId);
      const personIds = [...new Set([...told, ...save.decided, ...save.placed])];
      const rows = await readGridRows(tx, actor, { personIds, at: saving.at });
      const { columns, at } = saving;
      const view = savePage({ save, facts, rows, columns, csrfToken, at });
      return { kind: "page", subjectIds: personIds, view };
    },
  }),
  route({
    method: "POST",
    path: "/children/edit/saves/:saveId/undo",
    access,
    audit: { action: "tracker.undo" },
    shows: { about: "children" },
    input: { params, form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { saveId } }) => {
      const { saving } = await savingIn({ tx, actor, clock });
      const answer = await undoSave(tx, saving, saveId);
      if (answer.kind === "notFound") return answer;
      const to = gridPaths.save(saveId);
      if (answer.kind === "nothing")
        return redirectDone(to, "Nothing was undone: the cells have changed since.", {
          subjectIds: [],
        });
      const { personIds, cells } = answer;
      return redirectDone(to, "The save was undone. Both are in the history.", {
        subjectIds: personIds,
        detail: { cells },
      });
    },
  }),
];
