import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { keptForm, subjectOf } from "../../../work/index.ts";
import { findPreviousUse, findToolUse, listToolUses } from "../../tools/tool-reads.ts";
import { findTool, listTools } from "../../tools/tools-in-force.ts";
import { useTool } from "../../tools/use-tool.ts";
import { childParams, childRoute } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { toolFormPage } from "./tool-form-page.tsx";
import { toolsPage } from "./tool-list-page.tsx";
import { toolUsePage } from "./tool-use-page.tsx";

const toolParams = childParams.extend({ tool: text().max(60) });
const useParams = childParams.extend({ useId: anId });
/** A tool asks what its data says: the fields are not known beforehand. */
const toolForm = z.record(text().max(100), field());

const kept = keptForm("tool", toolForm);

const draftOf = (personId: string, key: string, savedAt?: string) =>
  kept.draft(subjectOf(personId, key), { returnTo: paths.tools(personId), savedAt });

export const toolRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/tools",
    access: { permission: "child.view" },
    audit: { action: "tool.list" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const tools = await listTools(tx, facts.today);
      const uses = await listToolUses(tx, facts.person.personId);
      return { kind: "page", view: toolsPage({ facts, tools, uses }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/tools/uses/:useId",
    access: { permission: "child.view" },
    audit: { action: "tool.read" },
    input: { params: useParams },
    handle: async (facts, { tx, params: { personId, useId } }) => {
      const use = await findToolUse(tx, { personId, useId });
      if (!use) return { kind: "notFound" };
      const previous = await findPreviousUse(tx, { personId, tool: use.tool, before: useId });
      return { kind: "page", view: toolUsePage({ facts, use, previous }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/tools/:tool",
    access: { permission: "tool.use" },
    audit: { action: "child.read" },
    input: { params: toolParams },
    handle: async (facts, { tx, frame, params: { personId, tool: key } }) => {
      const tool = await findTool(tx, { key, on: facts.today });
      if (!tool) return { kind: "notFound" };
      const { instrument } = tool;
      const previous = await findPreviousUse(tx, { personId, tool: key });
      const { typed = {}, savedAt } = await kept.find(tx, subjectOf(personId, key));
      const draft = draftOf(personId, key, savedAt);
      const page = { facts, csrfToken: frame.csrfToken, instrument, previous, typed, draft };
      return { kind: "page", view: toolFormPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/tools/:tool",
    access: { permission: "tool.use" },
    audit: { action: "tool.use" },
    input: { params: toolParams, form: toolForm },
    handle: async (facts, { tx, actor, frame, form, params: { personId, tool: key } }) => {
      const tool = await findTool(tx, { key, on: facts.today });
      if (!tool) return { kind: "notFound" };
      const using = { actor, today: facts.today };
      const change = await useTool(tx, using, { person: facts.person, tool, form });
      if (change.kind === "accepted") {
        await kept.end(tx, subjectOf(personId, key));
        return redirectDone(
          paths.toolUse(personId, change.useId),
          "Assessment tool saved. It is in the chronology.",
        );
      }
      const previous = await findPreviousUse(tx, { personId, tool: key });
      const { instrument } = tool;
      const draft = draftOf(personId, key);
      const again = { facts, csrfToken: frame.csrfToken, instrument, previous, typed: form, draft };
      return { kind: "invalid", view: toolFormPage({ ...again, errors: change.errors }) };
    },
  }),
];
