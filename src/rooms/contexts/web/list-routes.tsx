import { z } from "zod";
import { route, type Route } from "../../../platform/http/route.ts";
import { OverdueTabs, staffList } from "../../work/index.ts";
import { contextList } from "../context-list.ts";
import { findContext, type Context } from "../context-reads.ts";
import { contextSchemeOn, levelName, type ContextScheme } from "../context-scheme.ts";
import { contextParams, shows, views } from "./context-form.ts";
import { listTitle } from "./frame.tsx";
import { contextCells, ContextIntro } from "./list-page.tsx";
import { contextPaths } from "./paths.ts";

const apiContext = z.object({
  contextId: z.uuid(),
  kind: z.string().describe("place, group or online"),
  state: z.string().describe("referred, open, not-opened or closed"),
  level: z.int().nullable(),
  levelName: z.string(),
  leadAgency: z.string().nullable(),
  reviewBy: z.iso.date().nullable(),
  isReviewDue: z.boolean(),
});

type At = { readonly scheme: ContextScheme; readonly today: string };

const bodyOf = (one: Context, { scheme, today }: At): z.input<typeof apiContext> => ({
  contextId: one.contextId,
  kind: one.kind,
  state: one.state,
  level: one.level,
  levelName: levelName(scheme, one.level),
  leadAgency: one.leadAgency,
  reviewBy: one.reviewBy,
  isReviewDue: one.state === "open" && one.reviewBy !== null && one.reviewBy <= today,
});

export const contextListRoutes: readonly Route[] = [
  ...staffList(
    {
      path: "/contexts",
      api: {
        path: "/api/contexts",
        summary: "Cases on places, groups and online spaces, with where they stand",
        description: "No name, no free text, and nothing about a child.",
      },
      list: contextList,
      access: views,
      audit: "context.list",
      shows,
      heading: listTitle,
      intro: ({ shown, actor, rooms }) => (
        <>
          {shown.asked.show === "late" && (
            <OverdueTabs rooms={rooms} actor={actor} current={contextPaths.list("late")} />
          )}
          <ContextIntro />
        </>
      ),
      cells: ({ shown }) => contextCells(shown.around),
    },
    { heading: "Refer a place, a group or an online space", permission: "context.record" },
  ),
  route({
    method: "GET",
    path: "/api/contexts/:contextId",
    access: views,
    audit: { action: "context.read" },
    shows,
    input: { params: contextParams },
    answers: {
      summary: "Where a case on a place, group or online space stands",
      description: "No name, no free text, and nothing about a child.",
      schema: apiContext,
    },
    handle: async ({ tx, clock, params: { contextId } }) => {
      const context = await findContext(tx, contextId);
      const subjectIds = [contextId];
      if (!context) return { kind: "notFound", subjectIds };
      const today = clock.today();
      const body = bodyOf(context, { scheme: await contextSchemeOn(tx, today), today });
      return { kind: "json", body, subjectIds };
    },
  }),
];
