import { z } from "zod";
import { jsonText } from "../../../platform/http/field.ts";
import { text } from "../../../platform/http/text.ts";
import { fullName } from "../../subjects/index.ts";
import type { AgencyAction, AgencyChase } from "./agency-reads.ts";

const day = text().regex(/^\d{4}-\d{2}-\d{2}$/);
const moment = z.iso.datetime();
const child = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
const paged = { page: z.int(), pageSize: z.int(), hasMore: z.boolean() };

export const apiActions = z.object({
  ...paged,
  actions: z.array(
    z.object({
      id: z.uuid(),
      child,
      wording: z.string().describe("What will be done"),
      agency: z.string(),
      owner: z.string().nullable().describe("The person who owns it, where one is named"),
      dueOn: z.string(),
      isOverdue: z.boolean(),
      version: z.int().describe("To be sent back when the action is closed"),
    }),
  ),
});

export const closingBody = z
  .strictObject({
    state: z.enum(["done", "not_achieved", "superseded"]),
    outcome: jsonText().describe("Outcome for the child; at most 2,000 characters"),
    version: z.int().describe("As it was read: an action that has changed since is not closed"),
  })
  .meta({
    examples: [
      { state: "done", outcome: "Sam met the mentor twice and wants to go on.", version: 1 },
    ],
  });

/** Ids and states alone: this answer is kept for a day, to be given again. */
export const apiClosed = z.object({
  id: z.uuid(),
  state: z.enum(["open", "done", "not_achieved", "superseded"]),
  closedOn: z.string().nullable(),
  version: z.int(),
});

export const apiChases = z.object({
  ...paged,
  chases: z.array(
    z.object({
      id: z.uuid(),
      child,
      about: z.enum(["action", "review", "update"]).describe("An action, a review, how things are"),
      wording: z.string().nullable().describe("Of the action"),
      review: z.string().nullable().describe("Of what: harm, level or flag"),
      askedBy: z.string(),
      askedOf: z.string(),
      askedAt: moment,
      dueAt: moment,
      isOverdue: z.boolean(),
    }),
  ),
});

export const answerBody = z
  .strictObject({
    answer: z
      .enum(["done", "working", "no-information", "not-mine"])
      .describe("“no-information” says that the agency holds none, which is an answer"),
    by: day.optional().describe("For “working”: the new date, which a person agrees"),
    words: jsonText().optional().describe("Outcome, or whose it is"),
  })
  .meta({ examples: [{ answer: "no-information" }, { answer: "working", by: "2026-12-08" }] });

export const apiAnswered = z.object({
  id: z.uuid(),
  answer: z.enum(["done", "working", "no-information", "not-mine"]),
  answeredAt: moment,
});

const childOf = (row: AgencyAction | AgencyChase): z.input<typeof child> => ({
  id: row.personId,
  reference: row.reference,
  name: fullName(row),
});

type Row<T extends z.ZodType> = z.input<T>;

export const actionOf = (
  row: AgencyAction,
  today: string,
): Row<typeof apiActions>["actions"][number] => ({
  id: row.actionId,
  child: childOf(row),
  wording: row.wording,
  agency: row.agency,
  owner: row.owner,
  dueOn: row.dueOn,
  isOverdue: row.dueOn < today,
  version: row.version,
});

export const chaseOf = (row: AgencyChase, now: Date): Row<typeof apiChases>["chases"][number] => ({
  id: row.chaseId,
  child: childOf(row),
  about: row.about,
  wording: row.wording,
  review: row.review,
  askedBy: row.askedBy,
  askedOf: row.askedOf,
  askedAt: row.askedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  isOverdue: row.dueAt < now,
});
