import { routeKind } from "../../../platform/http/route-kind.ts";
import type { Answers, Route } from "../../../platform/http/route.ts";
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

const answering = routeKind({
  under: "/api/children/:personId/",
  params: childParams,
  shows: { about: "children" },
  access: { permission: "child.view" },
  find: (given) => findChild(given, given.params.personId),
  may: ({ actor }, permission, facts) => mayDo(actor, permission, facts),
  // A browser reads this address too: whoever is tied to the child is shut out here as on its pages.
  stop: async ({ stopPlaces, params }) =>
    (await stopPlaces(params.personId)) && { kind: "notFound" },
  names: ({ params }) => [params.personId],
});

/**
 * An address at which a system reads something of one child within its reach, with the child's id and
 * reference first. Whom it does not reach is not found, as in Lantern's pages; whom it reaches by a post
 * that may not open the record is refused.
 */
export const childAnswer = ({ body, ...definition }: ChildAnswer): Route =>
  answering({
    ...definition,
    method: "GET",
    input: {},
    handle: async (facts, { tx }) => {
      const child = { id: facts.person.personId, reference: facts.person.reference };
      return { kind: "json", body: { child, ...(await body(facts, tx)) } };
    },
  });
