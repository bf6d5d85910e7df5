import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import {
  route,
  type Answers,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { findConcern, type Concern } from "../concern-reads.ts";
import { listSendingTeams } from "../sending-teams.ts";

export const raising = { permission: "concern.raise" } as const;

export const concernParams = z.object({ concernId: anId });
export const partParams = z.object({ concernId: anId, part: text() });

type Shape = z.ZodType<object>;

type ConcernRoute<P extends z.ZodType<{ concernId: string }>, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `${"" | "/api"}/concerns/:concernId${string}`;
  readonly audit: { readonly action: string };
  readonly input: Input<P, Shape, F>;
  readonly answers?: Answers;
  readonly handle: (
    concern: Concern,
    given: Parameters<RouteDefinition<P, Shape, F, ByStaff>["handle"]>[0],
  ) => Promise<Outcome>;
};

/**
 * A route about a concern that a team of the actor's sent. For any other the answer is not found,
 * also for those who reach it through the MASH's pages; either way the audit names the concern. They are
 * compared with the record that the MASH linked it with, as when that is opened.
 */
export function concernRoute<P extends z.ZodType<{ concernId: string }>, F extends Shape>({
  handle,
  ...definition
}: ConcernRoute<P, F>): Route {
  return route<P, Shape, F>({
    ...definition,
    shows: { about: "linked" },
    access: raising,
    handle: async (given) => {
      const { tx, actor, clock } = given;
      const { concernId } = given.params;
      const teams = await listSendingTeams(tx, actor, clock.today());
      const concern = await findConcern(tx, teams, concernId);
      const outcome: Outcome = concern ? await handle(concern, given) : { kind: "notFound" };
      return { subjectIds: [concernId], ...outcome };
    },
  });
}
