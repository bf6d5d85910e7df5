import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { levelSchemeOn } from "../../child-record/index.ts";
import { listWaiting } from "../closure-reads.ts";
import { countTransfers, listTransfers, type RunningTransfer } from "../transfer-reads.ts";
import { closingsPage, transfersPage } from "./lists-page.tsx";

const pageSize = 50;
const number = z.coerce.number<string>().int().min(1).max(10_000);
const day = z.iso.date();
const access = { permission: "tracker.view" } as const;

const apiClosings = z.object({
  closings: z.array(
    z.object({
      closureId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      proposedOn: day,
      needsMeeting: z.boolean(),
    }),
  ),
});
const apiTransfers = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  transfers: z.array(
    z.object({
      transferId: z.uuid(),
      personId: z.uuid(),
      reference: z.string(),
      kind: z.string(),
      area: z.string(),
      beganOn: day,
      answeredOn: day.nullable(),
      duties: z.array(
        z.object({
          key: z.string(),
          whose: z.enum(["ours", "theirs"]),
          text: z.string(),
          doneOn: day.nullable(),
        }),
      ),
    }),
  ),
});

const subjectsOf = (rows: readonly { readonly personId: string }[]): readonly string[] => [
  ...new Set(rows.map(({ personId }) => personId)),
];

const transferBody = ({ kind, done, ...one }: RunningTransfer) => ({
  transferId: one.transferId,
  personId: one.personId,
  reference: one.reference,
  kind: kind.key,
  area: one.area,
  beganOn: one.beganOn,
  answeredOn: one.acknowledgedOn,
  duties: kind.duties.map(({ key, whose, text }) => ({
    key,
    whose,
    text,
    doneOn: done.find(({ duty }) => duty === key)?.doneOn ?? null,
  })),
});

/** What waits and what runs, of the children within reach. */
export const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/closings",
    access,
    audit: { action: "closing.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock }) => {
      const rows = await listWaiting(tx, actor);
      const view = closingsPage({ rows, scheme: await levelSchemeOn(tx, clock.today()) });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/closings",
    access,
    audit: { action: "closing.list" },
    shows: { about: "children" },
    input: {},
    answers: {
      summary: "Closure proposals waiting for a decision, of children you can see",
      schema: apiClosings,
    },
    handle: async ({ tx, actor }) => {
      const rows = await listWaiting(tx, actor);
      const closings = rows.map(({ closureId, personId, reference, proposedOn, needsPanel }) => ({
        closureId,
        personId,
        reference,
        proposedOn,
        needsMeeting: needsPanel,
      }));
      return { kind: "json", body: { closings }, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/transfers",
    access,
    audit: { action: "transfer.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: optionalQuery(number) }) },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const rows = await listTransfers(tx, actor, { page, pageSize });
      const total = await countTransfers(tx, actor);
      const view = transfersPage({ rows, total, today: clock.today(), page, pageSize });
      return { kind: "page", view, subjectIds: subjectsOf(rows) };
    },
  }),
  route({
    method: "GET",
    path: "/api/transfers",
    access,
    audit: { action: "transfer.list" },
    shows: { about: "children" },
    input: { query: z.object({ page: number.optional() }) },
    answers: {
      summary: "Transfers between areas that run, with the duties of both, a page at a time",
      schema: apiTransfers,
    },
    handle: async ({ tx, actor, query: { page = 1 } }) => {
      const rows = await listTransfers(tx, actor, { page, pageSize });
      const total = await countTransfers(tx, actor);
      const body = { page, pageSize, total, transfers: rows.map(transferBody) };
      return { kind: "json", body, subjectIds: subjectsOf(rows) };
    },
  }),
];
