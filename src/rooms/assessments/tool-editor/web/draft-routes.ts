import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { readDraft } from "../../../../instruments/index.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { findDraft, findVersion } from "../draft-reads.ts";
import { discardDraft, saveDraft } from "../draft-writes.ts";
import type { Typed } from "../about-form.ts";
import { arrange } from "../edit.ts";
import { floorsPage, questionsPage } from "./arrange-pages.tsx";
import { draftOverviewPage } from "./draft-page.tsx";
import { partPage } from "./part-page.tsx";
import { aboutPart, bandsPart } from "./parts/about-part.ts";
import { floorPart } from "./parts/floor-part.ts";
import type { Editing, FindPart, Params } from "./parts/part.ts";
import { domainPart, questionPart } from "./parts/question-parts.ts";
import { toolPaths } from "./paths.ts";
import { discardPage } from "./publish-page.tsx";

export const access = { permission: "tool.edit" } as const;
export const draftParams = z.object({ toolDraftId: anId });
/** A part asks what its page says: the fields are not known beforehand. */
export const anyForm = z.record(text().max(100), field());
const read = { action: "tool.draft.read" } as const;
const change = { action: "tool.draft.change" } as const;

export type Came = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: { readonly csrfToken: string };
};

export const actingOf = ({ actor, clock }: Came) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

/** A draft that is not ended, with the version that it was copied from. */
export async function draftAt({ tx }: Came, draftId: string) {
  const draft = await findDraft(tx, draftId);
  if (!draft) return undefined;
  const base = draft.basedOn === null ? undefined : await findVersion(tx, draft.basedOn);
  return { draft, base };
}

const editingAt = async (came: Came, draftId: string): Promise<Editing | undefined> => {
  const found = await draftAt(came, draftId);
  return found && { draft: found.draft, base: found.base?.body };
};

const aKey = text().max(100);

type AtPart = { readonly find: FindPart; readonly action: string; readonly given: Params };

/** A part of a draft with its page, or undefined where the address leads to nothing. */
async function partAt(came: Came, { find, action, given }: AtPart) {
  const editing = await editingAt(came, given["toolDraftId"] ?? "");
  const part = editing && find(editing, given);
  if (!part) return undefined;
  return { draft: editing.draft, part, action, csrfToken: came.frame.csrfToken };
}

async function savePart(came: Came, at: AtPart, typed: Typed): Promise<Outcome> {
  const page = await partAt(came, at);
  if (!page) return { kind: "notFound" };
  const { draft, part } = page;
  const again = (errors: readonly FieldError[]): Outcome => ({
    kind: "invalid",
    view: partPage({ ...page, typed, errors }),
  });
  const edited = part.read(typed);
  if (!edited.ok) return again(edited.errors);
  // A tool has its limits: so many questions, so many floors.
  if (readDraft(edited.value).kind === "invalid")
    return again([
      { field: part.fields[0]?.name ?? "", message: "The tool is full: remove something first" },
    ]);
  const saving = {
    draftId: draft.draftId,
    version: versionOf(typed["version"] ?? ""),
    body: edited.value,
  };
  if (await saveDraft(came.tx, actingOf(came), saving)) return { kind: "redirect", to: part.back };
  const now = { ...typed, version: String(draft.version) };
  return { kind: "stale", view: partPage({ ...page, typed: now, isStale: true }) };
}

/** The page of a part and what becomes of it when it is sent. */
function partRoutes(
  path: `/${string}`,
  find: FindPart,
  more: z.ZodRawShape = {},
): readonly Route[] {
  const params = draftParams.extend(more);
  const at = (parts: unknown): AtPart => {
    const given = parts as Params;
    const action = path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? "");
    return { find, action, given };
  };
  return [
    route({
      method: "GET",
      path,
      access,
      audit: read,
      shows: { nobody: "tools, and nobody’s answers" },
      input: { params },
      handle: async (came) => {
        const page = await partAt(came, at(came.params));
        return page ? { kind: "page", view: partPage(page) } : { kind: "notFound" };
      },
    }),
    route({
      method: "POST",
      path,
      access,
      audit: change,
      shows: { nobody: "tools, and nobody’s answers" },
      input: { params, form: anyForm },
      handle: (came) =>
        sayDone(
          "Part saved. The tool is still a draft.",
          savePart(came, at(came.params), came.form),
        ),
    }),
  ];
}

