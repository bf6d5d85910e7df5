import { z } from "zod";
import { holds } from "../../../../platform/access/actor.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listPathwayVersions, versionOn } from "../pathway-versions.ts";
import { pathwayPage } from "./pathway-page.tsx";

export const pathwayRoute: Route = route({
  method: "GET",
  path: "/pathway",
  access: { signedIn: "the pathway is about no child; everybody who works here goes by it" },
  audit: { action: "pathway.read" },
  shows: { nobody: "the pathway as it is configured" },
  input: { query: z.object({ on: optionalQuery(z.iso.date()) }) },
  handle: async ({ tx, actor, clock, query }) => {
    const today = clock.today();
    const on = query.on ?? today;
    const versions = await listPathwayVersions(tx, today);
    const shown = versionOn(versions, on);
    const maySeeDrift = holds(actor, "tracker.view");
    return { kind: "page", view: pathwayPage({ versions, shown, on, today, maySeeDrift }) };
  },
});
