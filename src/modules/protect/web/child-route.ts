import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
import { findPerson, listCircle, listOtherNames } from "../../subjects/index.ts";
import { levelSchemeOn } from "../level-scheme.ts";
import { getStanding } from "../standing-reads.ts";
import type { ChildFacts } from "./child-frame.tsx";

/** An address that is no id leads nowhere, like one of a child out of reach. */
export const childParams = z.object({
  personId: z.uuid().catch("00000000-0000-0000-0000-000000000000"),
});

type Asking = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

/** What every page about a child needs, or undefined when the actor does not reach the child. */
async function findChild(
  { tx, actor, clock }: Asking,
  personId: string,
): Promise<ChildFacts | undefined> {
  const person = await findPerson(tx, actor, personId);
  if (!person) return undefined;
  const today = clock.today();
  return {
    actor,
    person,
    otherNames: await listOtherNames(tx, personId),
    standing: await getStanding(tx, personId),
    scheme: await levelSchemeOn(tx, today),
    circle: await listCircle(tx, person.circleId, clock.now()),
    today,
  };
}

type Shape = z.ZodType<object>;

type ChildRoute<P extends z.ZodType<{ personId: string }>, Q extends Shape, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/children/:personId${string}`;
  readonly access: { readonly permission: Permission };
  readonly audit: { readonly action: string };
  readonly input: Input<P, Q, F>;
  readonly handle: (
    facts: ChildFacts,
    given: Parameters<RouteDefinition<P, Q, F, ByStaff>["handle"]>[0],
  ) => Promise<Outcome>;
};

/**
 * A route about a child within reach. For any other child the answer is not found, whatever is
 * asked; either way the audit names the child.
 */
export function childRoute<
  P extends z.ZodType<{ personId: string }>,
  Q extends Shape,
  F extends Shape,
>({ handle, ...definition }: ChildRoute<P, Q, F>): Route {
  return route<P, Q, F>({
    ...definition,
    handle: async (given) => {
      const { personId } = given.params;
      const facts = await findChild(given, personId);
      const outcome: Outcome = facts ? await handle(facts, given) : { kind: "notFound" };
      return { subjectIds: [personId], ...outcome };
    },
  });
}
