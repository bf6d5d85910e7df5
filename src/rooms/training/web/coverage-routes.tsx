import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { anId } from "../../../platform/http/field.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { allBodies, keepsAll, keptBodies } from "../bodies.ts";
import { closeSupportForm, contactForm, headcountForm, supportForm } from "../coverage-forms.ts";
import { coverageList } from "../coverage-list.ts";
import {
  closeSupport,
  endContact,
  nameContact,
  offerSupport,
  stateHeadcount,
} from "../keep-coverage.ts";
import { contactList, supportList } from "../support-list.ts";
import { findSupport } from "../support-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import {
  contactsPage,
  coverageCrumb,
  coveragePage,
  supportCrumb,
  supportPage,
} from "./coverage-pages.tsx";
import { trainingPaths } from "./paths.ts";
import { byOn, keeps, open, shows, trainingForm, trainingFormSent } from "./training-form.ts";
import { trainingFormPage } from "./training-frame.tsx";

const none = z.object({});

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/coverage",
    access: open,
    audit: { action: "training.coverage" },
    shows,
    input: { query: coverageList.query },
    handle: async (given) => {
      const shown = await coverageList.show(given, { path: trainingPaths.coverage });
      return { kind: "page", view: coveragePage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/coverage",
    access: open,
    audit: { action: "training.coverage" },
    shows,
    input: { query: coverageList.apiQuery },
    answers: coverageList.answers({
      summary: "How many people are trained, against headcounts and targets",
      description: "Counts only: nobody is named.",
    }),
    handle: (given) => coverageList.json(given),
  }),
  route({
    method: "GET",
    path: "/training/support",
    access: open,
    audit: { action: "training.support.list" },
    shows,
    input: { query: supportList.query },
    handle: async (given) => {
      const { actor } = given;
      const shown = await supportList.show(given, { path: trainingPaths.support });
      const mayClose = ({ ownerId }: { readonly ownerId: string }): boolean =>
        keepsAll(actor) || ownerId === actor.id;
      return { kind: "page", view: supportPage({ shown, mayClose }) };
    },
  }),
];

const headcountRoutes = trainingForm({
  path: "/training/headcounts/new",
  params: none,
  access: open,
  reads: "training.coverage",
  action: "training.headcount",
  done: "Headcount saved. Coverage is measured against it from now on.",
  form: headcountForm,
  about: async ({ tx, actor, today }) => {
    const bodies = await keptBodies(tx, actor);
    if (bodies.length === 0) return undefined;
    return { bodies, scheme: await trainingSchemeOn(tx, today) };
  },
  begin: (_about, { blank, clock }) => ({ ...blank, countedOn: datePartsOf(clock.today()) }),
  send: (_about, sent) => stateHeadcount(sent.tx, byOn(sent), sent.typed),
  home: () => trainingPaths.coverage,
  page: (drawing, state) =>
    trainingFormPage({
      heading: "State a headcount",
      crumbs: [coverageCrumb],
      intro: "How many people of an audience work there. A later headcount takes its place.",
      form: headcountForm,
      state,
      drawing,
      action: trainingPaths.headcount,
      button: "Save the headcount",
    }),
});

const offerRoutes = trainingForm({
  path: "/training/coverage/:trainingBodyId/support",
  params: z.object({ trainingBodyId: anId }),
  access: keeps,
  reads: "training.coverage",
  action: "training.support.offer",
  done: "Support offered. Its owner has a notice.",
  form: supportForm,
  about: async ({ tx, today, params: { trainingBodyId } }) => {
    const body = (await allBodies(tx)).find(({ id }) => id === trainingBodyId);
    return body && { body, scheme: await trainingSchemeOn(tx, today) };
  },
  send: ({ body }, sent) => offerSupport(sent.tx, byOn(sent), { body, form: sent.typed }),
  home: () => trainingPaths.support,
  page: ({ body, scheme }, state) =>
    trainingFormPage({
      heading: `Offer support to ${body.name}`,
      crumbs: [coverageCrumb],
      form: supportForm,
      state,
      drawing: { scheme, bodies: [body] },
      action: trainingPaths.offer(body.id),
      button: "Offer support",
    }),
});

const closeRoutes = trainingForm({
  path: "/training/support/:trainingSupportId/close",
  params: z.object({ trainingSupportId: anId }),
  access: open,
  reads: "training.support.list",
  action: "training.support.close",
  done: "Saved. The support is closed.",
  form: closeSupportForm,
  about: async ({ tx, actor, params: { trainingSupportId } }) => {
    const support = await findSupport(tx, trainingSupportId);
    const mayClose = keepsAll(actor) || support?.ownerId === actor.id;
    return mayClose && support?.closedOn === null ? support : undefined;
  },
  send: (support, sent) => closeSupport(sent.tx, byOn(sent), { support, form: sent.typed }),
  home: () => trainingPaths.support,
  page: (support, state) =>
    trainingFormPage({
      heading: "What came of the support?",
      crumbs: [supportCrumb],
      intro: `${support.body}: ${support.wording}`,
      form: closeSupportForm,
      state,
      drawing: {},
      action: trainingPaths.closeSupport(support.supportId),
      button: "Close the support",
    }),
});

const contactRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/contacts",
    access: keeps,
    audit: { action: "training.contact.list" },
    shows,
    input: { query: contactList.query },
    handle: async (given) => {
      const shown = await contactList.show(given, { path: trainingPaths.contacts });
      const bodies = await allBodies(given.tx);
      const { csrfToken } = given.frame;
      return { kind: "page", view: contactsPage({ shown, bodies, csrfToken }) };
    },
  }),
  trainingFormSent({
    path: "/training/contacts",
    params: none,
    access: keeps,
    action: "training.contact.name",
    done: "Training contact named. They have a notice.",
    form: contactForm,
    about: async ({ tx, actor, clock }) => {
      const shown = await contactList.show({ tx, actor, clock }, { path: trainingPaths.contacts });
      return { shown, bodies: await allBodies(tx) };
    },
    send: (_about, sent) => nameContact(sent.tx, byOn(sent), sent.typed),
    home: () => trainingPaths.contacts,
    page: (about, state) => contactsPage({ ...about, csrfToken: state.csrfToken, state }),
  }),
  route({
    method: "POST",
    path: "/training/contacts/:trainingContactId/end",
    access: keeps,
    audit: { action: "training.contact.end" },
    shows,
    input: { params: z.object({ trainingContactId: anId }), form: none },
    handle: async ({ tx, actor, clock, params: { trainingContactId } }) => {
      const by = { actor, at: clock.now(), today: clock.today() };
      const isEnded = await endContact(tx, by, trainingContactId);
      if (!isEnded) return { kind: "notFound" };
      return redirectDone(trainingPaths.contacts, "They are a training contact no longer.");
    },
  }),
];

export const coverageRoutes: readonly Route[] = [
  ...listRoutes,
  ...headcountRoutes,
  ...offerRoutes,
  ...closeRoutes,
  ...contactRoutes,
];
