import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listAgencies } from "../../directory/index.ts";
import { countAside } from "../rejected-rows.ts";
import { areFit } from "../columns.ts";
import { listUnseen } from "../in-sight.ts";
import { addSource, editSource, endSource } from "../keep-source.ts";
import { fileLimit, lookAtFile } from "../read-file.ts";
import { countWaiting } from "../row-reads.ts";
import { addRun } from "../run.ts";
import { listRuns } from "../run-reads.ts";
import { findSource, listSources, listSourceTeams, type FeedSource } from "../source-reads.ts";
import { addUnread } from "../unread.ts";
import { listPage } from "./list-page.tsx";
import { feedPaths } from "./paths.ts";
import { addPage, sourcePage } from "./source-pages.tsx";

export const access = { permission: "feed.run" } as const;
export const pageQuery = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});
export const versionForm = z.object({ version: field() });

type Around = { readonly csrfToken: string; readonly errors?: readonly FieldError[] };

/** The page of a system, with what was set aside of it. */
const viewOf = async (tx: Tx, source: FeedSource, around: Around): Promise<View> =>
  sourcePage({ source, aside: await countAside(tx, source.sourceId), ...around });

/** Whose system it can be, and in whose name it can send. */
const amongOf = async (tx: Tx) => ({
  agencies: await listAgencies(tx),
  teams: await listSourceTeams(tx),
});

const sourceParams = z.object({ sourceId: anId });
const sourceForm = z.object({
  name: field(),
  kind: field(),
  agency: field(),
  recordOf: field(),
  contact: field(),
  team: field(),
});
const pageSize = 25;

