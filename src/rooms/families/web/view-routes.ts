import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childAnswer, type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { markRead, recordCameOf } from "../answer-view.ts";
import { familyLinksOn } from "../family-config.ts";
import { findView, listCameOf, listViews } from "../view-reads.ts";
import { relationWords } from "./parts.tsx";
import { familyPaths } from "./paths.ts";
import { viewPage, type ViewPage } from "./view-page.tsx";

const params = childParams.extend({ familyViewId: anId });
const cameOfInput = z.object({ wording: field(), told: field(), toldHow: field() });

const actingIn = ({ today, actor, now }: ChildFacts) => ({ actor, at: now, today });

async function find(tx: Tx, facts: ChildFacts, viewId: string) {
  const { person, today } = facts;
  const view = await findView(tx, { personId: person.personId, viewId });
  if (!view) return undefined;
  const config = await familyLinksOn(tx, today);
  return { person, view, config, relation: relationWords(config, view) };
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;
type FormState = Pick<ViewPage, "csrfToken"> & Partial<Pick<ViewPage, "typed" | "errors">>;

async function pageOf(tx: Tx, facts: ChildFacts, found: Found, again: FormState) {
  const { view, config } = found;
  const isOver = view.linkUntil <= facts.now;
  const typed = { wording: "", told: isOver ? "in-person" : "by-link", toldHow: "" };
  const cameOf = await listCameOf(tx, view.viewId);
  return viewPage({ typed, ...again, facts, config, view, cameOf });
}

export const familyViewRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/family-views/:familyViewId",
    access: { permission: "child.view" },
    audit: { action: "family.view.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { familyViewId } }) => {
      const found = await find(tx, facts, familyViewId);
      if (!found) return { kind: "notFound" };
      return { kind: "page", view: await pageOf(tx, facts, found, { csrfToken }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/family-views/:familyViewId/read",
    access: { permission: "family.ask" },
    audit: { action: "family.view.acknowledge" },
    input: { params, form: z.object({}) },
    handle: async (facts, { tx, params: { familyViewId } }) => {
      const found = await find(tx, facts, familyViewId);
      if (!found) return { kind: "notFound" };
      await markRead(tx, actingIn(facts), found);
      return redirectDone(familyPaths.view(facts.person.personId, familyViewId), "Marked as read.");
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/family-views/:familyViewId/came-of",
    access: { permission: "family.ask" },
    audit: { action: "family.view.came-of" },
    input: { params, form: cameOfInput },
    handle: async (facts, { tx, frame: { csrfToken }, params: { familyViewId }, form }) => {
      const found = await find(tx, facts, familyViewId);
      if (!found) return { kind: "notFound" };
      const change = await recordCameOf(tx, actingIn(facts), { ...found, form });
      if (change.kind === "accepted") {
        return redirectDone(
          familyPaths.view(facts.person.personId, familyViewId),
          "The outcome was recorded.",
        );
      }
      const again = { csrfToken, typed: form, errors: change.errors };
      return { kind: "invalid", view: await pageOf(tx, facts, found, again) };
    },
  }),
];

const apiViews = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  views: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      relation: z.string(),
      purpose: z.enum(["views", "saw"]),
      meetingId: z.uuid().nullable(),
      sentAt: z.iso.datetime(),
      readAt: z.iso.datetime().nullable(),
    }),
  ),
});

export const apiFamilyRoutes: readonly Route[] = [
  childAnswer({
    path: "/api/children/:personId/family-views",
    audit: { action: "family.views.read" },
    answers: {
      summary: "That a child or a family wrote by a link, and whether it was read",
      description: "Their words are read in Lantern, by people.",
      schema: apiViews,
    },
    body: async ({ person }, tx) => {
      const views = (await listViews(tx, person.personId)).map((one) => ({
        id: one.viewId,
        number: one.number,
        relation: one.relation,
        purpose: one.purpose,
        meetingId: one.meetingId,
        sentAt: one.sentAt.toISOString(),
        readAt: one.readAt?.toISOString() ?? null,
      }));
      return { views };
    },
  }),
];
