import { z } from "zod";
import { route, type Route } from "../../../platform/http/route.ts";
import { childParams, findChild } from "../../protect/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { contentOf, planContent } from "../plan.ts";
import { findStandingPlan } from "../standing-plan.ts";

const apiPlan = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  agreed: z
    .object({
      version: z.int(),
      agreedOn: z.string(),
      agreedWith: z.string(),
      notAgreed: z.string().nullable().describe("Who does not agree, and with what"),
      reviewBy: z.string(),
      isOverdue: z.boolean(),
    })
    .nullable()
    .describe("What was agreed last; null while there is a draft alone"),
  plan: planContent
    .nullable()
    .describe("The plan as it is now, which may have changed since; null where there is none"),
});

export const apiPlanRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/children/:personId/safety-plan",
    access: { permission: "child.view" },
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    answers: {
      summary: "The safety plan of a child within your reach",
      description: "As it is now, and what was agreed of it last.",
      schema: apiPlan,
    },
    handle: async (given) => {
      const { tx, params } = given;
      const facts = await findChild(given, params.personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        const status = facts ? 403 : 404;
        return { kind: "problem", status, subjectIds: [params.personId] };
      }
      const { person, today } = facts;
      const { personId, reference } = person;
      const { whole, agreed } = await findStandingPlan(tx, { personId, today });
      const body: z.input<typeof apiPlan> = {
        child: { id: personId, reference },
        agreed: agreed
          ? {
              version: agreed.number,
              agreedOn: agreed.agreedOn,
              agreedWith: agreed.agreedWith,
              notAgreed: agreed.notAgreed,
              reviewBy: agreed.reviewBy,
              isOverdue: agreed.reviewBy < today,
            }
          : null,
        plan: whole ? contentOf(whole) : null,
      };
      return { kind: "json", body, subjectIds: [personId] };
    },
  }),
];
