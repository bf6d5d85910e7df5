import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { findContext, type Context } from "../context-reads.ts";
import { contextSchemeOn } from "../context-scheme.ts";
import type { ContextState } from "../context-words.ts";
import { changeOwner, decideContext, reopenContext, reviewContext } from "../decide.ts";
import { decideForm, ownerForm, reopenForm, reviewForm } from "../decide-forms.ts";
import { agenciesAsked, holdersOf, ownersFor } from "../people-asked.ts";
import { refer, referForm } from "../refer.ts";
import { byOn, contextForm, contextParams, decides, records } from "./context-form.ts";
import { contextFormPage } from "./frame.tsx";
import { contextPaths } from "./paths.ts";

const referTitle = "Refer a place, a group or an online space";

const closedWords = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` ${names.join(" and ")} is named in it and cannot read it.`;

const referRoutes = contextForm({
  path: "/contexts/new",
  params: z.object({}),
  access: records,
  reads: "context.new",
  action: "context.refer",
  done: "Referred. A manager decides whether it has a case.",
  form: referForm,
  about: async ({ tx, today }) => ({
    scheme: await contextSchemeOn(tx, today),
    agencies: await agenciesAsked(tx),
  }),
  send: async (_about, sent) => {
    const change = await refer(sent.tx, byOn(sent), sent.typed);
    const { contextId, closedTo = [] } = change;
    if (change.kind !== "accepted" || contextId === undefined) return change;
    return {
      kind: "accepted",
      to: contextPaths.one(contextId),
      subjectIds: [contextId],
      done: `Referred. A manager decides whether it has a case.${closedWords(closedTo)}`,
    };
  },
  home: () => contextPaths.list("referred"),
  page: ({ scheme, agencies }, state) =>
    contextFormPage({
      heading: referTitle,
      intro: (
        <InsetText>
          This is no referral of a child, and keeps no list of children. Worried about a child?
          Raise a concern.
        </InsetText>
      ),
      form: referForm,
      state,
      drawing: { scheme, agencies },
      action: contextPaths.refer,
      button: "Refer it",
    }),
});

type Asked = {
  readonly tx: Tx;
  readonly today: string;
  readonly at: Date;
  readonly params: { readonly contextId: string };
};

/** A case in one of these states, with what it can be led by. */
const ledIn =
  (...states: readonly ContextState[]) =>
  async ({ tx, today, at, params }: Asked) => {
    const context = await findContext(tx, params.contextId);
    if (!context || !states.includes(context.state)) return undefined;
    const holders = await holdersOf(tx, { permission: "context.record", on: today });
    return {
      context,
      scheme: await contextSchemeOn(tx, today),
      owners: ownersFor(holders, context),
      now: at,
      today,
    };
  };

const common = {
  params: contextParams,
  reads: "context.read",
  home: ({ context }: { readonly context: Context }): string => contextPaths.one(context.contextId),
} as const;

const nextReview = ({ scheme, today }: { scheme: { reviewDays: number }; today: string }) =>
  datePartsOf(addDays(today, scheme.reviewDays));

const decideRoutes = contextForm({
  ...common,
  path: "/contexts/:contextId/decide",
  access: decides,
  action: "context.decide",
  done: "Decision saved. Your name stands with it.",
  form: decideForm,
  about: ledIn("referred"),
  begin: (about, { blank }) => ({ ...blank, reviewBy: nextReview(about) }),
  send: (led, sent) => decideContext(sent.tx, byOn(sent), { led, form: sent.typed }),
  page: (about, state) =>
    contextFormPage({
      heading: "Decide whether it has a case",
      context: about.context,
      intro: <InsetText>{about.context.reason}</InsetText>,
      form: decideForm,
      state,
      drawing: about,
      version: about.context.version,
      action: contextPaths.decide(about.context.contextId),
      button: "Save the decision",
    }),
});

const reopenRoutes = contextForm({
  ...common,
  path: "/contexts/:contextId/reopen",
  access: decides,
  action: "context.reopen",
  done: "Opened again. What was decided before stands below.",
  form: reopenForm,
  about: ledIn("closed", "not-opened"),
  begin: (about, { blank }) => ({ ...blank, reviewBy: nextReview(about) }),
  send: (led, sent) => reopenContext(sent.tx, byOn(sent), { led, form: sent.typed }),
  page: (about, state) =>
    contextFormPage({
      heading: "Open the case again",
      context: about.context,
      form: reopenForm,
      state,
      drawing: about,
      version: about.context.version,
      action: contextPaths.reopen(about.context.contextId),
      button: "Open it again",
    }),
});

const ownerRoutes = contextForm({
  ...common,
  path: "/contexts/:contextId/owner",
  access: records,
  action: "context.owner",
  done: "Handed on. The new owner has been told.",
  form: ownerForm,
  about: ledIn("open"),
  send: (led, sent) => changeOwner(sent.tx, byOn(sent), { led, form: sent.typed }),
  page: (about, state) =>
    contextFormPage({
      heading: "Hand the case on",
      context: about.context,
      form: ownerForm,
      state,
      drawing: about,
      version: about.context.version,
      action: contextPaths.owner(about.context.contextId),
      button: "Hand it on",
    }),
});

const reviewRoutes = contextForm({
  ...common,
  path: "/contexts/:contextId/review",
  access: records,
  action: "context.review",
  done: "Review saved. Its next date is above.",
  form: reviewForm,
  about: ledIn("open"),
  begin: (about, { blank }) => ({
    ...blank,
    level: String(about.context.level ?? ""),
    reviewBy: nextReview(about),
  }),
  send: (led, sent) => reviewContext(sent.tx, byOn(sent), { led, form: sent.typed }),
  page: (about, state) =>
    contextFormPage({
      heading: "Review",
      context: about.context,
      form: reviewForm,
      state,
      drawing: about,
      version: about.context.version,
      action: contextPaths.review(about.context.contextId),
      button: "Save the review",
    }),
});

export const contextDecideRoutes: readonly Route[] = [
  ...referRoutes,
  ...decideRoutes,
  ...reviewRoutes,
  ...ownerRoutes,
  ...reopenRoutes,
];
