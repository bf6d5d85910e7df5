import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import type { Instrument } from "../../../../instruments/index.ts";
import type { StoredFile } from "../../../../platform/files/stored-files.ts";
import { dateInput, dateOf } from "../../../child-record/index.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { findVersion, listChanges, listVersions, type ToolVersion } from "../draft-reads.ts";
import { isAhead, publishDraft, retireTool, withdrawTool } from "../publish.ts";
import { access, actingOf, draftAt, draftParams } from "./draft-routes.ts";
import { toolPaths } from "./paths.ts";
import { publishPage, readAt } from "./publish-page.tsx";
import { retirePage, toolPage, withdrawPage } from "./tool-page.tsx";

const publishForm = z.object({ ...dateInput("from"), agreed: field(), version: field() });

const publishRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/drafts/:toolDraftId/publish",
    access,
    audit: { action: "tool.draft.read" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      const [latest] = await listVersions(came.tx, draft.tool);
      const typed = { version: readAt(draft, latest) };
      const { csrfToken } = came.frame;
      return { kind: "page", view: publishPage({ draft, latest, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/drafts/:toolDraftId/publish",
    access,
    audit: { action: "tool.publish" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams, form: publishForm },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      const { form: typed, frame } = came;
      const [latest] = await listVersions(came.tx, draft.tool);
      const form = {
        from: dateOf(typed, "from"),
        agreed: typed.agreed,
        readAt: typed.version,
      };
      const done = await publishDraft(came.tx, actingOf(came), { draft, latest, form });
      if (done.kind === "accepted")
        return redirectDone(
          toolPaths.tool(draft.tool),
          "Tool published. It can be used from the day you chose.",
        );
      const page = { draft, latest, csrfToken: frame.csrfToken };
      if (done.kind === "invalid")
        return { kind: "invalid", view: publishPage({ ...page, typed, errors: done.errors }) };
      const again = { ...typed, version: readAt(draft, latest) };
      return { kind: "stale", view: publishPage({ ...page, typed: again, isStale: true }) };
    },
  }),
];

const toolParams = z.object({ tool: text().max(60) });
const retireForm = z.object({ ...dateInput("on"), reason: field(), version: field() });

const retireRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/kept/:tool/retire",
    access,
    audit: { action: "tool.version.read" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: toolParams },
    handle: async ({ tx, frame: { csrfToken }, params: { tool } }) => {
      const [newest] = await listVersions(tx, tool);
      if (!newest || newest.to !== null) return { kind: "notFound" };
      const typed = { version: newest.id };
      return { kind: "page", view: retirePage({ newest, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/kept/:tool/retire",
    access,
    audit: { action: "tool.retire" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: toolParams, form: retireForm },
    handle: async (came) => {
      const { tx, form: typed, frame } = came;
      const [newest] = await listVersions(tx, came.params.tool);
      if (!newest || newest.to !== null) return { kind: "notFound" };
      const form = { on: dateOf(typed, "on"), reason: typed.reason, latest: typed.version };
      const done = await retireTool(tx, actingOf(came), { latest: newest, form });
      if (done.kind === "accepted")
        return redirectDone(
          toolPaths.tool(newest.key),
          "The tool’s last day was saved. Earlier uses stay readable.",
        );
      const page = { newest, csrfToken: frame.csrfToken };
      if (done.kind === "invalid")
        return { kind: "invalid", view: retirePage({ ...page, typed, errors: done.errors }) };
      const again = { ...typed, version: newest.id };
      return { kind: "stale", view: retirePage({ ...page, typed: again, isStale: true }) };
    },
  }),
];

/** The newest version of a tool, where its first day has not come and it was put in force here. */
async function aheadOf(tx: Tx, tool: string, today: string): Promise<ToolVersion | undefined> {
  const [newest] = await listVersions(tx, tool);
  return newest && isAhead(newest, await listChanges(tx, tool), today) ? newest : undefined;
}

const withdrawRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/kept/:tool/withdraw",
    access,
    audit: { action: "tool.version.read" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: toolParams },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { tool } }) => {
      const newest = await aheadOf(tx, tool, clock.today());
      if (!newest) return { kind: "notFound" };
      const typed = { version: newest.id };
      return { kind: "page", view: withdrawPage({ newest, csrfToken, typed }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/kept/:tool/withdraw",
    access,
    audit: { action: "tool.withdraw" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: toolParams, form: z.object({ reason: field(), version: field() }) },
    handle: async (came) => {
      const { tx, form: typed, frame } = came;
      const newest = await aheadOf(tx, came.params.tool, came.clock.today());
      if (!newest) return { kind: "notFound" };
      const form = { reason: typed.reason, latest: typed.version };
      const done = await withdrawTool(tx, actingOf(came), { form });
      if (done.kind === "accepted") {
        // Of a tool that was new nothing is left but its draft.
        const isLeft = (await listVersions(tx, newest.key)).length > 0;
        return redirectDone(
          isLeft ? toolPaths.tool(newest.key) : toolPaths.tools,
          "The version was withdrawn before its first day.",
        );
      }
      const page = { newest, csrfToken: frame.csrfToken };
      if (done.kind === "invalid")
        return { kind: "invalid", view: withdrawPage({ ...page, typed, errors: done.errors }) };
      const again = { ...typed, version: newest.id };
      return { kind: "stale", view: withdrawPage({ ...page, typed: again, isStale: true }) };
    },
  }),
];

/** As `instruments check` and another partnership read it. */
const fileOf = (tool: Instrument): StoredFile => ({
  name: `${tool.key}-version-${tool.version}.json`,
  mediaType: "application/json",
  content: Buffer.from(`${JSON.stringify(tool, null, 2)}\n`, "utf8"),
});

const fileRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/drafts/:toolDraftId/file",
    access,
    audit: { action: "tool.file" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      return found ? { kind: "file", file: fileOf(found.draft.body) } : { kind: "notFound" };
    },
  }),
  route({
    method: "GET",
    path: "/tools/versions/:toolVersionId/file",
    access,
    audit: { action: "tool.file" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: z.object({ toolVersionId: anId }) },
    handle: async ({ tx, params: { toolVersionId } }) => {
      const version = await findVersion(tx, toolVersionId);
      return version ? { kind: "file", file: fileOf(version.body) } : { kind: "notFound" };
    },
  }),
];

const toolRoute = route({
  method: "GET",
  path: "/tools/kept/:tool",
  access,
  audit: { action: "tool.version.read" },
  shows: { nobody: "tools, and nobody’s answers" },
  input: { params: toolParams },
  handle: async ({ tx, clock, params: { tool } }) => {
    const versions = await listVersions(tx, tool);
    const [newest] = versions;
    if (!newest) return { kind: "notFound" };
    const changes = await listChanges(tx, tool);
    const view = toolPage({ versions, newest, changes, today: clock.today() });
    return { kind: "page", view };
  },
});

export const publishedRoutes: readonly Route[] = [
  ...publishRoutes,
  toolRoute,
  ...retireRoutes,
  ...withdrawRoutes,
  ...fileRoutes,
];
