import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { findContext, listFacts, type Context } from "../context-reads.ts";
import { listContexts } from "../context-rows.ts";
import { addFact, addFactAfter, addMove, addVoice, closeContext } from "../outcomes.ts";
import { closeForm, factAfterForm, factForm, movedForm, voiceForm } from "../outcome-forms.ts";
import { holdersOf } from "../people-asked.ts";
import { conflictForm, declareConflict, readersForm, setReaders } from "../readers.ts";
import { byOn, contextForm, contextParams, decides } from "./context-form.ts";
import { contextFormPage } from "./frame.tsx";
import { contextPaths } from "./paths.ts";
import { findOpen, recording } from "./work-routes.tsx";

type Asked = { readonly tx: Tx; readonly params: { readonly contextId: string } };

async function openOne(asked: Asked) {
  const context = await findOpen(asked);
  return context && { context };
}

const factRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/facts/new",
  action: "context.fact",
  done: "Fact saved. Record the same one after, in the same way.",
  form: factForm,
  about: openOne,
  send: ({ context }, sent) => addFact(sent.tx, byOn(sent), { context, form: sent.typed }),
  page: ({ context }, state) =>
    contextFormPage({
      heading: "Record a fact, before",
      context,
      form: factForm,
      state,
      drawing: {},
      action: contextPaths.fact(context.contextId),
      button: "Save the fact",
    }),
});

const factAfterRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/facts/:contextFactId",
  params: contextParams.extend({ contextFactId: anId }),
  action: "context.fact-after",
  done: "Saved. Before and after stand side by side.",
  form: factAfterForm,
  about: async ({ tx, params }) => {
    const context = await findOpen({ tx, params });
    const facts = context ? await listFacts(tx, context.contextId) : [];
    const fact = facts.find((one) => one.contextFactId === params.contextFactId);
    return context && fact && { context, fact };
  },
  isOver: ({ fact }) => fact.afterSaid !== null,
  send: ({ fact }, sent) => addFactAfter(sent.tx, byOn(sent), { fact, form: sent.typed }),
  page: ({ context, fact }, state) =>
    contextFormPage({
      heading: "Record the fact, after",
      context,
      intro: <InsetText>{`${fact.wording}. Before: ${fact.beforeSaid}`}</InsetText>,
      form: factAfterForm,
      state,
      drawing: {},
      version: fact.version,
      action: contextPaths.factAfter(context.contextId, fact.contextFactId),
      button: "Save",
    }),
});

const voiceRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/voices/new",
  action: "context.voice",
  done: "Their words are saved, without a name.",
  form: voiceForm,
  about: openOne,
  send: ({ context }, sent) => addVoice(sent.tx, byOn(sent), { context, form: sent.typed }),
  page: ({ context }, state) =>
    contextFormPage({
      heading: "Record what young people there say",
      context,
      form: voiceForm,
      state,
      drawing: {},
      action: contextPaths.voice(context.contextId),
      button: "Save their words",
    }),
});

const mostOthers = 200;

/** Other cases that its writer reads: open, or waiting for a decision. */
async function othersOf(tx: Tx, { contextId }: Context, today: string) {
  const asked = { today, page: 1, pageSize: mostOthers } as const;
  const all = [
    ...(await listContexts(tx, { ...asked, show: "open" })),
    ...(await listContexts(tx, { ...asked, show: "referred" })),
  ];
  return all
    .filter((one) => one.contextId !== contextId)
    .map((one) => ({ value: one.contextId, text: one.name }));
}

const movedRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/moved",
  action: "context.moved",
  done: "Saved. If there is no case there yet, refer it next.",
  form: movedForm,
  about: async ({ tx, today, params }) => {
    const context = await findOpen({ tx, params });
    return context && { context, others: await othersOf(tx, context, today) };
  },
  send: ({ context, others }, sent) =>
    addMove(sent.tx, byOn(sent), { context, others, form: sent.typed }),
  page: ({ context, others }, state) =>
    contextFormPage({
      heading: "Record where the harm moved",
      context,
      form: movedForm,
      state,
      drawing: { others },
      action: contextPaths.moved(context.contextId),
      button: "Save",
    }),
});

const closeRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/close",
  access: decides,
  action: "context.close",
  done: "Closed. It can be opened again, with a reason.",
  form: closeForm,
  about: openOne,
  send: ({ context }, sent) => closeContext(sent.tx, byOn(sent), { context, form: sent.typed }),
  page: ({ context }, state) =>
    contextFormPage({
      heading: "Close the case",
      context,
      intro: <InsetText>A manager who does not own the case closes it.</InsetText>,
      form: closeForm,
      state,
      drawing: {},
      version: context.version,
      action: contextPaths.close(context.contextId),
      button: "Close the case",
    }),
});

const peopleOf = async ({ tx, today, params }: Asked & { readonly today: string }) => {
  const context = await findContext(tx, params.contextId);
  if (!context) return undefined;
  const people = await holdersOf(tx, { permission: "context.view", on: today });
  return { context, people };
};

const readersRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/readers",
  access: decides,
  action: "context.readers",
  done: "Saved. From now on nobody else reads it.",
  form: readersForm,
  about: async (asked) => {
    const about = await peopleOf(asked);
    if (!about) return undefined;
    const { closedTo } = about.context;
    return { ...about, people: about.people.filter(({ value }) => !closedTo.includes(value)) };
  },
  begin: ({ context }, { blank }) => ({
    ...blank,
    who: context.isRestricted ? "named" : "agencies",
    people: [...context.named],
  }),
  send: ({ context, people }, sent) =>
    setReaders(sent.tx, byOn(sent), { context, people, form: sent.typed }),
  page: ({ context, people }, state) =>
    contextFormPage({
      heading: "Say who reads it",
      context,
      form: readersForm,
      state,
      drawing: { people },
      version: context.version,
      action: contextPaths.readers(context.contextId),
      button: "Save",
    }),
});

const conflictRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/conflict",
  action: "context.conflict",
  done: "Recorded. They read nothing of the case from now on.",
  form: conflictForm,
  about: peopleOf,
  send: async ({ context, people }, sent) => {
    const change = await declareConflict(sent.tx, byOn(sent), {
      context,
      people,
      form: sent.typed,
    });
    // Who shuts themselves out has no page of the case to come back to.
    const isOwn = change.kind === "accepted" && sent.typed.staff === sent.actor.id;
    return isOwn ? { ...change, to: contextPaths.list() } : change;
  },
  page: ({ context, people }, state) =>
    contextFormPage({
      heading: "Record a conflict of interest",
      context,
      form: conflictForm,
      state,
      drawing: { people },
      action: contextPaths.conflict(context.contextId),
      button: "Record the conflict",
    }),
});

export const contextOutcomeRoutes: readonly Route[] = [
  ...factRoutes,
  ...factAfterRoutes,
  ...voiceRoutes,
  ...movedRoutes,
  ...closeRoutes,
  ...readersRoutes,
  ...conflictRoutes,
];
