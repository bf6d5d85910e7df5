import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { answerHook } from "../hook-commands.ts";
import { findHookToAnswer } from "../hook-reads.ts";
import { answerPage } from "./answer-page.tsx";
import { hookPaths } from "./paths.ts";

const access = {
  signedIn: "the person responsible for a system confirms its webhooks; others find none",
};
const params = z.object({ hookId: anId });

/** Confirming and refusing webhooks: for the person who answers for the account, and nobody else. */
export const answerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/webhooks/:hookId",
    access,
    audit: { action: "webhook.look" },
    shows: { nobody: "systems that are told" },
    input: { params },
    handle: async ({ tx, frame: { csrfToken }, params: { hookId } }) => {
      const subjectIds = [hookId];
      const hook = await findHookToAnswer(tx, hookId);
      if (!hook) return { kind: "notFound", subjectIds };
      return { kind: "page", view: answerPage({ hook, csrfToken }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/webhooks/:hookId",
    access,
    audit: { action: "webhook.answer" },
    shows: { nobody: "systems that are told" },
    input: { params, form: z.object({ verdict: field() }) },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { hookId }, form }) => {
      const subjectIds = [hookId];
      const hook = await findHookToAnswer(tx, hookId);
      if (!hook) return { kind: "notFound", subjectIds };
      const { verdict } = form;
      if (verdict !== "confirm" && verdict !== "refuse") {
        const errors = [{ field: "verdict", message: "Confirm the webhook or refuse it" }];
        return { kind: "invalid", view: answerPage({ hook, csrfToken, errors }), subjectIds };
      }
      const isDone = await answerHook(tx, { hookId, verdict }, clock.now());
      if (!isDone) {
        const now = (await findHookToAnswer(tx, hookId)) ?? hook;
        const view = answerPage({ hook: now, csrfToken, isStale: true });
        return { kind: "stale", view, subjectIds };
      }
      return redirectDone(hookPaths.answer(hookId), "Your answer about the webhook was saved.", {
        detail: { verdict },
        subjectIds,
      });
    },
  }),
];
