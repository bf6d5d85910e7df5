import { z } from "zod";
import { versionOf } from "../../../../kernel/version-of.ts";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { addWorkbook, findWorkbook, removeWorkbook } from "../../../imports/index.ts";
import { trainingPaths } from "../../web/paths.ts";
import { keeps, shows } from "../../web/training-form.ts";
import { confirmFile, findTrainingFile, planOf, type TrainingFile } from "../confirm-file.ts";
import { findDone } from "../done-reads.ts";
import { fileList, fileRowList, problemList } from "../file-list.ts";
import {
  donePage,
  fileRowsPage,
  filesPage,
  problemsPage,
  readingPage,
  unreadablePage,
} from "./file-pages.tsx";
import { previewPage } from "./preview-page.tsx";

/** As large as a workbook of children. */
const largest = 50 * 1024 * 1024;

export const fileParams = z.object({ trainingImportId: anId });

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/imports",
    access: keeps,
    audit: { action: "training.import.list" },
    shows,
    input: { query: fileList.query },
    handle: async (given) => {
      const shown = await fileList.show(given, { path: trainingPaths.files });
      return { kind: "page", view: filesPage({ shown, csrfToken: given.frame.csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/training/imports",
    access: keeps,
    audit: { action: "training.import.choose" },
    shows,
    input: { form: z.object({}), files: { workbook: { most: 1, asItIs: largest } } },
    handle: async ({ tx, actor, clock, files, frame: { csrfToken } }): Promise<Outcome> => {
      const adding = { actor, at: clock.now(), kind: "training" } as const;
      const added = await addWorkbook(tx, adding, files("workbook"));
      if (added.kind === "accepted")
        return redirectDone(
          trainingPaths.file(added.importId),
          "File chosen. Nothing is written until you confirm.",
          { subjectIds: [added.importId] },
        );
      const shown = await fileList.show({ tx, actor, clock }, { path: trainingPaths.files });
      return { kind: "invalid", view: filesPage({ shown, csrfToken, errors: added.errors }) };
    },
  }),
];

/** Goes on with a file that was read, or says why there is nothing to go on with. */
async function readOrTell(
  tx: Tx,
  { importId, csrfToken }: { readonly importId: string; readonly csrfToken: string },
  goOn: (file: TrainingFile) => Promise<Outcome>,
): Promise<Outcome> {
  const file = await findTrainingFile(tx, importId);
  if (file) return goOn(file);
  const workbook = await findWorkbook(tx, importId, "training");
  if (workbook?.state === "waiting") return { kind: "page", view: readingPage(workbook) };
  if (workbook) return { kind: "page", view: unreadablePage(workbook, csrfToken) };
  const done = await findDone(tx, importId);
  return done ? { kind: "page", view: donePage(done) } : { kind: "notFound" };
}

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/imports/:trainingImportId",
    access: keeps,
    audit: { action: "training.import.preview" },
    shows,
    input: { params: fileParams },
    handle: ({ tx, clock, frame: { csrfToken }, params: { trainingImportId: importId } }) =>
      readOrTell(tx, { importId, csrfToken }, async (file) => {
        const lines = await planOf(tx, file, clock.today());
        return { kind: "page", view: previewPage({ file, lines, csrfToken }) };
      }),
  }),
  route({
    method: "GET",
    path: "/training/imports/:trainingImportId/rows",
    access: keeps,
    audit: { action: "training.import.preview" },
    shows,
    input: { params: fileParams, query: fileRowList.query },
    handle: ({ params: { trainingImportId: importId }, ...given }) =>
      readOrTell(given.tx, { importId, csrfToken: given.frame.csrfToken }, async (file) => {
        const path = trainingPaths.fileRows(importId);
        const shown = await fileRowList.show(given, { path, of: file });
        return { kind: "page", view: fileRowsPage({ file, shown }) };
      }),
  }),
  route({
    method: "GET",
    path: "/training/imports/:trainingImportId/problems",
    access: keeps,
    audit: { action: "training.import.preview" },
    shows,
    input: { params: fileParams, query: problemList.query },
    handle: ({ params: { trainingImportId: importId }, ...given }) =>
      readOrTell(given.tx, { importId, csrfToken: given.frame.csrfToken }, async (file) => {
        const path = trainingPaths.fileProblems(importId);
        const shown = await problemList.show(given, { path, of: file });
        return { kind: "page", view: problemsPage({ file, shown }) };
      }),
  }),
];

const staleWords =
  "A colleague decided something about this file while you were reading. Read what will be written now, then confirm.";

const confirmRoute = route({
  method: "POST",
  path: "/training/imports/:trainingImportId/confirm",
  access: keeps,
  audit: { action: "training.import" },
  shows,
  input: { params: fileParams, form: z.object({ version: field() }) },
  handle: async ({ tx, actor, clock, frame, form, params }): Promise<Outcome> => {
    const { trainingImportId: importId } = params;
    const by = { actor, at: clock.now(), today: clock.today() };
    const confirmed = await confirmFile(tx, by, { importId, version: versionOf(form.version) });
    if (confirmed.kind === "gone") {
      const done = await findDone(tx, importId);
      return done ? { kind: "stale", view: donePage(done) } : { kind: "notFound" };
    }
    if (confirmed.kind === "written") {
      const { written, people, waits } = confirmed.counts;
      const still = waits > 0 ? ` ${counted(waits, "row")} still to decide.` : "";
      return redirectDone(
        trainingPaths.file(importId),
        `${counted(written, "attendance")} written, ${counted(people, "person", "people")} added.${still}`,
        { subjectIds: [importId], detail: { written, people } },
      );
    }
    const file = await findTrainingFile(tx, importId);
    if (!file) return { kind: "notFound" };
    const lines = await planOf(tx, file, clock.today());
    const problem =
      confirmed.kind === "again"
        ? `This very file was imported on ${formatDateTime(confirmed.at)}.`
        : staleWords;
    const view = previewPage({ file, lines, csrfToken: frame.csrfToken, problem });
    return { kind: confirmed.kind === "stale" ? "stale" : "invalid", view };
  },
});

const removeRoute = route({
  method: "POST",
  path: "/training/imports/:trainingImportId/remove",
  access: keeps,
  audit: { action: "training.import.remove" },
  shows,
  input: { params: fileParams },
  handle: async ({ tx, params: { trainingImportId: importId } }) =>
    (await removeWorkbook(tx, importId, "training"))
      ? redirectDone(
          trainingPaths.files,
          "The file was removed. Rows of it that waited are not written.",
        )
      : { kind: "notFound" },
});

export const fileRoutes: readonly Route[] = [
  ...listRoutes,
  ...readRoutes,
  confirmRoute,
  removeRoute,
];
