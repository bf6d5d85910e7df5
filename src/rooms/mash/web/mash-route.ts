import { z } from "zod";
import type { Permission } from "../../../kernel/permissions.ts";
import { holds } from "../../../platform/access/actor.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
import type { CommandContext } from "../episode-writes.ts";
import { episodeFacts, type EpisodeFacts } from "./episode-facts.ts";

export const mashParams = z.object({ concernId: anId });

type Shape = z.ZodType<object>;

type HandlerInput<P extends Shape, Q extends Shape, F extends Shape> = Parameters<
  RouteDefinition<P, Q, F, ByStaff>["handle"]
>[0];

type MashRoute<P extends z.ZodType<{ concernId: string }>, Q extends Shape, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/mash/:concernId${string}`;
  /** What is asked beside the right to work the queue. */
  readonly permission?: Permission;
  /** Of a concern about a place there is nothing at this address. */
  readonly onlyAboutChild?: true;
  readonly audit: { readonly action: string };
  readonly input: Input<P, Q, F>;
  readonly handle: (facts: EpisodeFacts, given: HandlerInput<P, Q, F>) => Promise<Outcome>;
};

/**
 * A route about the MASH's work on a concern within reach. For any other the answer is not found; the
 * audit names the concern either way, and the child whom it is about.
 */
export function mashRoute<
  P extends z.ZodType<{ concernId: string }>,
  Q extends Shape,
  F extends Shape,
>({
  handle,
  permission = "mash.decide",
  onlyAboutChild,
  ...definition
}: MashRoute<P, Q, F>): Route {
  return route<P, Q, F>({
    ...definition,
    shows: { about: "children" },
    access: { permission },
    handle: async (given) => {
      const { tx, actor, clock } = given;
      const { concernId } = given.params;
      // Forms on one concern come one after the other: the second meets what the first did.
      if (definition.method === "POST") await oneAtATime(tx, `mash ${concernId}`);
      const asking = { tx, actor, now: clock.now(), today: clock.today() };
      // Whoever reaches the child reaches the episode in the database; its pages are the MASH's alone.
      const facts = holds(actor, "mash.decide") ? await episodeFacts(asking, concernId) : undefined;
      const isHere = facts && (!onlyAboutChild || facts.episode.about === "child");
      const outcome: Outcome = isHere ? await handle(facts, given) : { kind: "notFound" };
      const personId = facts?.episode.personId;
      const subjectIds = personId ? [concernId, personId] : [concernId];
      // Whoever reads of others beside the concern is compared with its own child as well.
      const shown = [...subjectIds, ...(outcome.shown ?? outcome.subjectIds ?? [])];
      return { subjectIds, ...outcome, shown };
    },
  });
}

export const actingIn = ({ actor, now, today }: EpisodeFacts): CommandContext => ({
  actor,
  at: now,
  today,
});
