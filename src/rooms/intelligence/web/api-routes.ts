import { route, type Route } from "../../../platform/http/route.ts";
import { forceList } from "../force-list.ts";
import { intelligenceSchemeOn, waysOn } from "../intelligence-scheme.ts";
import { shows } from "./intelligence-form.ts";

export const forceRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/intelligence",
    access: { permission: "intelligence.read" },
    audit: { action: "intelligence.api" },
    shows,
    input: { query: forceList.apiQuery },
    answers: forceList.answers({
      summary: "Sanitised texts that wait to be taken into the force’s own system",
      description:
        "Off until a partnership turns hand-over by API on: then 404. Only for a system of the police. It holds neither who sent it nor what they wrote; keep to the handling and its conditions.",
    }),
    handle: async (given) => {
      const scheme = await intelligenceSchemeOn(given.tx, given.clock.today());
      if (!waysOn(scheme).includes("api")) return { kind: "problem", status: 404 };
      return forceList.json(given);
    },
  }),
];
