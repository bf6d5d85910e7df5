import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import { anyQuery } from "../../../platform/http/text.ts";
import { filterShapes } from "../tracker-filters.ts";
import { lookShapes } from "../tracker-query.ts";

const page = z.coerce.number<string>().int().min(1).max(100_000);

/** An address of the list: its parts are read by `readView`, and what is mistyped falls away. */
export const listQuery = anyQuery().extend({ page: optionalQuery(page) });

const described = {
  q: "Names however they are spelt, or a reference",
  level: "A level of the scheme in force, or `unknown`",
  harm: "A harm status of the scheme in force, by its key",
  flag: "A kind of flag, `any` or `none`",
  lead: "The id of a lead practitioner, or `none`",
  stage: "A stage of the pathway in force, or `unknown`",
  ward: "A ward by its name, or `unknown`, which is also where it is protected",
  school: "A school by its name, or `unknown`, which is also where it is protected",
  agency: "The id of an agency that is involved",
  cohort: "The id of a cohort without a list",
  due: "Only children of whom a review or a decision is overdue",
  actions: "Only children for whom an action is overdue",
  missing: "At least so many missing episodes in 90 days",
  unseen: "Not seen since a day, or since a `month` ago",
  opened: "Opened since a day, or since a `month` ago",
  waiting: "Only children of whom a workbook says what nobody has decided",
  panel: "At the highest level, rising, or with a review due within so many days",
  show: "Open children, unless closed ones are asked for",
} as const;

/** The same vocabulary where a program asks: what cannot be understood is answered with 400. */
export const apiQuery = z.object({
  ...(Object.fromEntries(
    Object.entries(filterShapes).map(([key, shape]) => [
      key,
      shape.optional().describe(described[key as keyof typeof described]),
    ]),
  ) as { [K in keyof typeof filterShapes]: z.ZodOptional<(typeof filterShapes)[K]> }),
  sort: lookShapes.sort.optional(),
  dir: lookShapes.dir.optional(),
  page: page.optional(),
});
