import { text } from "../../../platform/http/text.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { caution } from "../../../instruments/index.ts";
import { endActionForm } from "../../work/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { assessContext } from "../assess.ts";
import { assessForm } from "../assess-form.ts";
import { findContext, listActions, type Context } from "../context-reads.ts";
import { contextSchemeOn, contextToolsOn } from "../context-scheme.ts";
import { agenciesAsked } from "../people-asked.ts";
import { actionForm, addAction, endAction } from "../plan.ts";
import { byOn, contextForm, contextParams, records } from "./context-form.ts";
import { contextFormPage } from "./frame.tsx";
import { contextPaths } from "./paths.ts";

type Asked = { readonly tx: Tx; readonly params: { readonly contextId: string } };

/** A case that is open: what has ended is not worked on. */
export async function findOpen({ tx, params }: Asked): Promise<Context | undefined> {
  const context = await findContext(tx, params.contextId);
  return context?.state === "open" ? context : undefined;
}

export const recording = {
  params: contextParams,
  access: records,
  reads: "context.read",
  home: ({ context }: { readonly context: Context }): string => contextPaths.one(context.contextId),
} as const;

const assessRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/assess/:contextTool",
  params: contextParams.extend({ contextTool: text().max(60) }),
  action: "context.assess",
  done: "Assessment saved. What the answers come to stands beside what you judged.",
  form: assessForm,
  about: async ({ tx, today, params }) => {
    const context = await findOpen({ tx, params });
    if (!context) return undefined;
    const scheme = await contextSchemeOn(tx, today);
    const tools = await contextToolsOn(tx, { on: today, kind: context.kind, scheme });
    const tool = tools.find(({ instrument }) => instrument.key === params.contextTool);
    return tool && { context, scheme, tool };
  },
  send: (about, sent) => assessContext(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  page: ({ context, scheme, tool: { instrument } }, state) =>
    contextFormPage({
      heading: `Assess: ${instrument.name}`,
      context,
      intro: (
        <>
          <p class="govuk-body app-form">{`${instrument.source}. ${caution}`}</p>
          <InsetText>About the place and who is there, never about one child.</InsetText>
        </>
      ),
      form: assessForm,
      state,
      drawing: { tool: instrument, scheme },
      action: contextPaths.assess(context.contextId, instrument.key),
      button: "Save the assessment",
    }),
});

const actionRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/actions/new",
  action: "context.action",
  done: "Action added. An agency that was chosen now reads the case.",
  form: actionForm,
  about: async ({ tx, today, params }) => {
    const context = await findOpen({ tx, params });
    if (!context) return undefined;
    const agencies = await agenciesAsked(tx);
    return { context, scheme: await contextSchemeOn(tx, today), agencies };
  },
  send: ({ context, scheme }, sent) =>
    addAction(sent.tx, byOn(sent), { context, scheme, form: sent.typed }),
  page: ({ context, scheme, agencies }, state) =>
    contextFormPage({
      heading: "Add an action",
      context,
      form: actionForm,
      state,
      drawing: { scheme, agencies },
      action: contextPaths.action(context.contextId),
      button: "Add the action",
    }),
});

const endActionRoutes = contextForm({
  ...recording,
  path: "/contexts/:contextId/actions/:contextActionId",
  params: contextParams.extend({ contextActionId: anId }),
  action: "context.action-ended",
  done: "Saved. What came of it stands with the action.",
  form: endActionForm,
  about: async ({ tx, params }) => {
    const context = await findOpen({ tx, params });
    const actions = context ? await listActions(tx, context.contextId) : [];
    const action = actions.find((one) => one.contextActionId === params.contextActionId);
    return context && action && { context, action };
  },
  isOver: ({ action }) => action.state !== "open",
  send: ({ action }, sent) => endAction(sent.tx, byOn(sent), { action, form: sent.typed }),
  page: ({ context, action }, state) =>
    contextFormPage({
      heading: "What came of the action?",
      context,
      intro: <InsetText>{`${action.guardian}: ${action.wording}`}</InsetText>,
      form: endActionForm,
      state,
      drawing: {},
      version: action.version,
      action: contextPaths.endAction(context.contextId, action.contextActionId),
      button: "Save",
    }),
});

export const contextWorkRoutes: readonly Route[] = [
  ...assessRoutes,
  ...actionRoutes,
  ...endActionRoutes,
];
