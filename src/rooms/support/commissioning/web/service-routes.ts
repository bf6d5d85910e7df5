import { z } from "zod";
import { formatMonth } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { byOn, staffForm, staffFormSent } from "../../../work/index.ts";
import { findService } from "../../services/service-reads.ts";
import {
  contactForm,
  correctionForm,
  decisionForm,
  returnForm,
  termsForm,
} from "../commissioning-forms.ts";
import { returnList, serviceContactList } from "../commissioning-list.ts";
import { commissioningSchemeOn } from "../commissioning-scheme.ts";
import { decisionWords } from "../contract-state.ts";
import {
  addReturn,
  addTerms,
  correctReturn,
  decide,
  endServiceContact,
  nameServiceContact,
} from "../keep-commissioning.ts";
import { monthOf, wholeMonths } from "../months.ts";
import { knownMonth, listReturns, versionOfReturn } from "../return-reads.ts";
import { listOwnServices, listTermsOf } from "../term-reads.ts";
import { commissioningCrumb, commissioningFormPage, serviceCrumb } from "./commissioning-frame.tsx";
import { answers, keeps, shows } from "./list-routes.ts";
import { commissioningPaths } from "./paths.ts";
import { returnsTitle } from "./return-pages.tsx";
import { serviceCommissioningPage } from "./service-commissioning-page.tsx";

const serviceParams = z.object({ serviceId: anId });
const contactParams = serviceParams.extend({ serviceContactId: anId });
const monthParams = serviceParams.extend({ returnMonth: text().regex(/^\d{4}-\d{2}$/) });

type Asked = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: { readonly today: () => string; readonly now: () => Date };
};

/** What the page of one service is drawn from; nothing for who neither keeps nor answers for it. */
async function readPage({ tx, actor, clock }: Asked, serviceId: string) {
  const mayKeep = holds(actor, "service.manage");
  const isOwn = (await listOwnServices(tx, actor.id)).has(serviceId);
  if (!mayKeep && !isOwn) return undefined;
  const [first, ...others] = await listTermsOf(tx, serviceId);
  if (!first) return undefined;
  const given = { tx, actor, clock };
  const path = commissioningPaths.service(serviceId);
  return {
    terms: [first, ...others] as const,
    scheme: await commissioningSchemeOn(tx, clock.today()),
    mayKeep,
    isOwn,
    returns: await returnList.show(given, { path, of: serviceId }),
    contacts: await serviceContactList.show(given, { path, of: serviceId }),
  };
}

const pageRoute = route({
  method: "GET",
  path: "/commissioning/:serviceId",
  access: answers,
  audit: { action: "commissioning.service" },
  shows,
  input: { params: serviceParams },
  handle: async (given) => {
    const about = await readPage(given, given.params.serviceId);
    if (!about) return { kind: "notFound" };
    const { csrfToken } = given.frame;
    return { kind: "page", view: serviceCommissioningPage({ ...about, csrfToken }) };
  },
});

const termsRoutes = staffForm({
  path: "/commissioning/:serviceId/terms",
  shows,
  params: serviceParams,
  access: keeps,
  reads: "commissioning.service",
  action: "service-terms.add",
  done: "Terms added. They count from their day.",
  form: termsForm,
  about: async ({ tx, today, params: { serviceId } }) => {
    const service = await findService(tx, serviceId);
    return service && { service, scheme: await commissioningSchemeOn(tx, today) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, fromOn: datePartsOf(clock.today()) }),
  send: ({ service: { serviceId } }, sent) =>
    addTerms(sent.tx, byOn(sent), { serviceId, form: sent.typed }),
  home: ({ service: { serviceId } }) => commissioningPaths.service(serviceId),
  page: ({ service, scheme }, state) =>
    commissioningFormPage({
      heading: "Add terms",
      crumbs: [commissioningCrumb, serviceCrumb(service)],
      intro: "Terms before stay as they were. These take their place from their day on.",
      form: termsForm,
      state,
      drawing: { scheme },
      action: commissioningPaths.terms(service.serviceId),
      button: "Add the terms",
    }),
});

const decisionRoutes = staffForm({
  path: "/commissioning/:serviceId/decision",
  shows,
  params: serviceParams,
  access: keeps,
  reads: "commissioning.service",
  action: "service-decision.add",
  done: "Decision recorded. Where the service goes on, add its next terms.",
  form: decisionForm,
  // The terms that count today: those of a day to come are decided when they have begun.
  about: async ({ tx, today, params: { serviceId } }) =>
    (await listTermsOf(tx, serviceId)).find(({ fromOn }) => fromOn !== null && fromOn <= today),
  isOver: ({ decision }) => decision !== null,
  send: ({ serviceId, termId }, sent) =>
    decide(sent.tx, byOn(sent), { serviceId, termId: termId ?? "", form: sent.typed }),
  home: ({ serviceId }) => commissioningPaths.service(serviceId),
  page: (terms, state) =>
    commissioningFormPage({
      heading: "Record a decision",
      crumbs: [commissioningCrumb, serviceCrumb(terms)],
      intro:
        terms.decision === null
          ? `${terms.name}: whether it goes on after these terms.`
          : `Decided already: ${decisionWords[terms.decision]}.`,
      form: decisionForm,
      state,
      drawing: {},
      action: commissioningPaths.decision(terms.serviceId),
      button: "Record the decision",
    }),
});