/** A page that shows a draft and asks nothing. */
function shownRoute(rest: string, view: typeof questionsPage): Route {
  return route({
    method: "GET",
    path: `/tools/drafts/:toolDraftId${rest}`,
    access,
    audit: read,
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      return { kind: "page", view: view({ draft, csrfToken: came.frame.csrfToken }) };
    },
  });
}

const oneOf = <const T extends readonly string[]>(values: T) => optionalQuery(z.enum(values));

const arrangeForm = z.object({
  kind: oneOf(["domain", "question", "floor"]),
  act: oneOf(["up", "down", "remove"]),
  key: field(),
  version: field(),
});

const arrangeRoute = route({
  method: "POST",
  path: "/tools/drafts/:toolDraftId/arrange",
  access,
  audit: change,
  shows: { nobody: "tools, and nobody’s answers" },
  input: { params: draftParams, form: arrangeForm },
  handle: async (came): Promise<Outcome> => {
    const { kind, key, act, version } = came.form;
    const found = await draftAt(came, came.params.toolDraftId);
    if (!found) return { kind: "notFound" };
    const { draft, base } = found;
    const { draftId } = draft;
    const to = kind === "floor" ? toolPaths.floors(draftId) : toolPaths.questions(draftId);
    const body = kind && act && arrange(draft.body, { kind, key }, act);
    const saving = body && { draftId, version: versionOf(version), body };
    if (saving && (await saveDraft(came.tx, actingOf(came), saving)))
      return redirectDone(to, "Order saved. The tool is still a draft.");
    return { kind: "stale", view: draftOverviewPage({ draft, base, isStale: true }) };
  },
});

const discardRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/drafts/:toolDraftId/discard",
    access,
    audit: read,
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { csrfToken } = came.frame;
      return { kind: "page", view: discardPage({ draft: found.draft, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/drafts/:toolDraftId/discard",
    access,
    audit: { action: "tool.draft.discard" },
    shows: { nobody: "tools, and nobody’s answers" },
    input: { params: draftParams, form: z.object({ version: field() }) },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      const ending = { draftId: draft.draftId, version: versionOf(came.form.version) };
      if (await discardDraft(came.tx, actingOf(came), ending))
        return redirectDone(
          toolPaths.tools,
          "The draft was discarded. Published tools are unchanged.",
        );
      const { csrfToken } = came.frame;
      return { kind: "stale", view: discardPage({ draft, csrfToken, isStale: true }) };
    },
  }),
];

const overviewRoute = route({
  method: "GET",
  path: "/tools/drafts/:toolDraftId",
  access,
  audit: read,
  shows: { nobody: "tools, and nobody’s answers" },
  input: { params: draftParams },
  handle: async (came) => {
    const found = await draftAt(came, came.params.toolDraftId);
    return found ? { kind: "page", view: draftOverviewPage(found) } : { kind: "notFound" };
  },
});

const one = "/tools/drafts/:toolDraftId";

export const draftRoutes: readonly Route[] = [
  overviewRoute,
  ...partRoutes(`${one}/about`, aboutPart),
  shownRoute("/questions", questionsPage),
  ...partRoutes(`${one}/domains/:domain`, domainPart, { domain: aKey }),
  ...partRoutes(`${one}/domains/:domain/questions/:question`, questionPart, {
    domain: aKey,
    question: aKey,
  }),
  ...partRoutes(`${one}/bands`, bandsPart),
  shownRoute("/floors", floorsPage),
  ...partRoutes(`${one}/floors/:floor`, floorPart, { floor: aKey }),
  arrangeRoute,
  ...discardRoutes,
];
