import { z } from "zod";
import type { Sent } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { Overtaken, type FormState } from "../../../ui/forms/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  type ChildFacts,
  childForm,
  childFormPage,
  childFormSent,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { blankOf } from "../../../kernel/forms/index.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { addLink, endLink, renewLink } from "../link.ts";
import { childLinkForm, endLinkForm, renewLinkForm } from "../link-form.ts";
import { begunLink, usualReview } from "../link-questions.ts";
import { isProtected, listLinksOf, type ChildsLink } from "../link-reads.ts";
import { findThing, listThings, type Thing } from "../thing-reads.ts";
import { linkSchemeOn, thingFlagSchemeOn } from "../thing-scheme.ts";
import { AboutLink, linkedPage } from "./linked-page.tsx";
import { thingPaths } from "./paths.ts";
import { mayView } from "./thing-routes.ts";

const linkParams = childParams.extend({ thingLinkId: anId });
const query = z.object({ q: optionalQuery(text().max(100)), thing: optionalQuery(anId) });
const mostFound = 20;

type Shown = {
  readonly q: string;
  readonly chosen: Thing | undefined;
  readonly state: FormState<typeof childLinkForm>;
};

async function viewOf(tx: Tx, facts: ChildFacts, { q, chosen, state }: Shown): Promise<View> {
  const {
    today,
    person: { personId },
  } = facts;
  const isLooking = q.trim() !== "" && chosen === undefined;
  return linkedPage({
    q,
    chosen,
    state,
    facts,
    links: await listLinksOf(tx, { personId, today }),
    linkScheme: await linkSchemeOn(tx, today),
    flagScheme: await thingFlagSchemeOn(tx, today),
    isProtected: await isProtected(tx, personId),
    mayRecord: mayDo(facts.actor, "subject.record", facts),
    found: isLooking
      ? await listThings(tx, { today, sought: q, page: 1, pageSize: mostFound })
      : [],
  });
}

/** What is typed in place of an id is found as nothing. */
const chosenOf = (tx: Tx, typed: string | undefined): Promise<Thing | undefined> =>
  typed === undefined ? Promise.resolve(undefined) : findThing(tx, anId.parse(typed));

type OfChild = { readonly facts: ChildFacts };

const byOn = ({ actor, clock }: FormAsking) => ({ actor, at: clock.now(), today: clock.today() });

async function sendLink(
  { facts: { person } }: OfChild,
  sent: FormAsking & { readonly typed: Sent<typeof childLinkForm> },
) {
  const { tx, typed } = sent;
  const by = byOn(sent);
  const thing = await chosenOf(tx, typed.thing);
  if (thing?.intoId !== null) return { kind: "answered", outcome: { kind: "notFound" } } as const;
  const scheme = await linkSchemeOn(tx, by.today);
  const { value, errors } = childLinkForm.read(typed, { scheme, kind: thing.kind, now: by.at });
  if (errors) return { kind: "invalid", errors } as const;
  return addLink(tx, by, { child: person, thing, said: value, scheme });
}

type OfLink = OfChild & { readonly link: ChildsLink };

async function linkOf(
  facts: ChildFacts,
  tx: Tx,
  { thingLinkId }: { readonly thingLinkId: string },
): Promise<OfLink | undefined> {
  const { personId } = facts.person;
  const links = await listLinksOf(tx, { personId, today: facts.today });
  const link = links.find(({ linkId }) => linkId === thingLinkId);
  return link && { facts, link };
}

const home = ({ facts }: OfChild): string => thingPaths.ofChild(facts.person.personId);
const isOpen = ({ link }: OfLink): boolean => link.endedOn === null;

const Changed = ({ facts }: OfChild) => (
  <Overtaken
    title="A colleague changed this link while you were writing"
    read="Read what is linked now"
    href={home({ facts })}
  />
);

const renewRoutes = childForm({
  path: "/children/:personId/linked/:thingLinkId/review",
  params: linkParams,
  permission: "subject.record",
  reads: "child.linked.read",
  action: "subject.link-renew",
  done: "Link reviewed.",
  form: renewLinkForm,
  about: linkOf,
  isOpen,
  begin: ({ link }, { blank, clock }) => ({
    ...blank,
    certainty: link.certainty,
    reviewBy: datePartsOf(usualReview(clock.today())),
  }),
  send: ({ facts: { person }, link }, sent) =>
    link.endedOn === null
      ? renewLink(sent.tx, byOn(sent), { child: person, link, form: sent.typed })
      : Promise.resolve({ kind: "stale" } as const),
  home,
  page: ({ facts, link }, state) =>
    childFormPage({
      facts,
      tab: "worry",
      heading: "Review a link",
      intro: <AboutLink link={link} />,
      overtaken: <Changed facts={facts} />,
      form: renewLinkForm,
      state,
      drawing: {},
      version: link.reviewBy,
      action: thingPaths.renewLink(facts.person.personId, link.linkId),
      button: "Keep the link",
    }),
});

const endRoutes = childForm({
  path: "/children/:personId/linked/:thingLinkId/end",
  params: linkParams,
  permission: "subject.record",
  reads: "child.linked.read",
  action: "subject.link-end",
  done: "Link ended.",
  form: endLinkForm,
  about: linkOf,
  isOpen,
  send: ({ facts: { person }, link }, sent) =>
    endLink(sent.tx, byOn(sent), { child: person, link, form: sent.typed }),
  home,
  page: ({ facts, link }, state) =>
    childFormPage({
      facts,
      tab: "worry",
      heading: "Take a link back",
      intro: <AboutLink link={link} />,
      overtaken: <Changed facts={facts} />,
      form: endLinkForm,
      state,
      drawing: {},
      action: thingPaths.endLink(facts.person.personId, link.linkId),
      button: "Take it back",
    }),
});

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
      const typed = { ...blankOf(childLinkForm), ...begunLink(facts.today) };
      return {
        kind: "page",
        view: await viewOf(tx, facts, { q, chosen, state: { csrfToken, typed } }),
      };
    },
  }),
  childFormSent({
    path: "/children/:personId/linked",
    params: childParams,
    permission: "subject.record",
    action: "subject.link",
    done: "Link saved.",
    form: childLinkForm,
    about: (facts) => Promise.resolve({ facts }),
    send: sendLink,
    home,
    page: async ({ facts }, state, tx) => {
      const { q, thing } = state.typed;
      return viewOf(tx, facts, { q, chosen: await chosenOf(tx, thing), state });
    },
  }),
  ...renewRoutes,
  ...endRoutes,
];
