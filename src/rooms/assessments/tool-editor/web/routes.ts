import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { beginDraft, beginFromFile, fileLimit } from "../begin.ts";
import { listDrafts, listVersions, type ToolVersion } from "../draft-reads.ts";
import { problemsOf } from "../publish.ts";
import { beginPage, fromFilePage } from "./begin-pages.tsx";
import { access, actingOf, draftRoutes } from "./draft-routes.ts";
import { toolsPage } from "./list-page.tsx";
import { toolPaths } from "./paths.ts";
import { publishedRoutes } from "./publish-routes.ts";
import { tryRoutes } from "./try-routes.ts";

const beginForm = z.object({ from: field(), as: field(), name: field() });

const newestOf = (versions: readonly ToolVersion[]): readonly ToolVersion[] =>
  versions.filter(({ key }, at) => versions.findIndex((one) => one.key === key) === at);

const beginRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/new",
    access,
    audit: { action: "tool.draft.new" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: {},
    handle: async ({ tx, frame: { csrfToken } }) => {
      const newest = newestOf(await listVersions(tx));
      return { kind: "page", view: beginPage({ newest, csrfToken, typed: {} }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/new",
    access,
    audit: { action: "tool.draft.begin" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { form: beginForm },
    handle: async (came) => {
      const { tx, form: typed, frame } = came;
      const begun = await beginDraft(tx, actingOf(came), typed);
      if (begun.kind === "made")
        return redirectDone(
          toolPaths.draft(begun.draftId),
          "Draft started. Next: fill in its parts.",
        );
      const newest = newestOf(await listVersions(tx));
      const { errors } = begun;
      const view = beginPage({ newest, csrfToken: frame.csrfToken, typed, errors });
      return { kind: "invalid", view };
    },
  }),
  route({
    method: "GET",
    path: "/tools/file",
    access,
    audit: { action: "tool.draft.new" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: {},
    handle: ({ frame: { csrfToken } }) =>
      Promise.resolve({ kind: "page", view: fromFilePage({ csrfToken }) }),
  }),
  route({
    method: "POST",
    path: "/tools/file",
    access,
    audit: { action: "tool.draft.begin" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { form: z.object({}), files: { file: { most: 1, asItIs: fileLimit } } },
    handle: async (came) => {
      const { asTheyAre, errors } = came.files("file");
      const { csrfToken } = came.frame;
      if (errors.length > 0) return { kind: "invalid", view: fromFilePage({ csrfToken, errors }) };
      const begun = await beginFromFile(came.tx, actingOf(came), asTheyAre[0]);
      if (begun.kind === "made")
        return redirectDone(
          toolPaths.draft(begun.draftId),
          "The file was read into a draft. Next: check its parts.",
        );
      return { kind: "invalid", view: fromFilePage({ csrfToken, errors: begun.errors }) };
    },
  }),
];

const apiDrafts = z.object({
  drafts: z.array(
    z.object({
      id: z.uuid(),
      tool: z.string().describe("The key that it will be found by"),
      name: z.string(),
      savedAt: z.iso.datetime(),
      toPutRight: z.array(z.object({ at: z.string(), says: z.string() })),
    }),
  ),
});

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools",
    access,
    audit: { action: "tool.version.list" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: {},
    handle: async ({ tx, clock }) => {
      const [versions, drafts] = [await listVersions(tx), await listDrafts(tx)];
      return { kind: "page", view: toolsPage({ versions, drafts, today: clock.today() }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/tools/drafts",
    access,
    input: {},
    audit: { action: "tool.version.list" },
    shows: { nobody: "tools, and nobody’s answers" },
    answers: {
      summary: "Screening and assessment tools that are being made, and what each still needs",
      description: "Those in force, with all that they ask, are at /api/configuration.",
      schema: apiDrafts,
    },
    handle: async ({ tx }) => {
      const drafts = (await listDrafts(tx)).map(({ draftId, tool, body, savedAt }) => ({
        id: draftId,
        tool,
        name: body.name,
        savedAt: savedAt.toISOString(),
        toPutRight: problemsOf(body).map(({ at, words }) => ({ at, says: words })),
      }));
      return { kind: "json", body: { drafts } };
    },
  }),
];

/** Every way into this room. */
export const toolEditorRoutes: readonly Route[] = [
  ...listRoutes,
  ...beginRoutes,
  ...draftRoutes,
  ...tryRoutes,
  ...publishedRoutes,
];
