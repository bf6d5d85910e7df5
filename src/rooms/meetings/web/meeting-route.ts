import { z } from "zod";
import type { Permission } from "../../../kernel/permissions.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import {
  route,
  type ByStaff,
  type Input,
  type Route,
  type RouteDefinition,
} from "../../../platform/http/route.ts";
import { findChild, type ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { findItemMeeting, findMeeting, type Meeting } from "../meeting-reads.ts";
import { panelTypeOf, type PanelType } from "../panel-type.ts";

export const meetingParams = z.object({ meetingId: anId });
export const itemParams = z.object({ itemId: anId });

export type MeetingFacts = ChildFacts & { readonly meeting: Meeting; readonly type: PanelType };

type Shape = z.ZodType<object>;
export type MeetingGiven = Parameters<RouteDefinition<Shape, Shape, Shape, ByStaff>["handle"]>[0];
type HandlerInput<P extends Shape, Q extends Shape, F extends Shape> = Parameters<
  RouteDefinition<P, Q, F, ByStaff>["handle"]
>[0];

type MeetingRoute<P extends Shape, Q extends Shape, F extends Shape> = {
  readonly method: "GET" | "POST";
  readonly path: `/meetings/${string}`;
  readonly access: { readonly permission: Permission };
  readonly audit: { readonly action: string };
  readonly isOpenedOften?: true;
  readonly input: Input<P, Q, F>;
  readonly handle: (facts: MeetingFacts, given: HandlerInput<P, Q, F>) => Promise<Outcome>;
};

type Finding<P extends Shape, Q extends Shape, F extends Shape> = (
  given: HandlerInput<P, Q, F>,
) => Promise<string | undefined>;

/**
 * A route about one meeting, reached through its child: whoever does not reach the child today is
 * answered as if there were no meeting, and a post that reaches the child must hold the permission. The audit names the child and the meeting.
 */
function routeAbout<P extends Shape, Q extends Shape, F extends Shape>(
  { handle, ...definition }: MeetingRoute<P, Q, F>,
  meetingIdOf: Finding<P, Q, F>,
): Route {
  return route<P, Q, F>({
    ...definition,
    shows: { about: "children" },
    handle: async (given) => {
      const { tx, actor } = given;
      const meetingId = await meetingIdOf(given);
      if (meetingId === undefined) return { kind: "notFound" };
      const meeting = await findMeeting(tx, actor, meetingId);
      const child = meeting && (await findChild(given, meeting.personId));
      if (!meeting || !child) return { kind: "notFound" };
      const type = await panelTypeOf(tx, meeting);
      const facts = { ...child, meeting, type };
      const outcome: Outcome = mayDo(actor, definition.access.permission, child)
        ? ((await given.stopPlaces(meeting.personId)) ?? (await handle(facts, given)))
        : { kind: "forbidden" };
      return { subjectIds: [meeting.personId, meetingId], ...outcome };
    },
  });
}

export function meetingRoute<
  P extends z.ZodType<{ meetingId: string }>,
  Q extends Shape,
  F extends Shape,
>(definition: MeetingRoute<P, Q, F>): Route {
  return routeAbout(definition, (given) => Promise.resolve(given.params.meetingId));
}

/** The same for one part of a meeting, which is known by its own id. */
export function itemRoute<
  P extends z.ZodType<{ itemId: string }>,
  Q extends Shape,
  F extends Shape,
>(definition: MeetingRoute<P, Q, F>): Route {
  return routeAbout(definition, ({ tx, actor, params }) =>
    findItemMeeting(tx, actor, params.itemId),
  );
}
