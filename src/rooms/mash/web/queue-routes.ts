import { z } from "zod";
import { holds } from "../../../platform/access/actor.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { mashDayOn } from "../clock/mash-day.ts";
import { pauseSchemeOn } from "../clock/pause-reads.ts";
import { readNight } from "../day/night-reads.ts";
import { listNotMatched } from "../../feeds/index.ts";
import { countPublicMessages } from "../../intake/index.ts";
import { countOpenSuggestions } from "../../pattern-alerts/index.ts";
import { nobodyElse, othersOfFamily } from "../household/waiting-families.ts";
import { countDecided, countQueue, listQueue, type QueueQuery } from "../queue-reads.ts";
import { ratingSchemeOn } from "../rate-concern.ts";
import { queuePage } from "./queue-page.tsx";

const pageSize = 25;

const yes = optionalQuery(z.literal("yes"));
const pageQuery = z.object({
  show: optionalQuery(z.literal("decided")),
  // A form sends an empty value for "all".
  rating: optionalQuery(text().regex(/^[a-z0-9-]{1,40}$/)),
  mine: yes,
  overdue: yes,
  paused: yes,
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(100_000)),
});

function queueQuery(asked: z.output<typeof pageQuery>): QueueQuery {
  return {
    isDecided: asked.show === "decided",
    rating: asked.rating,
    isMine: asked.mine === "yes",
    isOverdue: asked.overdue === "yes",
    isPaused: asked.paused === "yes",
    page: asked.page ?? 1,
    pageSize,
  };
}

export const queueRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/mash",
    access: { permission: "mash.decide" },
    audit: { action: "mash.list" },
    shows: { about: "children" },
    input: { query: pageQuery },
    handle: async ({ tx, actor, clock, query: asked }) => {
      const query = queueQuery(asked);
      const [now, today] = [clock.now(), clock.today()];
      const scheme = await ratingSchemeOn(tx, today);
      const pauses = await pauseSchemeOn(tx, today);
      const opensDay = !query.isDecided && query.page === 1;
      const night = opensDay ? await readNight(tx, actor, { now, today }) : undefined;
      const counts = await countQueue(tx, { actor, now });
      const decided = query.isDecided ? await countDecided(tx, actor) : 0;
      const suggestions = holds(actor, "suggestion.read")
        ? await countOpenSuggestions(tx, actor)
        : undefined;
      const notMatched = await listNotMatched(tx, actor, today);
      const { takes } = await mashDayOn(tx, today);
      const fromPublic = (await countPublicMessages(tx)).waiting;
      const rows = await listQueue(tx, { actor, now }, query);
      const ids = rows.map((row) => row.concernId);
      const others = query.isDecided ? nobodyElse : await othersOfFamily(tx, actor, ids);
      return {
        kind: "page",
        subjectIds: [...ids, ...notMatched.map(({ waitingId }) => waitingId)],
        view: queuePage({
          rows,
          others,
          counts,
          decided,
          fromPublic,
          notMatched,
          takes,
          suggestions,
          query,
          scheme,
          pauses,
          night,
          now,
          today,
        }),
      };
    },
  }),
];
