import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { listHeldWords, settleHeldWords } from "../../../subjects/index.ts";
import { childParams, childRoute } from "../../../child-record/index.ts";
import { findOwn } from "../own-protection.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { heldPage } from "./held-page.tsx";

const outcomes = { kept: "kept", "given-back": "given-back" } as const;
const isOutcome = (text: string): text is keyof typeof outcomes => Object.hasOwn(outcomes, text);

/** For the named; for everybody else there is nothing at these addresses. */
export const heldRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/whereabouts/held",
    access: { permission: "whereabouts.edit" },
    audit: { action: "places.held.list" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame: { csrfToken } }) => {
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const held = await listHeldWords(tx, facts.person.personId);
      return { kind: "page", view: heldPage({ facts, csrfToken, held }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/held/:heldWordsId",
    access: { permission: "whereabouts.edit" },
    audit: { action: "places.held.settle" },
    input: {
      params: childParams.extend({ heldWordsId: z.uuid() }),
      form: z.object({ outcome: field() }),
    },
    handle: async (facts, { tx, clock, params: { heldWordsId }, form: { outcome } }) => {
      const own = await findOwn(tx, facts, clock.now());
      const { personId } = facts.person;
      if (!own || !isOutcome(outcome)) return { kind: "notFound" };
      const settling = { personId, heldWordsId, outcome };
      if (!(await settleHeldWords(tx, own.acting, settling))) return { kind: "notFound" };
      return redirectDone(paths.held(personId), "Your decision was saved.");
    },
  }),
];
