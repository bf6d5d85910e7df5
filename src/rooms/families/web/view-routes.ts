import { z } from "zod";
import { blankOf } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  childAnswer,
  type ChildFacts,
  childFormSent,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { markRead, recordCameOf } from "../answer-view.ts";
import { cameOfForm } from "../came-of-form.ts";
import { familyLinksOn } from "../family-config.ts";
import { findView, listCameOf, listViews } from "../view-reads.ts";
import { relationWords } from "./parts.tsx";
import { familyPaths } from "./paths.ts";
import { viewPage, type ViewPage } from "./view-page.tsx";

const params = childParams.extend({ familyViewId: anId });

const actingIn = ({ today, actor, now }: ChildFacts) => ({ actor, at: now, today });

async function find(tx: Tx, facts: ChildFacts, viewId: string) {
  const { person, today } = facts;
  const view = await findView(tx, { personId: person.personId, viewId });
  if (!view) return undefined;
  const config = await familyLinksOn(tx, today);
  return { person, view, config, relation: relationWords(config, view) };
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

async function pageOf(
  tx: Tx,
  facts: ChildFacts,
  { view, config }: Found,
  state: ViewPage["state"],
) {
  return viewPage({ facts, config, view, cameOf: await listCameOf(tx, view.viewId), state });
}

/** By the link, as long as it is open. */
const begun = (csrfToken: string, { view }: Found, { now }: ChildFacts): ViewPage["state"] => ({
  csrfToken,
  typed: { ...blankOf(cameOfForm), told: view.linkUntil <= now ? "in-person" : "by-link" },
});

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
      return { kind: "page", view: await pageOf(tx, facts, found, begun(csrfToken, found, facts)) };
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
  childFormSent({
    path: "/children/:personId/family-views/:familyViewId/came-of",
    params,
    permission: "family.ask",
    action: "family.view.came-of",
    done: "The outcome was recorded.",
    form: cameOfForm,
    about: async (facts, tx, { familyViewId }) => {
      const found = await find(tx, facts, familyViewId);
      return found && { facts, found };
    },
    send: ({ facts, found }, { tx, typed }) =>
      recordCameOf(tx, actingIn(facts), { ...found, form: typed }),
    home: ({ facts, found }) => familyPaths.view(facts.person.personId, found.view.viewId),
    page: ({ facts, found }, state, tx) => pageOf(tx, facts, found, state),
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
