import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { fullName } from "../../subjects/index.ts";
import { levelName, levelSchemeOn } from "../level-scheme.ts";
import { countTracker, listTracker, trackerSorts, type TrackerQuery } from "../tracker-reads.ts";
import { trackerPage } from "./tracker-page.tsx";

const pageSize = 50;

const level = z.union([z.literal("unknown"), z.coerce.number<string>().int().min(0).max(99)]);
const page = z.coerce.number<string>().int().min(1).max(100_000);

const pageQuery = z.object({
  // A form sends an empty value for "all".
  level: optionalQuery(z.string().min(1).pipe(level)),
  show: optionalQuery(z.enum(["open", "closed"])),
  sort: optionalQuery(z.enum(trackerSorts)),
  page: optionalQuery(page),
});

const apiQuery = z.object({
  level: level.optional().describe("A level of the scheme in force, or `unknown`"),
  show: z.enum(["open", "closed"]).optional(),
  sort: z.enum(trackerSorts).optional(),
  page: page.optional(),
});

const apiChildren = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  children: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      name: z.string(),
      dateOfBirth: z.string().nullable(),
      level: z.object({
        level: z.int().nullable(),
        name: z.string(),
        since: z.string().nullable(),
      }),
      reviewBy: z.string().nullable(),
    }),
  ),
});

function trackerQuery(query: z.output<typeof pageQuery>): TrackerQuery {
  return {
    level: query.level,
    isOpen: query.show !== "closed",
    sort: query.sort ?? "review",
    page: query.page ?? 1,
    pageSize,
  };
}

export const trackerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children",
    access: { permission: "tracker.view" },
    audit: { action: "tracker.list" },
    input: { query: pageQuery },
    handle: async ({ tx, actor, clock, query: asked }) => {
      const query = trackerQuery(asked);
      const today = clock.today();
      const scheme = await levelSchemeOn(tx, today);
      const counts = await countTracker(tx, actor, query.isOpen);
      const rows = await listTracker(tx, actor, query);
      return {
        kind: "page",
        subjectIds: rows.map((row) => row.personId),
        view: trackerPage({ rows, counts, query, scheme, today, isWide: actor.isWide }),
      };
    },
  }),
  route({
    method: "GET",
    path: "/api/children",
    access: { permission: "tracker.view" },
    audit: { action: "tracker.list" },
    input: { query: apiQuery },
    answers: {
      summary: "Children on the tracker whom you reach, a page at a time",
      schema: apiChildren,
    },
    handle: async ({ tx, actor, clock, query: asked }) => {
      const query = trackerQuery(asked);
      const scheme = await levelSchemeOn(tx, clock.today());
      const counts = await countTracker(tx, actor, query.isOpen);
      const rows = await listTracker(tx, actor, query);
      const matching = counts.filter(
        (one) => query.level === undefined || (one.level ?? "unknown") === query.level,
      );
      const children = rows.map((row) => ({
        id: row.personId,
        reference: row.reference,
        name: fullName(row),
        dateOfBirth: row.bornOn,
        level: { level: row.level, name: levelName(scheme, row.level), since: row.levelDecidedOn },
        reviewBy: row.reviewBy,
      }));
      const total = matching.reduce((sum, one) => sum + one.children, 0);
      return {
        kind: "json",
        subjectIds: rows.map((row) => row.personId),
        body: { page: query.page, pageSize, total, children } satisfies z.output<
          typeof apiChildren
        >,
      };
    },
  }),
];
