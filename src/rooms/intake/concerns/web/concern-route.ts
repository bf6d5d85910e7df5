import { z } from "zod";
import { anId } from "../../../../platform/http/field.ts";
import { routeKind } from "../../../../platform/http/route-kind.ts";
import { text } from "../../../../platform/http/text.ts";
import { findConcern } from "../concern-reads.ts";
import { listSendingTeams } from "../sending-teams.ts";

export const raising = { permission: "concern.raise" } as const;

export const concernParams = z.object({ concernId: anId });
export const partParams = z.object({ concernId: anId, part: text() });

/**
 * A route about a concern that a team of the actor's sent. For any other the answer is not found,
 * also for those who reach it through the MASH's pages; either way the audit names the concern. They are
 * compared with the record that the MASH linked it with, as when that is opened.
 */
export const concernRoute = routeKind({
  under: ["/concerns/:concernId", "/api/concerns/:concernId"],
  params: concernParams,
  shows: { about: "linked" },
  access: raising,
  find: async ({ tx, actor, clock, params }) =>
    findConcern(tx, await listSendingTeams(tx, actor, clock.today()), params.concernId),
  names: ({ params }, named) => named ?? [params.concernId],
});
