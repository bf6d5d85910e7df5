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
import { familySchemeOn, personForm } from "../../family-network/index.ts";
import { planSchemeOn } from "../../safety-plans/index.ts";
import { entryForm, profileSchemeOn } from "../../vulnerability-profile/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { declineForm, declineOffer, linkForm, sourceWords, takeLink } from "../decide-offer.ts";
import { readOffers } from "../offer-reads.ts";
import { beginSafeContact, safeContact, takeSafeContact } from "../take-safe-contact.ts";
import { isLinked, type Offer } from "../offer.ts";
import { ageForm, takeAge } from "../take-age.ts";
import { beginEntry, beginPerson, takeEntry, takePerson } from "../take-entry.ts";
import { takeWords, wordsForm } from "../take-words.ts";
import { offersPage } from "./offers-page.tsx";
import { offerPaths } from "./paths.ts";

const offerParams = childParams.extend({ offerKey: text().regex(/^[0-9a-f]{32}$/) });

const byOn = ({ actor, clock }: FormAsking) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

async function readPage(facts: ChildFacts, tx: Tx) {
  const offers = await readOffers(tx, { rooms: facts.rooms, personId: facts.person.personId });
  const hasWords = offers.open.some(({ sort }) => sort === "words");
  return {
    facts,
    offers,
    scheme: await linkSchemeOn(tx, facts.today),
    planScheme: hasWords ? await planSchemeOn(tx, facts.today) : undefined,
  };
}

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
  send: async ({ facts, offer, scheme }, sent) =>
    isLinked(offer)
      ? takeLink(sent.tx, byOn(sent), { person: facts.person, offer, scheme, form: sent.typed })
      : { kind: "stale" },
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

const ageRoute = childFormSent({
  path: "/children/:personId/offered-facts/:offerKey/age",
  params: offerParams,
  permission: "child.edit",
  action: "offered.age",
  done: "Age recorded, with its source.",
  form: ageForm,
  about: aboutOffer,
  home,
  send: ({ facts, offer }, sent) =>
    takeAge(sent.tx, byOn(sent), { person: facts.person, offer, form: sent.typed }),
  page: ({ offer, isOpen: _open, ...page }, state) =>
    offersPage({ ...page, csrfToken: state.csrfToken, ageing: { ...state, key: offer.key } }),
});

const wordsRoute = childFormSent({
  path: "/children/:personId/offered-facts/:offerKey/words",
  params: offerParams,
  permission: "note.add",
  action: "offered.words",
  done: "Added to what the child says, word for word.",
  form: wordsForm,
  about: aboutOffer,
  home,
  send: async ({ facts, offer, planScheme: scheme }, sent) =>
    scheme === undefined
      ? { kind: "stale" }
      : takeWords(sent.tx, byOn(sent), { person: facts.person, offer, scheme, form: sent.typed }),
  page: ({ offer, isOpen: _open, ...page }, state) =>
    offersPage({ ...page, csrfToken: state.csrfToken, wording: { ...state, key: offer.key } }),
});

const introOf = (offer: Offer): string => `${sourceWords(offer)}: ${offer.said}`;

/** A screening says what was seen and not where it belongs: that is asked in the form of the profile. */
const profileRoutes = childForm({
  path: "/children/:personId/offered-facts/:offerKey/profile",
  params: offerParams,
  permission: "child.edit",
  reads,
  action: "offered.profile",
  done: "Added to the vulnerability profile, with its source.",
  form: entryForm,
  about: async (facts, tx, params) => {
    const about = await aboutOffer(facts, tx, params);
    if (about?.offer.sort !== "screening") return undefined;
    return { ...about, profileScheme: await profileSchemeOn(tx, facts.today) };
  },
  isOpen: ({ isOpen }) => isOpen,
  home,
  begin: ({ offer }, { blank }) => beginEntry(blank, offer),
  send: ({ facts, offer }, sent) =>
    takeEntry(sent.tx, byOn(sent), { person: facts.person, offer, form: sent.typed }),
  page: ({ facts, offer, profileScheme: scheme }, state) =>
    childFormPage({
      facts,
      tab: "profile",
      heading: `Add to the vulnerability profile: ${offer.label ?? ""}`,
      intro: introOf(offer),
      form: entryForm,
      state,
      drawing: { scheme },
      action: offerPaths.profile(facts.person.personId, offer.key),
      button: "Add to the profile",
    }),
});

/** Who somebody is to a child is asked in the form of family and network. */
const aroundRoutes = childForm({
  path: "/children/:personId/offered-facts/:offerKey/around",
  params: offerParams,
  permission: "child.edit",
  reads,
  action: "offered.around",
  done: "Person added. If they live with the child, record the household under family and network.",
  form: personForm,
  about: async (facts, tx, params) => {
    const about = await aboutOffer(facts, tx, params);
    if (about?.offer.sort !== "at-home") return undefined;
    return { ...about, familyScheme: await familySchemeOn(tx, facts.today) };
  },
  isOpen: ({ isOpen }) => isOpen,
  home,
  begin: ({ offer }, { blank }) => beginPerson(blank, offer),
  send: ({ facts, offer }, sent) =>
    takePerson(sent.tx, byOn(sent), { person: facts.person, offer, form: sent.typed }),
  page: ({ facts, offer, familyScheme: scheme }, state) =>
    childFormPage({
      facts,
      tab: "family",
      heading: `Add a person around the child: ${offer.value}`,
      intro: introOf(offer),
      form: personForm,
      state,
      drawing: { scheme },
      action: offerPaths.around(facts.person.personId, offer.key),
      button: "Add this person",
    }),
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
  ageRoute,
  wordsRoute,
  ...profileRoutes,
  ...aroundRoutes,
  ...safeContactRoutes,
];
