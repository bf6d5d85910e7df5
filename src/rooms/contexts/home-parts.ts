import { formatDate } from "../../kernel/dates.ts";
import { holds } from "../../platform/access/actor.ts";
import { countedTogether, type HomePart, type Need } from "../../platform/rooms/home-slots.ts";
import { contextCount, listContexts } from "./context-rows.ts";
import { contextKinds } from "./context-words.ts";
import { contextPaths } from "./web/paths.ts";

/** Referrals that a manager decides on. */
export const referredNeed: Need = {
  order: 66,
  isFor: (actor) => holds(actor, "context.decide"),
  href: contextPaths.list("referred"),
  count: countedTogether(
    ({ today }) => contextCount({ show: "referred", today }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1
      ? "place, group or online space referred: to decide"
      : "places, groups or online spaces referred: to decide",
};

/** Cases of one's own whose review is due. */
export const reviewsNeed: Need = {
  order: 67,
  isFor: (actor) => holds(actor, "context.record"),
  href: contextPaths.list("review"),
  count: countedTogether(
    ({ today, actor }) => contextCount({ show: "review", today, ownerId: actor.id }),
    ({ count }) => count,
  ),
  says: (count) =>
    count === 1 ? "case on a place of yours to review" : "cases on places of yours to review",
};

const most = 5;

/** One's own cases on places, groups and online spaces, the next review first; most people who may have one have none. */
export const ownContextsPart: HomePart = {
  order: 26,
  isFor: (actor) => holds(actor, "context.record"),
  read: async ({ tx, actor, today }) => {
    const asked = { show: "open", today, ownerId: actor.id, page: 1, pageSize: most } as const;
    const rows = (await listContexts(tx, asked)).slice(0, most);
    if (rows.length === 0) return undefined;
    return {
      heading: "Your cases on places, groups and online spaces",
      lines: rows.map(({ contextId, name, kind, reviewBy }) => ({
        text: name,
        href: contextPaths.one(contextId),
        more: contextKinds[kind],
        ...(reviewBy !== null && {
          due: { text: `Review by ${formatDate(reviewBy)}`, isOverdue: reviewBy < today },
        }),
      })),
      empty: "None.",
      all: { text: "All cases on places", href: contextPaths.list() },
    };
  },
};
