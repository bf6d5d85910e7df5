import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { mayDo } from "../../subjects/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { addLink, endLink } from "../link.ts";
import { isProtected, listLinksOf } from "../link-reads.ts";
import { findThing, listThings, type Thing } from "../thing-reads.ts";
import { linkSchemeOn, thingFlagSchemeOn } from "../thing-scheme.ts";
import { blankLink, linkInput, linkOf } from "./link-fields.tsx";
import { endLinkPage, linkedPage, type LinkedPage } from "./linked-page.tsx";
import { thingPaths } from "./paths.ts";
import { mayRecord, mayView } from "./thing-routes.ts";

const linkParams = childParams.extend({ thingLinkId: anId });
const query = z.object({ q: optionalQuery(text().max(100)), thing: optionalQuery(anId) });
const mostFound = 20;

type FormState = Pick<LinkedPage, "csrfToken" | "q" | "chosen"> &
  Partial<Pick<LinkedPage, "typed" | "errors">>;

async function viewOf(tx: Tx, facts: ChildFacts, again: FormState) {
  const { today, person } = facts;
  const { q, chosen } = again;
  const isLooking = q.trim() !== "" && chosen === undefined;
  return linkedPage({
    typed: blankLink(today),
    ...again,
    facts,
    links: await listLinksOf(tx, person.personId),
    linkScheme: await linkSchemeOn(tx, today),
    flagScheme: await thingFlagSchemeOn(tx, today),
    isProtected: await isProtected(tx, person.personId),
    mayRecord: mayDo(facts.actor, "subject.record", facts),
    found: isLooking
      ? await listThings(tx, { today, sought: q, page: 1, pageSize: mostFound })
      : [],
  });
}

const chosenOf = (tx: Tx, thingId: string | undefined): Promise<Thing | undefined> =>
  thingId === undefined ? Promise.resolve(undefined) : findThing(tx, thingId);

/** What is linked with a child, read by whoever reaches the child and may read the other. */
export const linkedRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/linked",
    access: mayView,
    audit: { action: "child.linked.read" },
    input: { params: childParams, query },
    handle: async (facts, { tx, frame: { csrfToken }, query: { q = "", thing } }) => {
      const chosen = await chosenOf(tx, thing);
      return { kind: "page", view: await viewOf(tx, facts, { csrfToken, q, chosen }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/linked",
    access: mayRecord,
    audit: { action: "subject.link" },
    input: { params: childParams, form: z.object({ thing: anId, q: field(), ...linkInput }) },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { thing, q, ...typed } = form;
      const { person, today } = facts;
      const chosen = await findThing(tx, thing);
      if (chosen?.intoId !== null) return { kind: "notFound" };
      const scheme = await linkSchemeOn(tx, today);
      const linking = { child: person, thing: chosen, form: linkOf(typed), scheme };
      const change = await addLink(tx, { actor, at: clock.now(), today }, linking);
      if (change.kind === "accepted")
        return redirectDone(thingPaths.ofChild(person.personId), "Link saved.");
      const { errors } = change;
      const view = await viewOf(tx, facts, { csrfToken, q, chosen, typed, errors });
      return { kind: "invalid", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/linked/:thingLinkId/end",
    access: mayRecord,
    audit: { action: "child.linked.read" },
    input: { params: linkParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { thingLinkId } }) => {
      const links = await listLinksOf(tx, facts.person.personId);
      const link = links.find(({ linkId }) => linkId === thingLinkId);
      if (!link) return { kind: "notFound" };
      if (link.endedOn !== null)
        return { kind: "redirect", to: thingPaths.ofChild(facts.person.personId) };
      return { kind: "page", view: endLinkPage({ facts, link, csrfToken, reason: "" }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/linked/:thingLinkId/end",
    access: mayRecord,
    audit: { action: "subject.link-end" },
    input: { params: linkParams, form: z.object({ reason: field() }) },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: { reason } }) => {
      const { person, today } = facts;
      const links = await listLinksOf(tx, person.personId);
      const link = links.find(({ linkId }) => linkId === params.thingLinkId);
      if (!link) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const ending = { child: person, linkId: link.linkId, kind: link.kind, reason };
      const change = await endLink(tx, acting, ending);
      if (change.kind === "accepted")
        return redirectDone(thingPaths.ofChild(person.personId), "Link ended.");
      const isStale = change.kind === "stale";
      const errors = change.kind === "invalid" ? change.errors : [];
      const view = endLinkPage({ facts, link, csrfToken, reason, errors, isStale });
      return { kind: change.kind, view };
    },
  }),
];
