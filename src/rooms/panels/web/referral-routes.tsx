import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { childPage, childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { summaryOf } from "../../../ui/forms/fields-form.tsx";
import { type Thing, findThing } from "../../people-and-places/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { listPanels } from "../panel.ts";
import { listPromisesAbout } from "../item-promises.ts";
import { listEarlier } from "../paper-reads.ts";
import { refer } from "../refer.ts";
import { listReferralsAbout } from "../referral-reads.ts";
import { namesIn } from "./nameless.ts";
import { paths } from "./paths.ts";
import { PromisesTable } from "./promises-table.tsx";
import { PanelsAbout, type AboutPage } from "./referral-pages.tsx";
import { siftRoutes } from "./sift-routes.tsx";
import { reads } from "./sitting-route.ts";

const refers = { permission: "panel.refer" } as const;
const referForm = z.object({
  panel: field(),
  criterion: field(),
  reason: field(),
  asks: field(),
});

type FormState = Pick<AboutPage, "csrfToken"> & Partial<Pick<AboutPage, "typed" | "errors">>;

async function childView(tx: Tx, facts: ChildFacts, again: FormState): Promise<View> {
  const { person, today, actor } = facts;
  const { personId } = person;
  const page: AboutPage = {
    typed: {},
    errors: [],
    ...again,
    kind: "child",
    action: paths.ofChild(personId),
    panels: await listPanels(tx, today),
    referrals: await listReferralsAbout(tx, actor, { personId }),
    earlier: await listEarlier(tx, personId),
    mayRefer: mayDo(actor, "panel.refer", facts),
  };
  const { errors } = page;
  return childPage({
    facts,
    tab: "plan",
    heading: "Panels",
    summary: errors.length > 0 ? summaryOf({ errors, fields: [], now: "#panel" }) : undefined,
    children: <PanelsAbout {...page} />,
  });
}

const ofChild: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/panels",
    access: reads,
    audit: { action: "child.panels.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await childView(tx, facts, { csrfToken }),
    }),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/panels",
    access: refers,
    audit: { action: "panel.refer" },
    input: { params: childParams, form: referForm },
    handle: async (facts, { tx, actor, clock, form: typed, frame: { csrfToken } }) => {
      const { person, today } = facts;
      const { personId, partnershipId } = person;
      const change = await refer(
        tx,
        { actor, at: clock.now(), today },
        {
          about: { kind: "child", personId, partnershipId },
          form: typed,
          panels: await listPanels(tx, today),
        },
      );
      if (change.kind === "accepted")
        return redirectDone(
          paths.ofChild(personId),
          "Referral sent. The panel’s triage decides on it.",
        );
      const { errors } = change;
      return { kind: "invalid", view: await childView(tx, facts, { csrfToken, typed, errors }) };
    },
  }),
];

type ThingAsked = { readonly thing: Thing; readonly acting: CommandContext };

async function thingView(tx: Tx, { thing, acting }: ThingAsked, again: FormState): Promise<View> {
  const { thingId, label } = thing;
  const page: AboutPage = {
    typed: {},
    errors: [],
    ...again,
    kind: "thing",
    action: paths.ofThing(thingId),
    panels: await listPanels(tx, acting.today),
    referrals: await listReferralsAbout(tx, acting.actor, { thingId }),
    earlier: await listEarlier(tx, thingId),
    mayRefer: holds(acting.actor, "panel.refer"),
  };
  const { errors, csrfToken } = page;
  const promises = await listPromisesAbout(tx, acting.at, thingId);
  return {
    title: `Panels: ${label}`,
    hasErrors: errors.length > 0,
    breadcrumbs: [
      { text: "People, places and networks", href: "/subjects" },
      { text: label, href: `/subjects/${thingId}` },
      { text: "Panels" },
    ],
    body: (
      <>
        {summaryOf({ errors, fields: [], now: "#panel" })}
        <h1 class="govuk-heading-l">{`Panels: ${label}`}</h1>
        <PromisesTable
          caption="Actions you can see"
          mayAct={holds(acting.actor, "action.manage")}
          promises={promises}
          csrfToken={csrfToken}
        />
        <PanelsAbout {...page} />
      </>
    ),
  };
}

const thingParams = z.object({ thingId: anId });

const ofThing: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/panels",
    access: { permission: "subject.view" },
    audit: { action: "subject.panels.read" },
    shows: { about: "children" },
    input: { params: thingParams },
    handle: async ({ tx, actor, clock, params, frame: { csrfToken } }) => {
      const thing = await findThing(tx, params.thingId);
      if (!thing) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: clock.today() };
      return { kind: "page", view: await thingView(tx, { thing, acting }, { csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/panels",
    access: { permission: "subject.view" },
    audit: { action: "panel.refer" },
    shows: { about: "children" },
    input: { params: thingParams, form: referForm },
    handle: async (given) => {
      const { tx, actor, clock, params, form: typed } = given;
      const { csrfToken } = given.frame;
      const thing = await findThing(tx, params.thingId);
      if (!thing) return { kind: "notFound" };
      if (!holds(actor, "panel.refer")) return { kind: "forbidden" };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const panels = await listPanels(tx, acting.today);
      const about = { kind: "thing", thingId: thing.thingId } as const;
      const asked = panels.find(({ key }) => key === typed.panel);
      const named = await namesIn(given, asked, { reason: typed.reason, asks: typed.asks });
      const change =
        named.length > 0
          ? { kind: "invalid" as const, errors: named }
          : await refer(tx, acting, { about, panels, form: typed });
      if (change.kind === "accepted")
        return redirectDone(
          paths.ofThing(thing.thingId),
          "Referral sent. The panel’s triage decides on it.",
        );
      const { errors } = change;
      const view = await thingView(tx, { thing, acting }, { csrfToken, typed, errors });
      return { kind: "invalid", view };
    },
  }),
];

export const referralRoutes: readonly Route[] = [...ofChild, ...ofThing, ...siftRoutes];
