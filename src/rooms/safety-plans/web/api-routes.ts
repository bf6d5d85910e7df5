import { z } from "zod";
import type { Route } from "../../../platform/http/route.ts";
import { childAnswer } from "../../child-record/index.ts";
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
  childAnswer({
    path: "/api/children/:personId/safety-plan",
    audit: { action: "child.plan.read" },
    answers: {
      summary: "The safety plan of a child you can see",
      description: "As it is now, and what was agreed of it last.",
      schema: apiPlan,
    },
    body: async ({ person: { personId }, today }, tx) => {
      const { whole, agreed } = await findStandingPlan(tx, { personId, today });
      const plan: Omit<z.input<typeof apiPlan>, "child"> = {
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
      return plan;
    },
  }),
];
