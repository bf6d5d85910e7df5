import { z } from "zod";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listConcerns, listNextSteps } from "../concern-reads.ts";
import { listSendingTeams } from "../sending-teams.ts";
import { raising } from "./concern-route.ts";
import { listPage } from "./list-page.tsx";

export const concernListRoute: Route = route({
  method: "GET",
  path: "/concerns",
  access: raising,
  audit: { action: "concern.list" },
  shows: { about: "linked" },
  input: {
    query: z.object({ page: optionalQuery(z.coerce.number<string>().int().min(1).max(100_000)) }),
  },
  handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
    const now = clock.now();
    const today = clock.today();
    const teams = await listSendingTeams(tx, actor, today);
    const concerns = await listConcerns(tx, teams, page);
    const ids = concerns.map(({ concernId }) => concernId);
    const nextSteps = await listNextSteps(tx, ids);
    return {
      kind: "page",
      subjectIds: ids,
      view: listPage({ concerns, nextSteps, teams, page, now, today }),
    };
  },
});
