import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import type { Handed } from "../../accounts/index.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { whoMayBeTold } from "../../family-network/index.ts";
import { findProtection } from "../../subjects/index.ts";
import { type ChildFacts, childForm, childParams, childRoute } from "../../child-record/index.ts";
import { askForm, purposes, type LinkContext } from "../ask-form.ts";
import { agreeToLink, handOver, withdrawLink } from "../change-link.ts";
import { familyLinksOn, languagesOn } from "../family-config.ts";
import { findLink, listBooked, listLinks } from "../link-reads.ts";
import { makeLink } from "../make-link.ts";
import { listViews } from "../view-reads.ts";
import { askPage, handedPage } from "./ask-page.tsx";
import { childFamilyPage } from "./child-page.tsx";
import { familyPaths } from "./paths.ts";

const linkParams = childParams.extend({ familyLinkId: anId });
const version = z.object({ version: field() });

const actingIn = ({ today, actor, now }: ChildFacts) => ({ actor, at: now, today });

/** Whether a second person agrees to a link of this child. */
const isGuardedNow = async (tx: Tx, { personId, isRestricted }: ChildFacts["person"]) =>
  isRestricted || (await findProtection(tx, personId)) !== undefined;

async function groundOf(tx: Tx, { person, today, now }: ChildFacts): Promise<LinkContext> {
  return {
    links: await familyLinksOn(tx, today),
    languages: await languagesOn(tx, today),
    booked: await listBooked(tx, { personId: person.personId, at: now }),
    isGuarded: await isGuardedNow(tx, person),
    mayBeTold: await whoMayBeTold(tx, { person, today }),
  };
}

type FormState = { readonly csrfToken: string; readonly isStale?: boolean };

async function listed(tx: Tx, facts: ChildFacts, again: FormState) {
  const { personId } = facts.person;
  return childFamilyPage({
    ...again,
    facts,
    config: await familyLinksOn(tx, facts.today),
    isGuarded: await isGuardedNow(tx, facts.person),
    links: await listLinks(tx, personId),
    views: await listViews(tx, personId),
  });
}

type Shown = { readonly origin: string; readonly linkId: string; readonly handed: Handed };

async function shown(tx: Tx, facts: ChildFacts, { origin, linkId, handed }: Shown) {
  const link = await findLink(tx, { personId: facts.person.personId, linkId });
  const expiresAt = link?.expiresAt ?? facts.now;
  return { kind: "page" as const, view: handedPage({ facts, origin, handed, expiresAt }) };
}

const stale = async (tx: Tx, facts: ChildFacts, csrfToken: string): Promise<Outcome> => ({
  kind: "stale",
  view: await listed(tx, facts, { csrfToken, isStale: true }),
});

const askRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/family-views",
    access: { permission: "child.view" },
    audit: { action: "family.views.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await listed(tx, facts, { csrfToken }),
    }),
  }),
  ...childForm({
    path: "/children/:personId/family-views/ask",
    params: childParams,
    permission: "family.ask",
    reads: "child.read",
    action: "family.link.make",
    done: "You asked for a link. A second person must agree before it works.",
    form: askForm,
    about: async (facts, tx) => ({ facts, ground: await groundOf(tx, facts) }),
    // What Lantern knows already: the next meeting, and the language where there is one.
    begin: ({ ground: { booked, languages } }, { blank }) => ({
      ...blank,
      purpose: booked[0]?.meetingId ?? purposes.saw,
      language: languages.find(({ key }) => key === "en")?.key ?? languages[0]?.key ?? "",
    }),
    send: async ({ facts, ground }, { tx, typed, frame: { origin } }) => {
      const { person } = facts;
      const href = familyPaths.ofChild(person.personId);
      const made = await makeLink(tx, actingIn(facts), { person, ground, form: typed, href });
      if (made.kind === "invalid") return made;
      if (made.kind === "waits") return { kind: "accepted" };
      return { kind: "answered", outcome: await shown(tx, facts, { origin, ...made }) };
    },
    home: ({ facts }) => familyPaths.ofChild(facts.person.personId),
    page: askPage,
  }),
];

const linkRoutes: readonly Route[] = [
  childRoute({
    method: "POST",
    path: "/children/:personId/family-links/:familyLinkId/give",
    access: { permission: "family.ask" },
    audit: { action: "family.link.give" },
    input: { params: linkParams, form: version },
    handle: async (facts, { tx, frame: { csrfToken, origin }, params, form }) => {
      const { person } = facts;
      const { familyLinkId: linkId } = params;
      const link = await findLink(tx, { personId: person.personId, linkId });
      if (!link) return { kind: "notFound" };
      const isGuarded = await isGuardedNow(tx, person);
      const giving = { person, link, version: form.version, isGuarded };
      const given = await handOver(tx, actingIn(facts), giving);
      return given.kind === "made"
        ? shown(tx, facts, { origin, linkId, handed: given.handed })
        : stale(tx, facts, csrfToken);
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/family-links/:familyLinkId/agree",
    access: { permission: "family.agree" },
    audit: { action: "family.link.agree" },
    input: { params: linkParams, form: version },
    handle: async (facts, { tx, frame: { csrfToken }, params, form }) => {
      const { person } = facts;
      const { personId } = person;
      const link = await findLink(tx, { personId, linkId: params.familyLinkId });
      if (!link) return { kind: "notFound" };
      const href = familyPaths.ofChild(personId);
      const of = { person, link, version: form.version, href };
      const change = await agreeToLink(tx, actingIn(facts), of);
      return change.kind === "accepted"
        ? redirectDone(
            href,
            "You agreed to the link. The person who asked for it can give it to the family.",
          )
        : stale(tx, facts, csrfToken);
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/family-links/:familyLinkId/withdraw",
    access: { permission: "family.ask" },
    audit: { action: "family.link.withdraw" },
    input: { params: linkParams, form: version },
    handle: async (facts, { tx, frame: { csrfToken }, params, form }) => {
      const { person } = facts;
      const { personId } = person;
      const link = await findLink(tx, { personId, linkId: params.familyLinkId });
      if (!link) return { kind: "notFound" };
      const of = { person, link, version: form.version };
      const change = await withdrawLink(tx, actingIn(facts), of);
      return change.kind === "accepted"
        ? redirectDone(
            familyPaths.ofChild(personId),
            "The link was withdrawn. It opens nothing now.",
          )
        : stale(tx, facts, csrfToken);
    },
  }),
];

export const familyLinkRoutes: readonly Route[] = [...askRoutes, ...linkRoutes];
