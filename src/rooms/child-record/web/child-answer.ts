import { route, type Answers, type Route } from "../../../platform/http/route.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { mayDo } from "../../subjects/index.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { childParams, findChild } from "./child-route.ts";

type ChildAnswer = {
  readonly path: `/api/children/:personId/${string}`;
  readonly audit: { readonly action: string };
  readonly answers: Answers;
  /** What is answered beside which child it is about. */
  readonly body: (facts: ChildFacts, tx: Tx) => object | Promise<object>;
};

/**
 * An address at which a system reads something of one child within its reach, with the child's id and
 * reference first. Whom it does not reach is not found, as in Lantern's pages; whom it reaches by a post
 * that may not open the record is refused.
 */
export const childAnswer = ({ body, ...definition }: ChildAnswer): Route =>
  route({
    ...definition,
    shows: { about: "children" },
    method: "GET",
    access: { permission: "child.view" },
    input: { params: childParams },
    handle: async (given) => {
      const { personId } = given.params;
      const subjectIds = [personId];
      const facts = await findChild(given, personId);
      if (!facts || !mayDo(facts.actor, "child.view", facts)) {
        return { kind: "problem", status: facts ? 403 : 404, subjectIds };
      }
      // A browser reads this address too: whoever is tied to the child is shut out here as on its pages.
      if (await given.stopPlaces(personId)) return { kind: "problem", status: 404, subjectIds };
      const child = { id: personId, reference: facts.person.reference };
      return { kind: "json", body: { child, ...(await body(facts, given.tx)) }, subjectIds };
    },
  });
