import { z } from "zod";
import { route, type Route } from "../../../../platform/http/route.ts";
import { byOn, staffForm } from "../../../work/index.ts";
import { beginDraft, beginForm, beginFromFile, fileForm, type Begun } from "../begin.ts";
import { listDrafts, listVersions, type ToolVersion } from "../draft-reads.ts";
import { problemsOf } from "../publish.ts";
import { beginPage, fromFilePage } from "./begin-pages.tsx";
import { access, draftRoutes, shows } from "./draft-routes.ts";
import { toolsPage } from "./list-page.tsx";
import { toolPaths } from "./paths.ts";
import { publishedRoutes } from "./publish-routes.ts";
import { tryRoutes } from "./try-routes.ts";

const newestOf = (versions: readonly ToolVersion[]): readonly ToolVersion[] =>
  versions.filter(({ key }, at) => versions.findIndex((one) => one.key === key) === at);

const begins = {
  params: z.object({}),
  access,
  reads: "tool.draft.new",
  action: "tool.draft.begin",
  shows,
  home: () => toolPaths.tools,
} as const;

const begun = (change: Begun) =>
  change.kind === "made"
    ? ({ kind: "accepted", to: toolPaths.draft(change.draftId) } as const)
    : change;

const beginRoutes: readonly Route[] = [
  ...staffForm({
    ...begins,
    path: "/tools/new",
    done: "Draft started. Next: fill in its parts.",
    form: beginForm,
    about: async ({ tx }) => newestOf(await listVersions(tx)),
    send: async (newest, sent) =>
      begun(await beginDraft(sent.tx, byOn(sent), { newest, typed: sent.typed })),
    page: beginPage,
  }),
  ...staffForm({
    ...begins,
    path: "/tools/file",
    done: "The file was read into a draft. Next: check its parts.",
    form: fileForm,
    about: () => Promise.resolve({}),
    send: async (_, sent) => {
      const { asTheyAre, errors } = sent.files("file");
      // What is wrong with what came is said by the form.
      if (errors.length > 0) return { kind: "invalid", errors: [] };
      return begun(await beginFromFile(sent.tx, byOn(sent), asTheyAre[0]));
    },
    page: (_, state) => fromFilePage(state),
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
    shows,
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
    shows,
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
