import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { fullName } from "../../subjects/index.ts";
import { flagName, flagSchemeOn } from "../flag-scheme.ts";
import { harmSchemeOn, harmStatusOf } from "../harm-scheme.ts";
import { levelName, levelSchemeOn } from "../level-scheme.ts";
import { matching } from "../tracker-counts.ts";
import {
  countTracker,
  listTracker,
  trackerSorts,
  type TrackerQuery,
  type TrackerRow,
} from "../tracker-reads.ts";
import { trackerPage } from "./tracker-page.tsx";
import type { TrackerPage } from "./tracker-view.ts";

const pageSize = 50;

const level = z.union([z.literal("unknown"), z.coerce.number<string>().int().min(0).max(99)]);
const harm = z.string().regex(/^[a-z0-9-]{1,40}$/);
const due = z.enum(["overdue"]);
const page = z.coerce.number<string>().int().min(1).max(100_000);

const pageQuery = z.object({
  // A form sends an empty value for "all".
  level: optionalQuery(z.string().min(1).pipe(level)),
  harm: optionalQuery(harm),
  due: optionalQuery(z.string().min(1).pipe(due)),
  show: optionalQuery(z.enum(["open", "closed"])),
  sort: optionalQuery(z.enum(trackerSorts)),
  page: optionalQuery(page),
});

const apiQuery = z.object({
  level: level.optional().describe("A level of the scheme in force, or `unknown`"),
  harm: harm.optional().describe("A harm status of the scheme in force, by its key"),
  due: due.optional().describe("Only children of whom a review or a decision is overdue"),
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
      harmStatus: z.object({
        status: z.string(),
        name: z.string(),
        since: z.string().nullable(),
        reviewBy: z.string().nullable(),
      }),
      flags: z.array(z.object({ type: z.string(), name: z.string() })),
      nextFlagReviewBy: z.string().nullable(),
    }),
  ),
});

function trackerQuery(query: z.output<typeof pageQuery>, at: Date): TrackerQuery {
  return {
    at,
    level: query.level,
    harm: query.harm,
    isOverdue: query.due === "overdue",
    isOpen: query.show !== "closed",
    sort: query.sort ?? "review",
    page: query.page ?? 1,
    pageSize,
  };
}

type Schemes = Pick<TrackerPage, "scheme" | "harmScheme" | "flagScheme">;

async function schemesOn(tx: Tx, on: string): Promise<Schemes> {
  return {
    scheme: await levelSchemeOn(tx, on),
    harmScheme: await harmSchemeOn(tx, on),
    flagScheme: await flagSchemeOn(tx, on),
  };
}

function apiChild(row: TrackerRow, { scheme, harmScheme, flagScheme }: Schemes) {
  return {
    id: row.personId,
    reference: row.reference,
    name: fullName(row),
    dateOfBirth: row.bornOn,
    level: { level: row.level, name: levelName(scheme, row.level), since: row.levelDecidedOn },
    reviewBy: row.reviewBy,
    harmStatus: {
      status: row.harmStatus,
      name: harmStatusOf(harmScheme, row.harmStatus).name,
      since: row.harmDecidedOn,
      reviewBy: row.harmReviewBy,
    },
    flags: row.flags.map((type) => ({ type, name: flagName(flagScheme, type) })),
    nextFlagReviewBy: row.flagReviewBy,
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
      const query = trackerQuery(asked, clock.now());
      const schemes = await schemesOn(tx, clock.today());
      const counts = await countTracker(tx, actor, query);
      const rows = await listTracker(tx, actor, query);
      const { isWide } = actor;
      return {
        kind: "page",
        subjectIds: rows.map((row) => row.personId),
        view: trackerPage({ rows, counts, query, ...schemes, today: clock.today(), isWide }),
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
      const query = trackerQuery(asked, clock.now());
      const schemes = await schemesOn(tx, clock.today());
      const counts = await countTracker(tx, actor, query);
      const rows = await listTracker(tx, actor, query);
      const children = rows.map((row) => apiChild(row, schemes));
      const total = matching(counts, query);
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
