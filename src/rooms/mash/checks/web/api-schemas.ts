import { z } from "zod";
import { jsonText } from "../../../../platform/http/field.ts";
import type { Check } from "../check-reads.ts";

const moment = z.iso.datetime();

export const apiChecks = z.object({
  page: z.int(),
  pageSize: z.int(),
  hasMore: z.boolean(),
  checks: z.array(
    z.object({
      id: z.uuid(),
      agency: z.string(),
      reason: z.string().describe("Why the MASH asks"),
      basis: z.string().describe("The lawful basis, by its key in the sharing agreement"),
      askedBy: z.string(),
      askedAt: moment,
      dueAt: moment,
      isOverdue: z.boolean(),
      children: z.array(
        z.object({
          id: z.uuid().describe("Of the child in this question, to be sent back with the answer"),
          familyName: z.string(),
          givenName: z.string(),
          bornOn: z.iso.date().nullable(),
          ageAbout: z.int().nullable(),
        }),
      ),
    }),
  ),
});

export const checkAnswerBody = z
  .strictObject({
    answers: z
      .array(
        z.strictObject({
          child: z.uuid(),
          holds: z
            .enum(["nothing", "something"])
            .describe("“nothing” says that the agency looked, which is an answer"),
          words: jsonText().optional().describe("What is held; at most 10,000 characters"),
        }),
      )
      .min(1)
      .max(50)
      .describe("One for each child of the question"),
  })
  .meta({
    examples: [{ answers: [{ child: "01930000-0000-7000-8000-000000000001", holds: "nothing" }] }],
  });

export const apiCheckAnswered = z.object({ id: z.uuid(), answeredAt: moment });

export const checkOf = (check: Check, now: Date): z.input<typeof apiChecks>["checks"][number] => ({
  id: check.checkId,
  agency: check.agency,
  reason: check.children[0]?.reason ?? "",
  basis: check.basis,
  askedBy: check.askedBy,
  askedAt: check.askedAt.toISOString(),
  dueAt: check.dueAt.toISOString(),
  isOverdue: check.dueAt < now,
  children: check.children.map(({ childId, familyName, givenName, bornOn, ageAbout }) => ({
    id: childId,
    familyName,
    givenName,
    bornOn,
    ageAbout,
  })),
});
