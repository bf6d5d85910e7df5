import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { AnyForm, Sent } from "../../../../kernel/forms/index.ts";
import { readDraft } from "../../../../instruments/index.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import type { CommandContext } from "../../../../platform/rooms/command.ts";
import { byOn, staffForm, staffFormSent, type FormChange } from "../../../work/index.ts";
import { findDraft, findVersion } from "../draft-reads.ts";
import { discardDraft, saveDraft } from "../draft-writes.ts";
import { arrangeAs, arrangeForm } from "../arrange-form.ts";
import { floorsPage, questionsPage } from "./arrange-pages.tsx";
import { draftOverviewPage } from "./draft-page.tsx";
import { partPage, type AtPart } from "./part-page.tsx";
import { aboutPart, bandsPart } from "./parts/about-part.ts";
import { floorPart } from "./parts/floor-part.ts";
import type { Editing, FindPart, Params } from "./parts/part.ts";
import { domainPart, questionPart } from "./parts/question-parts.ts";
import { toolPaths } from "./paths.ts";
import { discardPage } from "./publish-page.tsx";

export const access = { permission: "tool.edit" } as const;
export const draftParams = z.object({ toolDraftId: anId });
/** The preview asks what the draft asks. */
export const anyForm = z.record(text().max(100), field());
export const shows = { nobody: "tools, and nobody’s answers" } as const;
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
export async function draftAt({ tx }: Pick<Came, "tx">, draftId: string) {
  const draft = await findDraft(tx, draftId);
  if (!draft) return undefined;
  const base = draft.basedOn === null ? undefined : await findVersion(tx, draft.basedOn);
  return { draft, base };
}

const editingAt = async (came: Pick<Came, "tx">, draftId: string): Promise<Editing | undefined> => {
  const found = await draftAt(came, draftId);
  return found && { draft: found.draft, base: found.base?.body };
};

const aKey = text().max(100);

/** The page of a part and what becomes of it when it is sent. */
function partRoutes(
  path: `/${string}`,
  find: FindPart,
  more: z.ZodRawShape = {},
): readonly Route[] {
  return staffForm({
    path,
    params: draftParams.extend(more),
    access,
    reads: read.action,
    action: change.action,
    shows,
    done: "Part saved. The tool is still a draft.",
    form: ({ part }: AtPart): AnyForm => part.form,
    about: async ({ tx, params }): Promise<AtPart | undefined> => {
      const given = params as Params;
      const editing = await editingAt({ tx }, given["toolDraftId"] ?? "");
      const part = editing && find(editing, given);
      const action = path.replaceAll(/:(\w+)/g, (_, name: string) => given[name] ?? "");
      return part && { draft: editing.draft, part, action };
    },
    begin: ({ part }, { blank }) => ({ ...blank, ...part.typed }),
    send: ({ draft, part }, sent) =>
      savePart(sent.tx, byOn(sent), { draft, part, typed: sent.typed }),
    home: ({ part }) => part.back,
    page: partPage,
  });
}

type Saving = Omit<AtPart, "action"> & { readonly typed: Sent<AnyForm> };

async function savePart(
  tx: Tx,
  by: CommandContext,
  { draft, part, typed }: Saving,
): Promise<FormChange> {
  const { draftId } = draft;
  const version = versionOf(typed.version);
  if (version !== draft.version) return { kind: "stale" };
  const edited = part.read(typed as never);
  if (!edited.ok) return { kind: "invalid", errors: edited.errors };
  // A tool has its limits: so many questions, so many floors.
  if (readDraft(edited.value).kind === "invalid") {
    const message = "The tool is full: remove something first";
    return { kind: "invalid", errors: [{ field: part.form.open[0] ?? "", message }] };
  }
  const isSaved = await saveDraft(tx, by, { draftId, version, body: edited.value });
  return { kind: isSaved ? "accepted" : "stale" };
}

/** A page that shows a draft and asks nothing. */
function shownRoute(rest: string, view: typeof questionsPage): Route {
  return route({
    method: "GET",
    path: `/tools/drafts/:toolDraftId${rest}`,
    access,
    audit: read,
    shows,
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      return { kind: "page", view: view({ draft, csrfToken: came.frame.csrfToken }) };
    },
  });
}

const arrangeRoute = staffFormSent({
  path: "/tools/drafts/:toolDraftId/arrange",
  params: draftParams,
  access,
  action: change.action,
  shows,
  done: "Order saved. The tool is still a draft.",
  form: arrangeForm,
  about: (came) => draftAt(came, came.params.toolDraftId),
  send: async ({ draft }, sent) => {
    const { draftId } = draft;
    const body = arrangeAs(draft.body, sent.typed);
    const saving = body && { draftId, version: versionOf(sent.typed.version), body };
    if (!saving || !(await saveDraft(sent.tx, byOn(sent), saving))) return { kind: "stale" };
    const isFloor = sent.typed.kind === "floor";
    return {
      kind: "accepted",
      to: isFloor ? toolPaths.floors(draftId) : toolPaths.questions(draftId),
    };
  },
  home: ({ draft }) => toolPaths.draft(draft.draftId),
  page: (found) => draftOverviewPage({ ...found, isStale: true }),
});

const discardRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/drafts/:toolDraftId/discard",
    access,
    audit: read,
    shows,
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
    shows,
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
  shows,
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
