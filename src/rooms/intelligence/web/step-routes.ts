import { addDays, londonDate } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Route } from "../../../platform/http/route.ts";
import { findHandover, findProduct, type Product } from "../desk-reads.ts";
import type { Entry } from "../entry-reads.ts";
import { answer, handOver, notUsed } from "../hand-over.ts";
import { intelligenceSchemeOn, waysOn } from "../intelligence-scheme.ts";
import {
  aboutForm,
  answerForm,
  handOverForm,
  notGraded,
  notUsedForm,
  sanitiseForm,
  shareForm,
} from "../officer-forms.ts";
import { sanitise } from "../sanitise.ts";
import { agencyOptions, linkSubject, share } from "../share.ts";
import { findHandled } from "./desk-routes.ts";
import { byOn, entryParams, handles, intelligenceForm } from "./intelligence-form.ts";
import { intelligencePaths } from "./paths.ts";
import { sanitisePage, stepPage } from "./step-pages.tsx";

const step = { params: entryParams, access: handles, reads: "intelligence.read" } as const;

const homeOf = ({ entry }: { readonly entry: Entry }): string =>
  intelligencePaths.one(entry.intelligenceId);

const gradeOf = (product: Product | undefined, part: "source" | "assessment"): string =>
  product?.grade ? `${product.grade.grading}:${product.grade[part]}` : "";

const sanitiseRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/sanitise",
  action: "intelligence.sanitise",
  done: "Sanitised text saved. Next: hand it over, link subjects or share it.",
  form: sanitiseForm,
  about: async ({ tx, today, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    if (!entry || entry.state === "not-used") return undefined;
    const product = await findProduct(tx, intelligenceId);
    return { entry, product, scheme: await intelligenceSchemeOn(tx, today) };
  },
  begin: ({ entry, product, scheme }, { blank, clock }) => ({
    ...blank,
    wording: product?.wording ?? "",
    handling: product?.handling ?? "",
    conditions: product?.conditions ?? "",
    grading: product?.grade?.grading ?? notGraded,
    source: gradeOf(product, "source"),
    assessment: gradeOf(product, "assessment"),
    seenOn: datePartsOf(product?.seenOn ?? londonDate(entry.sentAt)),
    reviewBy: datePartsOf(product?.reviewBy ?? addDays(clock.today(), scheme.reviewDays)),
  }),
  send: ({ entry, product }, sent) =>
    sanitise(sent.tx, byOn(sent), { entry, product, form: sent.typed }),
  home: homeOf,
  page: (about, state) => sanitisePage(about, state),
});

const handOverRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/hand-over",
  action: "intelligence.hand-over",
  done: "Hand-over recorded. The original is sealed: its sender no longer reads it. Next: record the reference.",
  form: handOverForm,
  about: async ({ tx, today, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    const scheme = await intelligenceSchemeOn(tx, today);
    if (entry?.state !== "sanitised" || waysOn(scheme).length === 0) return undefined;
    return { entry, scheme };
  },
  send: ({ entry }, sent) => handOver(sent.tx, byOn(sent), { entry, form: sent.typed }),
  home: homeOf,
  page: ({ entry, scheme }, state) =>
    stepPage({
      entry,
      heading: "Record the hand-over",
      intro:
        "Take it into the force’s system first. Lantern keeps the text, the reference and what came of it.",
      form: handOverForm,
      state,
      drawing: { scheme },
      action: intelligencePaths.handOver(entry.intelligenceId),
      button: "Record the hand-over",
    }),
});

const answerRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/answer",
  action: "intelligence.answer",
  done: "Saved. If you said what came of it, the sender has been told in general words.",
  form: answerForm,
  about: async ({ tx, today, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    const handover = await findHandover(tx, intelligenceId);
    if (entry?.state !== "handed" || !handover) return undefined;
    return { entry, handover, scheme: await intelligenceSchemeOn(tx, today) };
  },
  begin: ({ handover }, { blank, clock }) => ({
    ...blank,
    reference: handover.reference ?? "",
    receivedOn: datePartsOf(handover.receivedOn ?? clock.today()),
    note: handover.note ?? "",
  }),
  send: ({ entry, handover }, sent) =>
    answer(sent.tx, byOn(sent), { entry, handover, form: sent.typed }),
  home: homeOf,
  page: ({ entry, handover, scheme }, state) =>
    stepPage({
      entry,
      heading: "Record the reference and what came of it",
      form: answerForm,
      state,
      drawing: { scheme },
      version: handover.version,
      action: intelligencePaths.answer(entry.intelligenceId),
      button: "Save",
    }),
});

const notUsedRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/not-used",
  action: "intelligence.not-used",
  done: "Closed. The sender has been told why, in general words.",
  form: notUsedForm,
  about: async ({ tx, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    return entry?.state === "new" || entry?.state === "sanitised" ? { entry } : undefined;
  },
  send: ({ entry }, sent) => notUsed(sent.tx, byOn(sent), { entry, form: sent.typed }),
  home: homeOf,
  page: ({ entry }, state) =>
    stepPage({
      entry,
      heading: "Close: not used",
      form: notUsedForm,
      state,
      drawing: {},
      action: intelligencePaths.notUsed(entry.intelligenceId),
      button: "Close it",
    }),
});

const shareRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/share",
  action: "intelligence.share",
  done: "Shared. It is in the dissemination log.",
  form: shareForm,
  about: async ({ tx, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    const product = await findProduct(tx, intelligenceId);
    return entry && product && { entry, product, agencies: await agencyOptions(tx) };
  },
  send: ({ entry: { intelligenceId } }, sent) =>
    share(sent.tx, byOn(sent), { intelligenceId, form: sent.typed }),
  home: homeOf,
  page: ({ entry, product, agencies }, state) =>
    stepPage({
      entry,
      heading: "Share with an agency",
      intro: `Handling ${product.handling}. ${product.conditions ?? "No conditions."}`,
      form: shareForm,
      state,
      drawing: { agencies },
      action: intelligencePaths.share(entry.intelligenceId),
      button: "Share the text",
    }),
});

const aboutRoutes = intelligenceForm({
  ...step,
  path: "/intelligence/:intelligenceId/about",
  action: "intelligence.link",
  done: "Subject linked. The text stands on its page for those who may read it.",
  form: aboutForm,
  about: async ({ tx, params: { intelligenceId } }) => {
    const entry = await findHandled(tx, intelligenceId);
    const product = await findProduct(tx, intelligenceId);
    return entry && product && { entry };
  },
  send: ({ entry: { intelligenceId } }, sent) =>
    linkSubject(sent.tx, byOn(sent), { intelligenceId, form: sent.typed }),
  home: homeOf,
  page: ({ entry }, state) =>
    stepPage({
      entry,
      heading: "Link a subject",
      intro:
        "A person of concern, a place, a vehicle, a telephone, an account or a business. Never a child.",
      form: aboutForm,
      state,
      drawing: {},
      action: intelligencePaths.about(entry.intelligenceId),
      button: "Link the subject",
    }),
});

export const stepRoutes: readonly Route[] = [
  ...sanitiseRoutes,
  ...handOverRoutes,
  ...answerRoutes,
  ...notUsedRoutes,
  ...shareRoutes,
  ...aboutRoutes,
];
