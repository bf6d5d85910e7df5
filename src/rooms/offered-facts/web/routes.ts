import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import {
  childForm,
  childFormPage,
  childFormSent,
  childParams,
  childRoute,
  tellableAround,
  type ChildFacts,
} from "../../child-record/index.ts";
import { countFacts, identitySchemeOn } from "../../child-identity/index.ts";
import { linkSchemeOn } from "../../people-and-places/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { declineForm, declineOffer, linkForm, sourceWords, takeLink } from "../decide-offer.ts";
import { readOffers } from "../offer-reads.ts";
import { beginSafeContact, safeContact, takeSafeContact } from "../take-safe-contact.ts";
import { offersPage } from "./offers-page.tsx";
import { offerPaths } from "./paths.ts";

const offerParams = childParams.extend({ offerKey: text().regex(/^[0-9a-f]{32}$/) });

const byOn = ({ actor, clock }: FormAsking) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const readPage = async (facts: ChildFacts, tx: Tx) => ({
  facts,
  offers: await readOffers(tx, { rooms: facts.rooms, personId: facts.person.personId }),
  scheme: await linkSchemeOn(tx, facts.today),
});

type ReadPage = Awaited<ReturnType<typeof readPage>>;

/** One that was decided meanwhile is still found: who sends it second is told. */
async function aboutOffer(facts: ChildFacts, tx: Tx, { offerKey }: { readonly offerKey: string }) {
  const page = await readPage(facts, tx);
  const { open, decided } = page.offers;
  const offer = [...open, ...decided.map((one) => one.offer)].find(({ key }) => key === offerKey);
  const isOpen = open.some(({ key }) => key === offerKey);
  return offer && { ...page, offer, isOpen };
}

type AboutOffer = NonNullable<Awaited<ReturnType<typeof aboutOffer>>>;

const home = ({ facts }: ReadPage): string => offerPaths.child(facts.person.personId);

const reads = "child.offered.read";

const pageRoute = childRoute({
  method: "GET",
  path: "/children/:personId/offered-facts",
  access: { permission: "child.view" },
  audit: { action: reads },
  input: { params: childParams },
  handle: async (facts, { tx, frame: { csrfToken } }) => ({
    kind: "page",
    view: offersPage({ ...(await readPage(facts, tx)), csrfToken }),
  }),
});

const linkRoute = childFormSent({
  path: "/children/:personId/offered-facts/:offerKey/link",
  params: offerParams,
  permission: "subject.record",
  action: "offered.link",
  done: "Linked with the child. The source is kept with the link.",
  form: linkForm,
  about: aboutOffer,
  home,
  send: ({ facts, offer, scheme }, sent) =>
    takeLink(sent.tx, byOn(sent), { person: facts.person, offer, scheme, form: sent.typed }),
  page: ({ offer, isOpen: _open, ...page }, state) =>
    offersPage({ ...page, csrfToken: state.csrfToken, linking: { ...state, key: offer.key } }),
});

const declineRoute = childFormSent({
  path: "/children/:personId/offered-facts/:offerKey/decline",
  params: offerParams,
  permission: "child.edit",
  action: "offered.decline",
  done: "Declined. The reason is kept.",
  form: declineForm,
  about: aboutOffer,
  home,
  send: ({ facts, offer }, sent) =>
    declineOffer(sent.tx, byOn(sent), { person: facts.person, offer, form: sent.typed }),
  page: ({ offer, isOpen: _open, ...page }, state) =>
    offersPage({ ...page, csrfToken: state.csrfToken, declining: { ...state, key: offer.key } }),
});

/** Whether a number is safe is a question of danger: it is answered in the form of safe contact, one number at a time. */
const safeContactRoutes = childForm({
  path: "/children/:personId/offered-facts/:offerKey/safe-contact",
  params: offerParams,
  permission: "child.edit",
  reads,
  action: "offered.safe-contact",
  done: "Safe contact recorded. What stood before is in the history.",
  form: safeContact.form,
  about: async (facts, tx, params) => {
    const about = await aboutOffer(facts, tx, params);
    if (about?.offer.sort !== "telephone") return undefined;
    const { personId } = facts.person;
    return {
      ...about,
      version: await countFacts(tx, personId, "safe-contact"),
      identityScheme: await identitySchemeOn(tx, facts.today),
    };
  },
  isOpen: ({ isOpen }: AboutOffer) => isOpen,
  home,
  begin: ({ offer, version }, { blank }) => beginSafeContact({ blank, offer, version }),
  send: async ({ facts, offer }, sent) => {
    const { person, rooms, today } = facts;
    const tellable = await tellableAround.oneIn(rooms)(sent.tx, { person, today });
    const taking = { person, offer, form: sent.typed, tellable };
    return takeSafeContact(sent.tx, byOn(sent), taking);
  },
  page: ({ facts, offer, version, identityScheme }, state) =>
    childFormPage({
      facts,
      tab: "identity",
      heading: `Safe contact: ${offer.value}`,
      intro: `${sourceWords(offer)}: “${offer.said}” Ask the child first whether this number is safe, and when.`,
      form: safeContact.form,
      state,
      drawing: { scheme: identityScheme } as never,
      version,
      action: offerPaths.safeContact(facts.person.personId, offer.key),
      button: "Record it",
    }),
});

export const offerRoutes: readonly Route[] = [
  pageRoute,
  linkRoute,
  declineRoute,
  ...safeContactRoutes,
];
