import type { Route } from "../../../platform/http/route.ts";
import { aroundOf, childForm, childParams, childRoute } from "../../child-record/index.ts";
import { findShownPhotograph } from "../../photographs/index.ts";
import { planForm, saveTriggerPlan } from "../trigger-plan.ts";
import { findTriggerPlan } from "../trigger-plan-reads.ts";
import { missingPaths } from "./paths.ts";
import { editPlanPage, triggerPlanPage } from "./trigger-plan-page.tsx";

/** What is done first when this child goes missing. */
export const triggerPlanRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/trigger-plan",
    access: { permission: "child.view" },
    audit: { action: "trigger-plan.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const { person, today } = facts;
      const plan = await findTriggerPlan(tx, person.personId);
      const photograph = await findShownPhotograph(tx, { personId: person.personId, today });
      const around = await aroundOf(tx, facts);
      return { kind: "page", view: triggerPlanPage({ facts, plan, around, photograph }) };
    },
  }),
  ...childForm({
    path: "/children/:personId/trigger-plan/edit",
    params: childParams,
    permission: "missing.record",
    reads: "trigger-plan.read",
    action: "trigger-plan.save",
    done: "Trigger plan saved.",
    form: planForm,
    about: async (facts, tx) => ({
      facts,
      plan: await findTriggerPlan(tx, facts.person.personId),
    }),
    begin: ({ plan }, { blank }) =>
      plan
        ? {
            firstSteps: plan.firstSteps,
            description: plan.description,
            likelyPlaces: plan.likelyPlaces ?? "",
            likelyPeople: plan.likelyPeople ?? "",
            whomToRing: plan.whomToRing,
            talking: plan.talking ?? "",
            version: String(plan.version),
          }
        : blank,
    send: ({ facts }, { tx, actor, clock, typed }) => {
      const { person, today } = facts;
      return saveTriggerPlan(tx, { actor, at: clock.now(), today }, { person, form: typed });
    },
    home: ({ facts }) => missingPaths.plan(facts.person.personId),
    page: ({ facts, plan }, state) => editPlanPage(facts, plan, state),
  }),
];
