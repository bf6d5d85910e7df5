import { z } from "zod";
import {
  listNumbers,
  numberKinds,
  standingNumbers,
  type NumberKind,
} from "../../../subjects/index.ts";
import { childAnswer } from "../../web/child-answer.ts";

const kinds = Object.keys(numberKinds) as [NumberKind, ...NumberKind[]];

const apiNumbers = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  numbers: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(kinds),
      value: z.string().describe("In capitals without spaces"),
      recordedAt: z.iso.datetime(),
    }),
  ),
});

export const numbersAnswer = childAnswer({
  path: "/api/children/:personId/numbers",
  audit: { action: "number.read" },
  answers: {
    summary: "Under which numbers agencies know a child you can see",
    description:
      "Those that are correct today. Source is read in Lantern. A number joins nothing automatically.",
    schema: apiNumbers,
  },
  body: async ({ person }, tx) => ({
    numbers: standingNumbers(await listNumbers(tx, person.personId)).map((one) => ({
      id: one.identifierId,
      kind: one.kind,
      value: one.value,
      recordedAt: one.recordedAt.toISOString(),
    })),
  }),
});
