import { z } from "zod";
import { childAnswer } from "../../../child-record/index.ts";
import { listSupervisions } from "../supervision-reads.ts";

const apiSupervision = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  supervisions: z.array(
    z.object({
      id: z.uuid(),
      heldOn: z.string().describe("A date"),
      recordedAt: z.iso.datetime(),
      promises: z.int().describe("How many actions were reviewed"),
      correctsId: z.uuid().nullable().describe("The earlier one that it puts right"),
    }),
  ),
});

export const supervisionAnswer = childAnswer({
  path: "/api/children/:personId/supervision",
  audit: { action: "child.supervision.read" },
  answers: {
    summary: "When a child you can see was discussed in supervision",
    description:
      "Whose supervision it was, and what was considered and decided, is read in Lantern.",
    schema: apiSupervision,
  },
  body: async ({ person }, tx) => ({
    supervisions: (await listSupervisions(tx, person.personId)).map((one) => ({
      id: one.supervisionId,
      heldOn: one.heldOn,
      correctsId: one.correctsId,
      recordedAt: one.recordedAt.toISOString(),
      promises: one.promises.length,
    })),
  }),
});