const contactRoutes: readonly Route[] = [
  staffFormSent({
    path: "/commissioning/:serviceId/contacts",
    shows,
    params: serviceParams,
    access: keeps,
    action: "service-contact.name",
    done: "Contact named. They have a notice.",
    form: contactForm,
    about: (asked) => readPage(asked, asked.params.serviceId),
    send: ({ terms: [{ serviceId }] }, sent) =>
      nameServiceContact(sent.tx, byOn(sent), { serviceId, form: sent.typed }),
    home: ({ terms: [{ serviceId }] }) => commissioningPaths.service(serviceId),
    page: (about, state) =>
      serviceCommissioningPage({ ...about, csrfToken: state.csrfToken, state }),
  }),
  route({
    method: "POST",
    path: "/commissioning/:serviceId/contacts/:serviceContactId/end",
    access: keeps,
    audit: { action: "service-contact.end" },
    shows,
    input: { params: contactParams, form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { serviceId, serviceContactId } }) => {
      const by = { actor, at: clock.now(), today: clock.today() };
      const asked = { serviceId, contactId: serviceContactId };
      return (await endServiceContact(tx, by, asked))
        ? redirectDone(
            commissioningPaths.service(serviceId),
            "They answer for this service no longer.",
          )
        : { kind: "notFound" };
    },
  }),
];

const returnRoutes = staffForm({
  path: "/commissioning/:serviceId/returns/:returnMonth",
  shows,
  params: monthParams,
  access: answers,
  reads: "service-return.read",
  action: "service-return.add",
  done: "Return sent. The commissioner can read it.",
  form: returnForm,
  about: async ({ tx, actor, today, params: { serviceId, returnMonth } }) => {
    if (!(await listOwnServices(tx, actor.id)).has(serviceId)) return undefined;
    const { returnMonths } = await commissioningSchemeOn(tx, today);
    const month = wholeMonths(today, returnMonths).find(({ key }) => key === returnMonth);
    const [terms] = await listTermsOf(tx, serviceId);
    if (!month || !terms) return undefined;
    return { month, terms, known: await knownMonth(tx, { serviceId, month }) };
  },
  begin: ({ known, terms }, { blank }) => ({
    ...blank,
    places: terms.capacity === null ? "" : String(terms.capacity),
    referred: String(known.referred),
    started: String(known.started),
    ended: String(known.ended),
    waiting: String(known.waiting),
  }),
  send: ({ month, terms: { serviceId } }, sent) =>
    addReturn(sent.tx, byOn(sent), { serviceId, month, form: sent.typed }),
  home: () => commissioningPaths.returns,
  page: ({ month, terms }, state) =>
    commissioningFormPage({
      heading: `Return for ${formatMonth(month.from)}`,
      crumbs: [{ text: returnsTitle, href: commissioningPaths.returns }],
      intro: `${terms.name}. Numbers of referrals and direct work are filled in. Change one where you know better: both are kept.`,
      form: returnForm,
      state,
      drawing: {},
      action: commissioningPaths.return(terms.serviceId, month.key),
      button: "Send the return",
    }),
});

/** A month that was returned, corrected by who answers for the service: the one before stays. */
const correctRoutes = staffForm({
  path: "/commissioning/:serviceId/returns/:returnMonth/correct",
  shows,
  params: monthParams,
  access: answers,
  reads: "service-return.read",
  action: "service-return.correct",
  done: "Return corrected. The one before stays beside it.",
  form: correctionForm,
  about: async ({ tx, actor, params: { serviceId, returnMonth } }) => {
    if (!(await listOwnServices(tx, actor.id)).has(serviceId)) return undefined;
    const month = monthOf(returnMonth);
    const before = (await listReturns(tx, serviceId)).find(({ monthOn }) => monthOn === month.from);
    const [terms] = await listTermsOf(tx, serviceId);
    return before && terms && { month, terms, before };
  },
  begin: ({ before }, { blank }) => ({
    ...blank,
    places: String(before.places),
    referred: String(before.referred),
    started: String(before.started),
    ended: String(before.ended),
    waiting: String(before.waiting),
    wording: before.wording ?? "",
  }),
  send: ({ month, before, terms: { serviceId } }, sent) =>
    correctReturn(sent.tx, byOn(sent), { serviceId, month, before, form: sent.typed }),
  home: ({ terms: { serviceId } }) => commissioningPaths.service(serviceId),
  page: ({ month, terms, before }, state) =>
    commissioningFormPage({
      heading: `Correct the return for ${formatMonth(month.from)}`,
      crumbs: [{ text: returnsTitle, href: commissioningPaths.returns }],
      intro: `${terms.name}. The return before stays and can be read beside this one.`,
      form: correctionForm,
      state,
      drawing: {},
      version: versionOfReturn(before),
      action: commissioningPaths.correct(terms.serviceId, month.key),
      button: "Send the correction",
    }),
});

export const serviceCommissioningRoutes: readonly Route[] = [
  pageRoute,
  ...termsRoutes,
  ...decisionRoutes,
  ...contactRoutes,
  ...returnRoutes,
  ...correctRoutes,
];
