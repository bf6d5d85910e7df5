import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import { anId, anyField, field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { csvType, toCsv, type Sheet } from "../../../platform/spreadsheets/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { codesOn } from "../codes.ts";
import { areFit, guessColumns, type Columns } from "../columns.ts";
import { isForAnother } from "../in-sight.ts";
import { saveColumns } from "../keep-source.ts";
import { fieldsOf } from "../kinds.ts";
import { previewOf, wordsToMean } from "../preview.ts";
import { wordOf } from "../read-row.ts";
import { startTaking, stopRun } from "../run.ts";
import { findRun, rowsOfRun, type Run } from "../run-reads.ts";
import { findSource, type FeedSource } from "../source-reads.ts";
import { columnsPage, headingField, wordField } from "./columns-page.tsx";
import { feedPaths } from "./paths.ts";
import { runPage } from "./run-pages.tsx";
import { access, versionForm } from "./source-routes.ts";

const runParams = z.object({ runId: anId });
const columnsForm = z.object({ version: field() }).catchall(anyField);

type Shown = {
  readonly run: Run;
  readonly source: FeedSource;
  readonly csrfToken: string;
  readonly today: string;
};

/** The run as it stands for whoever brings it; where its columns are not known yet, the page that asks. */
async function shownRun(tx: Tx, shown: Shown, by: string, isStale = false): Promise<Outcome> {
  const { run, source, csrfToken, today } = shown;
  const subjectIds = [run.runId];
  // While it is taken in the background nothing is shown of what is still to come.
  const isAtRest = run.endedAt === null && run.takingAt === null && !run.isUnread;
  const isOpen = isAtRest && !isForAnother(run, source, by);
  if (isOpen && !areFit(source.kind, source.columns, run.headings)) {
    return { kind: "redirect", to: feedPaths.columns(run.runId), subjectIds };
  }
  const rows = isOpen ? (await rowsOfRun(tx, run.runId)).slice(run.done) : [];
  const about = { headings: run.headings, rows, today, by };
  const preview = isOpen ? await previewOf(tx, source, about) : undefined;
  const view = runPage({ run, source, csrfToken, preview, isStale });
  return { kind: isStale ? "stale" : "page", view, subjectIds };
}

type Correcting = Omit<Shown, "today"> & {
  readonly today: string;
  readonly columns: Columns;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

async function columnsView(tx: Tx, { run, source, columns, today, ...rest }: Correcting) {
  const rows = await rowsOfRun(tx, run.runId);
  const codes = await codesOn(tx, source.kind, today);
  const words = wordsToMean(source.kind, { headings: run.headings, rows, columns, codes });
  const { kind, version } = source;
  return columnsPage({ run, kind, version, columns, words, ...rest });
}

/** What was chosen, beside the words that other files of this source have taught. */
async function chosenColumns(
  tx: Tx,
  { run, source, today }: Omit<Shown, "csrfToken">,
  form: z.output<typeof columnsForm>,
): Promise<Columns> {
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === "string" ? value : "";
  };
  const headings = Object.fromEntries(
    fieldsOf(source.kind)
      .map(({ name }) => [name, text(headingField(name))] as const)
      .filter(([, heading]) => heading !== "" && run.headings.includes(heading)),
  );
  const rows = await rowsOfRun(tx, run.runId);
  const codes = await codesOn(tx, source.kind, today);
  // Words were asked for under the headings that the page showed.
  const shown = { headings: headingsShown(source, run), words: source.columns.words };
  const asked = wordsToMean(source.kind, { headings: run.headings, rows, columns: shown, codes });
  const words = Object.fromEntries(
    asked.map(({ field: name, words: said, choices }) => [
      name,
      Object.fromEntries(
        said
          .map((word, at) => [wordOf(word), text(wordField(name, at))] as const)
          .filter(([, key]) => choices.some((one) => one.key === key)),
      ),
    ]),
  );
  const taught = Object.entries(words).map(
    ([name, said]): [string, Readonly<Record<string, string>>] => [
      name,
      { ...source.columns.words[name], ...said },
    ],
  );
  return { headings, words: { ...source.columns.words, ...Object.fromEntries(taught) } };
}

const headingsShown = ({ kind, columns }: FeedSource, run: Run): Columns["headings"] => ({
  ...guessColumns(kind, run.headings),
  ...Object.fromEntries(
    Object.entries(columns.headings).filter(([, heading]) => run.headings.includes(heading)),
  ),
});

/** Every needed fact has a column, and no column is taken for two. */
function wrongIn({ kind }: FeedSource, { headings }: Columns): readonly FieldError[] {
  const used = Object.values(headings);
  return fieldsOf(kind).flatMap(({ name, label, isNeeded }) => {
    const heading = headings[name];
    const about = { field: headingField(name) };
    if (heading === undefined) {
      return isNeeded ? [{ ...about, message: `Choose the column for: ${label}` }] : [];
    }
    const isDouble = used.indexOf(heading) !== used.lastIndexOf(heading);
    return isDouble ? [{ ...about, message: `${label}: choose a column of its own` }] : [];
  });
}

type AskedRun = {
  readonly tx: Tx;
  readonly runId: string;
  readonly csrfToken: string;
  readonly today: string;
  /** Who reads rows of the file, where the answer has any. */
  readonly by?: string;
};
type Handle = (given: Shown & { readonly tx: Tx }) => Promise<Outcome>;

/** A page about a run that is there; one that is not is not found, and the audit has its id either way. */
const withRun = async (
  { tx, runId, csrfToken, today, by }: AskedRun,
  handle: Handle,
): Promise<Outcome> => {
  const run = await findRun(tx, runId);
  const source = run && (await findSource(tx, run.sourceId));
  if (!run || !source) return { kind: "notFound", subjectIds: [runId] };
  if (by !== undefined && isForAnother(run, source, by))
    return { kind: "notFound", subjectIds: [runId] };
  return handle({ tx, run, source, csrfToken, today });
};

export const runRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/feeds/runs/:runId",
    access,
    audit: { action: "feed.run.read" },
    shows: { about: "children" },
    input: { params: runParams },
    handle: ({ tx, actor, clock, params: { runId }, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today() }, (shown) =>
        shownRun(tx, shown, actor.id),
      ),
  }),
  route({
    method: "GET",
    path: "/feeds/runs/:runId/columns",
    access,
    audit: { action: "feed.columns.form" },
    shows: { about: "children" },
    input: { params: runParams },
    handle: ({ tx, actor, clock, params: { runId }, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today(), by: actor.id }, async (shown) => {
        const { run, source } = shown;
        const subjectIds = [runId];
        if (run.endedAt !== null || run.isUnread)
          return { kind: "redirect", to: feedPaths.run(runId), subjectIds };
        const columns = { headings: headingsShown(source, run), words: source.columns.words };
        return { kind: "page", view: await columnsView(tx, { ...shown, columns }), subjectIds };
      }),
  }),
  route({
    method: "POST",
    path: "/feeds/runs/:runId/columns",
    access,
    audit: { action: "feed.columns.save" },
    shows: { about: "children" },
    input: { params: runParams, form: columnsForm },
    handle: ({ tx, actor, clock, params: { runId }, form, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today(), by: actor.id }, async (shown) => {
        const { run, source } = shown;
        const subjectIds = [runId];
        if (run.endedAt !== null || run.isUnread)
          return redirectDone(
            feedPaths.run(runId),
            "These rows were read already: their columns cannot be changed.",
            { subjectIds },
          );
        const columns = await chosenColumns(tx, shown, form);
        const errors = wrongIn(source, columns);
        if (errors.length > 0) {
          const view = await columnsView(tx, { ...shown, columns, errors });
          return { kind: "invalid", view, subjectIds };
        }
        const { sourceId } = source;
        if (await saveColumns(tx, { sourceId, version: versionOf(form.version) }, columns)) {
          return redirectDone(
            feedPaths.run(runId),
            "Columns saved. Next: check the rows and accept them.",
            { subjectIds },
          );
        }
        const view = await columnsView(tx, { ...shown, columns, isStale: true });
        return { kind: "stale", view, subjectIds };
      }),
  }),
  route({
    method: "POST",
    path: "/feeds/runs/:runId/go",
    access,
    audit: { action: "feed.run.take" },
    shows: { about: "children" },
    input: { params: runParams, form: versionForm },
    handle: ({ tx, actor, clock, params: { runId }, form, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today(), by: actor.id }, async (shown) => {
        const acting = { actor, at: clock.now(), today: clock.today() };
        const asked = { run: shown.run, version: versionOf(form.version) };
        const taking = await startTaking(tx, acting, asked);
        if (taking === "stale") return shownRun(tx, shown, actor.id, true);
        const to = taking === "no columns" ? feedPaths.columns(runId) : feedPaths.run(runId);
        return redirectDone(to, "Saved. This page shows how far the rows are.", {
          subjectIds: [runId],
        });
      }),
  }),
  route({
    method: "POST",
    path: "/feeds/runs/:runId/stop",
    access,
    audit: { action: "feed.run.stop" },
    shows: { about: "children" },
    input: { params: runParams, form: versionForm },
    handle: ({ tx, actor, clock, params: { runId }, form, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today() }, async (shown) => {
        const acting = { actor, at: clock.now(), today: clock.today() };
        const stopping = { run: shown.run, version: versionOf(form.version) };
        if (!(await stopRun(tx, acting, stopping))) return shownRun(tx, shown, actor.id, true);
        return redirectDone(feedPaths.run(runId), "Stopped. Rows that were accepted before stay.", {
          subjectIds: [runId],
        });
      }),
  }),
  route({
    method: "GET",
    path: "/feeds/runs/:runId/problems",
    access,
    audit: { action: "feed.problems.download" },
    shows: { about: "children" },
    input: { params: runParams },
    handle: ({ tx, clock, params: { runId }, frame: { csrfToken } }) =>
      withRun({ tx, runId, csrfToken, today: clock.today() }, async ({ run }) => {
        const says: Sheet = {
          name: "Rows to correct",
          lines: [],
          notes: [],
          headings: [
            { text: "Row", width: 8 },
            { text: "Field", width: 20 },
            { text: "What is wrong", width: 80 },
          ],
          rows: run.problems.map((one) => [one.row, one.field, one.message]),
          running: { marking: "", number: "", reader: "" },
          madeAt: clock.now(),
        };
        const name = "rows-to-put-right.csv";
        const file = madeFile({ name, mediaType: csvType, says, make: toCsv });
        return { kind: "file", file, subjectIds: [runId] };
      }),
  }),
];
