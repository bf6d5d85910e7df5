import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { OverdueTabs } from "../../work/index.ts";
import { boardList } from "../board-list.ts";
import { catalogueList } from "../catalogue-list.ts";
import { boardPage, cataloguePage } from "./board-pages.tsx";
import { forumRoutes } from "./forum-routes.tsx";
import { oneMeasureRoutes } from "./measure-routes.tsx";
import { measurePaths } from "./paths.ts";
import { planRoutes } from "./plan-routes.tsx";
import { proposeRoutes } from "./propose-routes.tsx";
import { wordsRoutes } from "./words-routes.tsx";

const views = { permission: "measure.view" } as const;
const shows = { nobody: "the board is of adults and places, and has no free text" } as const;

const boardRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/measures",
    access: views,
    audit: { action: "measure.list" },
    shows,
    input: { query: boardList.query },
    handle: async (given) => {
      const shown = await boardList.show(given, { path: measurePaths.board });
      const { rooms, actor } = given;
      const isDue = shown.asked.show === "review" && holds(actor, "measure.record");
      const tabs = isDue ? OverdueTabs({ rooms, actor, current: measurePaths.review }) : null;
      return { kind: "page", view: boardPage(shown, tabs) };
    },
  }),
  route({
    method: "GET",
    path: "/api/measures",
    access: views,
    audit: { action: "measure.list" },
    shows,
    input: { query: boardList.apiQuery },
    answers: boardList.answers({
      summary: "Orders, notices and tactics, with their state",
      description: "No free text, and nothing about a child.",
    }),
    handle: (given) => boardList.json(given),
  }),
  route({
    method: "GET",
    path: "/measures/catalogue",
    access: views,
    audit: { action: "measure.catalogue" },
    shows: { nobody: "the catalogue is configuration" },
    input: { query: catalogueList.query },
    handle: async (given) => {
      const shown = await catalogueList.show(given, { path: measurePaths.catalogue });
      return { kind: "page", view: cataloguePage(shown) };
    },
  }),
];

/** A measure is proposed before anything is done with it: the walk over all routes goes in this order. */
export const measureRoutes: readonly Route[] = [
  ...boardRoutes,
  ...proposeRoutes,
  ...oneMeasureRoutes,
  ...planRoutes,
  ...forumRoutes,
  ...wordsRoutes,
];
