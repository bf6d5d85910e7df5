import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import type { Instrument } from "../../../../instruments/index.ts";
import type { StoredFile } from "../../../../platform/files/stored-files.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { byOn, staffForm } from "../../../work/index.ts";
import { findVersion, listChanges, listVersions, type ToolVersion } from "../draft-reads.ts";
import {
  isAhead,
  publishDraft,
  publishForm,
  retireForm,
  retireTool,
  withdrawForm,
  withdrawTool,
} from "../publish.ts";
import { access, draftAt, draftParams, shows } from "./draft-routes.ts";
import { toolPaths } from "./paths.ts";
import { publishPage } from "./publish-page.tsx";
import { retirePage, toolPage, withdrawPage } from "./tool-page.tsx";

const publishRoutes = staffForm({
  path: "/tools/drafts/:toolDraftId/publish",
  params: draftParams,
  access,
  reads: "tool.draft.read",
  action: "tool.publish",
  shows,
  done: "Tool published. It can be used from the day you chose.",
  form: publishForm,
  about: async (came) => {
    const found = await draftAt(came, came.params.toolDraftId);
    if (!found) return undefined;
    const { draft } = found;
    const [latest] = await listVersions(came.tx, draft.tool);
    return { draft, latest };
  },
  send: (compared, sent) => publishDraft(sent.tx, byOn(sent), { ...compared, typed: sent.typed }),
  home: ({ draft }) => toolPaths.tool(draft.tool),
  page: publishPage,
});

const toolParams = z.object({ tool: text().max(60) });

const retireRoutes = staffForm({
  path: "/tools/kept/:tool/retire",
  params: toolParams,
  access,
  reads: "tool.version.read",
  action: "tool.retire",
  shows,
  done: "The tool’s last day was saved. Earlier uses stay readable.",
  form: retireForm,
  about: async ({ tx, params: { tool } }) => {
    const [newest] = await listVersions(tx, tool);
    return newest?.to === null ? newest : undefined;
  },
  send: (newest, sent) => retireTool(sent.tx, byOn(sent), { newest, typed: sent.typed }),
  home: ({ key }) => toolPaths.tool(key),
  page: retirePage,
});

/** The newest version of a tool, where its first day has not come and it was put in force here. */
async function aheadOf(tx: Tx, tool: string, today: string): Promise<ToolVersion | undefined> {
  const [newest] = await listVersions(tx, tool);
  return newest && isAhead(newest, await listChanges(tx, tool), today) ? newest : undefined;
}

const withdrawRoutes = staffForm({
  path: "/tools/kept/:tool/withdraw",
  params: toolParams,
  access,
  reads: "tool.version.read",
  action: "tool.withdraw",
  shows,
  done: "The version was withdrawn before its first day.",
  form: withdrawForm,
  about: ({ tx, today, params: { tool } }) => aheadOf(tx, tool, today),
  send: async (newest, sent) => {
    const change = await withdrawTool(sent.tx, byOn(sent), { newest, typed: sent.typed });
    if (change.kind !== "accepted") return change;
    // Of a tool that was new nothing is left but its draft.
    const isLeft = (await listVersions(sent.tx, newest.key)).length > 0;
    return isLeft ? change : { ...change, to: toolPaths.tools };
  },
  home: ({ key }) => toolPaths.tool(key),
  page: withdrawPage,
});

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
    shows,
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
    shows,
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
  shows,
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
