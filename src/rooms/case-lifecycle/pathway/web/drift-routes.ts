import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import { daysBetween } from "../../../../kernel/dates.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { pathwayOn, stageName } from "../../../child-record/index.ts";
import { countStages, limitsOf, listDrift } from "../drift-reads.ts";
import { driftPage, type DriftPage } from "./drift-page.tsx";

const pageSize = 50;
const key = text().regex(/^[a-z0-9-]{1,40}$/);
const query = z.object({
  stage: optionalQuery(key),
  beyond: optionalQuery(z.literal("yes")),
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});
const apiQuery = z.object({
  stage: key.optional().describe("A stage of the pathway in force"),
  beyond: z.literal("yes").optional().describe("Only those beyond the stage’s clock"),
  page: z.coerce.number<string>().int().min(1).max(10_000).optional(),
});

const apiDrift = z.object({
  page: z.int(),
  pageSize: z.int(),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: z.string(),
      children: z.int(),
      beyond: z.int(),
      medianDays: z.int(),
    }),
  ),
  children: z.array(
    z.object({
      personId: z.uuid(),
      reference: z.string(),
      stage: z.string(),
      since: z.iso.date(),
      days: z.int(),
      isBeyond: z.boolean(),
    }),
  ),
});

type ReadContext = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };
type Query = z.output<typeof query>;

async function look(
  { tx, actor, clock }: ReadContext,
  { stage, beyond, page = 1 }: Query,
): Promise<DriftPage> {
  const today = clock.today();
  const pathway = await pathwayOn(tx, today);
  const calendar = await getWorkingCalendar(tx);
  const limits = limitsOf(pathway, { today, calendar });
  const onlyBeyond = beyond === "yes";
  const asked = { stage, onlyBeyond, limits, at: clock.now(), page, pageSize };
  return {
    stage,
    onlyBeyond,
    today,
    calendar,
    pathway,
    page,
    pageSize,
    rows: await listDrift(tx, actor, asked),
    counts: await countStages(tx, actor, { limits, today }),
  };
}

export const driftRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/pathway/drift",
    access: { permission: "tracker.view" },
    audit: { action: "pathway.drift" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ query: asked, ...asking }) => {
      const page = await look(asking, asked);
      const subjectIds = page.rows.map(({ personId }) => personId);
      return { kind: "page", view: driftPage(page), subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/pathway/drift",
    access: { permission: "tracker.view" },
    audit: { action: "pathway.drift" },
    shows: { about: "children" },
    input: { query: apiQuery },
    answers: {
      summary: "Children you can see by time at stage, a page at a time",
      schema: apiDrift,
    },
    handle: async ({ query: asked, ...asking }) => {
      const page = await look(asking, asked);
      const { pathway, rows, counts, today, calendar } = page;
      const limits = new Map(
        limitsOf(pathway, { today, calendar }).map(({ stage, before }) => [stage, before]),
      );
      const body = {
        page: page.page,
        pageSize,
        stages: counts.map((one) => ({ ...one, name: stageName(pathway, one.stage) })),
        children: rows.map(({ personId, reference, stage, since }) => ({
          personId,
          reference,
          stage,
          since,
          days: daysBetween(since, today),
          isBeyond: since < (limits.get(stage) ?? ""),
        })),
      };
      return { kind: "json", subjectIds: rows.map(({ personId }) => personId), body };
    },
  }),
];
