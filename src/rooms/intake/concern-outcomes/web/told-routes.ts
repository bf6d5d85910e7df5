import { z } from "zod";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { findThing } from "../../../people-and-places/index.ts";
import { listTold, toldPerPage } from "../outcome-reads.ts";
import { toldPage } from "./told-page.tsx";

/** As for the messages and concerns themselves. */
const access = { permission: "mash.decide" } as const;
const params = z.object({ thingId: anId });
const query = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(100_000)),
});
const audit = { action: "subject.told" } as const;

const apiTold = z.object({
  page: z.int(),
  pageSize: z.int(),
  hasMore: z.boolean(),
  told: z.array(
    z.object({
      id: z.uuid(),
      what: z.enum(["message", "concern"]),
      reference: z.string(),
      from: z.string().describe("An agency, or “public” where nobody verified who wrote it"),
      worry: z.string(),
      toldAt: z.iso.datetime(),
      nextStep: z.string().nullable(),
    }),
  ),
});

/** What was told of a subject that is no child, for whoever works the queue of the MASH. */
export const toldRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/told",
    access,
    audit,
    shows: { about: "children" },
    input: { params, query },
    handle: async ({ tx, params: { thingId }, query: { page = 1 } }) => {
      const thing = await findThing(tx, thingId);
      if (!thing) return { kind: "notFound", subjectIds: [thingId] };
      const told = await listTold(tx, { thingId, page });
      const shown = told.slice(0, toldPerPage).map(({ id }) => id);
      const view = toldPage({ thing, told, page });
      return { kind: "page", view, subjectIds: [thingId, ...shown] };
    },
  }),
  route({
    method: "GET",
    path: "/api/subjects/:thingId/told",
    access,
    audit,
    shows: { about: "children" },
    input: { params, query },
    answers: {
      summary: "Messages of the public and concerns that were put with a subject, newest first",
      schema: apiTold,
    },
    handle: async ({ tx, params: { thingId }, query: { page = 1 } }) => {
      const thing = await findThing(tx, thingId);
      if (!thing) return { kind: "problem", status: 404, subjectIds: [thingId] };
      const found = await listTold(tx, { thingId, page });
      const told = found.slice(0, toldPerPage);
      const body: z.input<typeof apiTold> = {
        page,
        pageSize: toldPerPage,
        hasMore: found.length > toldPerPage,
        told: told.map((one) => ({ ...one, toldAt: one.toldAt.toISOString() })),
      };
      return { kind: "json", body, subjectIds: [thingId, ...told.map(({ id }) => id)] };
    },
  }),
];
