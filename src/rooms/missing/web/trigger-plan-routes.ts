import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { saveTriggerPlan } from "../trigger-plan.ts";
import { findTriggerPlan, type TriggerPlan } from "../trigger-plan-reads.ts";
import { planInput, type PlanTyped } from "./fields.ts";
import { missingPaths } from "./paths.ts";
import { editPlanPage, triggerPlanPage } from "./trigger-plan-page.tsx";

const typedOf = (plan: TriggerPlan | undefined): PlanTyped => ({
  description: plan?.description ?? "",
  likelyPlaces: plan?.likelyPlaces ?? "",
  likelyPeople: plan?.likelyPeople ?? "",
  firstSteps: plan?.firstSteps ?? "",
  whomToRing: plan?.whomToRing ?? "",
  talking: plan?.talking ?? "",
  version: String(plan?.version ?? 0),
});

/** What is done first when this child goes missing. */
export const triggerPlanRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/trigger-plan",
    access: { permission: "child.view" },
    audit: { action: "trigger-plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const plan = await findTriggerPlan(tx, facts.person.personId);
      return { kind: "page", view: triggerPlanPage({ facts, plan }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/trigger-plan/edit",
    access: { permission: "missing.record" },
    audit: { action: "trigger-plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const plan = await findTriggerPlan(tx, facts.person.personId);
      const view = editPlanPage({ facts, plan, csrfToken, typed: typedOf(plan) });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/trigger-plan/edit",
    access: { permission: "missing.record" },
    audit: { action: "trigger-plan.save" },
    input: { params: childParams, form: planInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await saveTriggerPlan(tx, acting, { person, form: typed });
      if (change.kind === "accepted") {
        return { kind: "redirect", to: missingPaths.plan(person.personId) };
      }
      const plan = await findTriggerPlan(tx, person.personId);
      const page = { facts, plan, csrfToken, typed };
      return change.kind === "stale"
        ? { kind: "stale", view: editPlanPage({ ...page, isStale: true }) }
        : { kind: "invalid", view: editPlanPage({ ...page, errors: change.errors }) };
    },
  }),
];
