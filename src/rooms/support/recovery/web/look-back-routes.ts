import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import { findLookBack } from "../look-back-reads.ts";
import { answerLookBack } from "../look-backs.ts";
import { lookBackPage } from "./look-back-page.tsx";
import { recoveryPaths } from "./paths.ts";

const params = childParams.extend({ lookBackId: anId });
const form = z.object({
  answer: field(),
  source: field(),
  wording: field(),
  version: field(),
  ...dateInput("answeredOn"),
});

/** Whether a child was exploited again, some months on. */
export const lookBackRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/look-backs/:lookBackId",
    access: { permission: "child.view" },
    audit: { action: "look-back.read" },
    input: { params },
    handle: async (facts, { tx, actor, frame: { csrfToken }, params: { lookBackId } }) => {
      const lookBack = await findLookBack(tx, { personId: facts.person.personId, lookBackId });
      if (!lookBack) return { kind: "notFound" };
      const typed = {
        ...form.parse({ version: String(lookBack.version) }),
        ...dateTyped("answeredOn", facts.today),
      };
      const mayRecord = mayDo(actor, "recovery.record", facts);
      return { kind: "page", view: lookBackPage({ facts, lookBack, mayRecord, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/look-backs/:lookBackId",
    access: { permission: "recovery.record" },
    audit: { action: "look-back.answer" },
    input: { params, form },
    handle: async (
      facts,
      { tx, actor, clock, frame: { csrfToken }, params: which, form: typed },
    ) => {
      const { person, today } = facts;
      const { personId } = person;
      const { lookBackId } = which;
      const lookBack = await findLookBack(tx, { personId, lookBackId });
      if (!lookBack) return { kind: "notFound" };
      const sent = { ...typed, answeredOn: dateOf(typed, "answeredOn") };
      const acting = { actor, at: clock.now(), today };
      const change = await answerLookBack(tx, acting, { person, lookBack, form: sent });
      if (change.kind === "accepted") {
        return redirectDone(recoveryPaths.lookBack(personId, lookBackId), "Follow-up saved.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      const now = (await findLookBack(tx, { personId, lookBackId })) ?? lookBack;
      const page = { facts, lookBack: now, mayRecord: true, csrfToken, typed };
      return { kind: change.kind, view: lookBackPage({ ...page, ...again }) };
    },
  }),
];
