import { z } from "zod";
import { route, type Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import { childParams, findChild } from "../../web/child-route.ts";
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
  route({
    method: "GET",
    path: "/api/children/:personId/forums",
    access: { permission: "child.view" },
    audit: { action: "child.forums.read" },
    input: { params: childParams },
    answers: {
      summary: "Which open forums a child within your reach is known to",
      description:
        "Forums that are read by their own lists alone are never among them, whoever asks.",
      schema: apiForums,
    },
    handle: async (given) => {
      const { personId } = given.params;
      const facts = await findChild(given, personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        return { kind: "problem", status: facts ? 403 : 404, subjectIds: [personId] };
      }
      const references = await listReferences(given.tx, personId);
      const forums = references
        .filter(({ isHidden, endedOn }) => !isHidden && endedOn === null)
        .map((one) => ({
          ...{ id: one.referenceId, forum: one.forum, name: one.body.name, since: one.onSince },
          ...{ reference: one.reference, contact: one.contact ?? one.body.contact },
          ...{ nextOn: one.nextOn, next: one.nextWhat, lookAgainBy: lookAgainBy(one) },
        }));
      const child = { id: personId, reference: facts.person.reference };
      return { kind: "json", body: { child, forums }, subjectIds: [personId] };
    },
  }),
];