export const sourceRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/feeds",
    access,
    audit: { action: "feed.list" },
    shows: { nobody: "where rows come from" },
    input: { query: pageQuery },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const unseen = await listUnseen(tx, { by: actor.id, today: clock.today() });
      const runs = await listRuns(tx, { page, pageSize: pageSize + 1 });
      const view = listPage({
        sources: await listSources(tx),
        runs: runs.slice(0, pageSize),
        page,
        waiting: await countWaiting(tx, unseen),
        hasNext: runs.length > pageSize,
      });
      return { kind: "page", view };
    },
  }),
  route({
    method: "GET",
    path: "/feeds/add",
    access,
    audit: { action: "feed.source.form" },
    shows: { nobody: "where rows come from" },
    input: {},
    handle: async ({ tx, frame: { csrfToken } }) => {
      const typed = sourceForm.parse({});
      const view = addPage({ typed, ...(await amongOf(tx)), csrfToken });
      return { kind: "page", view };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/add",
    access,
    audit: { action: "feed.source.add" },
    shows: { nobody: "where rows come from" },
    input: { form: sourceForm },
    handle: async ({ tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const among = await amongOf(tx);
      const change = await addSource(tx, { actor, at: clock.now(), ...among }, typed);
      if (change.kind === "invalid") {
        const { errors } = change;
        return { kind: "invalid", view: addPage({ typed, ...among, csrfToken, errors }) };
      }
      const { sourceId } = change;
      return redirectDone(feedPaths.source(sourceId), "Source added. Next: send its first file.", {
        subjectIds: [sourceId],
      });
    },
  }),
  route({
    method: "GET",
    path: "/feeds/sources/:sourceId",
    access,
    audit: { action: "feed.source.read" },
    shows: { nobody: "where rows come from" },
    input: { params: sourceParams },
    handle: async ({ tx, params: { sourceId }, frame: { csrfToken } }) => {
      const subjectIds = [sourceId];
      const source = await findSource(tx, sourceId);
      if (!source) return { kind: "notFound", subjectIds };
      return { kind: "page", view: await viewOf(tx, source, { csrfToken }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/sources/:sourceId",
    access,
    audit: { action: "feed.run.choose" },
    shows: { nobody: "where rows come from" },
    input: {
      params: sourceParams,
      form: z.object({}),
      files: { file: { most: 1, asItIs: fileLimit } },
    },
    handle: async ({ tx, actor, clock, files, params: { sourceId }, frame: { csrfToken } }) => {
      const source = await findSource(tx, sourceId);
      if (!source || source.endedAt !== null) return { kind: "notFound", subjectIds: [sourceId] };
      const { asTheyAre, errors } = files("file");
      const chosen = errors.length > 0 ? { wrong: "" } : await lookAtFile(asTheyAre[0]);
      if ("wrong" in chosen) {
        const wrong = errors.length > 0 ? errors : [{ field: "file", message: chosen.wrong }];
        return { kind: "invalid", view: await viewOf(tx, source, { csrfToken, errors: wrong }) };
      }
      const acting = { actor, at: clock.now(), today: clock.today() };
      if ("unopened" in chosen) {
        const runId = await addUnread(tx, acting, { sourceId, unopened: chosen.unopened });
        return redirectDone(
          feedPaths.run(runId),
          "The file could not be opened. Nothing was read from it.",
          { subjectIds: [runId] },
        );
      }
      const { file } = chosen;
      const runId = await addRun(tx, acting, { sourceId, file });
      const isFit = areFit(source.kind, source.columns, file.headings);
      const to = isFit ? feedPaths.run(runId) : feedPaths.columns(runId);
      return redirectDone(to, "File received. Next: check it before its rows are accepted.", {
        subjectIds: [runId],
      });
    },
  }),
  route({
    method: "GET",
    path: "/feeds/sources/:sourceId/edit",
    access,
    audit: { action: "feed.source.form" },
    shows: { nobody: "where rows come from" },
    input: { params: sourceParams },
    handle: async ({ tx, params: { sourceId }, frame: { csrfToken } }) => {
      const subjectIds = [sourceId];
      const source = await findSource(tx, sourceId);
      if (!source || source.endedAt !== null) return { kind: "notFound", subjectIds };
      const { name, kind, agencyId: agency, recordOf, contact, teamId } = source;
      const typed = { name, kind, agency, recordOf, contact, team: teamId ?? "" };
      const view = addPage({ typed, ...(await amongOf(tx)), source, csrfToken });
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/sources/:sourceId/edit",
    access,
    audit: { action: "feed.source.edit" },
    shows: { nobody: "where rows come from" },
    input: { params: sourceParams, form: sourceForm.extend({ version: field() }) },
    handle: async ({ tx, actor, clock, params: { sourceId }, form, frame: { csrfToken } }) => {
      const subjectIds = [sourceId];
      const source = await findSource(tx, sourceId);
      if (!source || source.endedAt !== null) return { kind: "notFound", subjectIds };
      const among = await amongOf(tx);
      const version = versionOf(form.version);
      const keeping = { actor, at: clock.now(), ...among };
      const edit = await editSource(tx, keeping, { source: { sourceId, version }, form });
      if (edit.kind === "accepted")
        return redirectDone(feedPaths.source(sourceId), "Source saved.", { subjectIds });
      const errors = edit.kind === "invalid" ? edit.errors : [];
      const isStale = edit.kind === "stale";
      // An error keeps the version that was read; what is stale is saved again over what is said now.
      const read = isStale ? source : { ...source, version };
      const view = addPage({ typed: form, ...among, source: read, csrfToken, errors, isStale });
      return { kind: edit.kind, view, subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/feeds/sources/:sourceId/end",
    access,
    audit: { action: "feed.source.end" },
    shows: { nobody: "where rows come from" },
    input: { params: sourceParams, form: versionForm },
    handle: async ({ tx, clock, params: { sourceId }, form, frame: { csrfToken } }) => {
      const subjectIds = [sourceId];
      const version = versionOf(form.version);
      if (await endSource(tx, { sourceId, version }, clock.now())) {
        return redirectDone(
          feedPaths.source(sourceId),
          "Source ended. No more rows are accepted from it.",
          { subjectIds },
        );
      }
      const source = await findSource(tx, sourceId);
      if (!source) return { kind: "notFound", subjectIds };
      return { kind: "stale", view: await viewOf(tx, source, { csrfToken }), subjectIds };
    },
  }),
];
