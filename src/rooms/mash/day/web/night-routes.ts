import { route, type Route } from "../../../../platform/http/route.ts";
import { ratingSchemeOn } from "../../rate-concern.ts";
import { readNight } from "../night-reads.ts";
import { nightPage } from "./night-part.tsx";

export const nightRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash/day",
    access: { permission: "mash.decide" },
    audit: { action: "mash.day" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const [now, today] = [clock.now(), clock.today()];
      const night = (await readNight(tx, actor, { now, today })) ?? {
        from: now,
        to: now,
        rows: [],
      };
      const scheme = await ratingSchemeOn(tx, today);
      return {
        kind: "page",
        view: nightPage(night, { scheme, now, today }),
        subjectIds: night.rows.map(({ concernId }) => concernId),
      };
    },
  }),
];
