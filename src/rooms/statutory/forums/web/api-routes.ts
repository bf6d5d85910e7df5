import { z } from "zod";
import type { Route } from "../../../../platform/http/route.ts";
import { childAnswer } from "../../../child-record/index.ts";
import { listReferences, lookAgainBy } from "../reference-reads.ts";

const day = z.iso.date();

const apiForums = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  forums: z.array(
    z.object({
      id: z.uuid(),
      forum: z.string(),
      name: z.string(),
      since: day,
      reference: z.string().nullable(),
      contact: z.string(),
      nextOn: day.nullable(),
      next: z.string().nullable(),
      lookAgainBy: day,
    }),
  ),
});

/** Open references that stand. What is hidden is read in Lantern, by people. */
export const forumApiRoutes: readonly Route[] = [
  childAnswer({
    path: "/api/children/:personId/forums",
    audit: { action: "child.forums.read" },
    answers: {
      summary: "Which open forums a child you can see is known to",
      description: "Forums that only their own lists can read are never included.",
      schema: apiForums,
    },
    body: async ({ person }, tx) => {
      const references = await listReferences(tx, person.personId);
      const forums = references
        .filter(({ isHidden, endedOn }) => !isHidden && endedOn === null)
        .map((one) => ({
          id: one.referenceId,
          forum: one.forum,
          name: one.body.name,
          since: one.onSince,
          reference: one.reference,
          contact: one.contact ?? one.body.contact,
          nextOn: one.nextOn,
          next: one.nextWhat,
          lookAgainBy: lookAgainBy(one),
        }));
      return { forums };
    },
  }),
];
