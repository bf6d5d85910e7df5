import { z } from "zod";
import { londonDate } from "../../../kernel/dates.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { outcomes, standing, type LastSeen, type Outcome } from "../seen.ts";
import type { Visit } from "../visit-reads.ts";
import { standingWarnings, type Warning } from "../warning-reads.ts";

const day = z.iso.date();
const outcomeKeys = Object.keys(outcomes) as [Outcome, ...Outcome[]];

export const apiVisits = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  lastSeenOn: day.nullable(),
  lastSeenAloneOn: day.nullable(),
  warnings: z
    .array(z.object({ kind: z.string(), since: day, reviewBy: day, isOverdue: z.boolean() }))
    .describe("That there is a warning and of which kind: ring before a visit"),
  visits: z.array(
    z.object({
      visit: z.uuid(),
      on: day,
      outcome: z.enum(outcomeKeys),
      purpose: z.string(),
      setting: z.string().describe("The type of place; no address"),
      isToBeTypedUp: z.boolean(),
    }),
  ),
});

type All = {
  readonly visits: readonly Visit[];
  readonly warnings: readonly Warning[];
  readonly seen: LastSeen;
};

export const visitsBody = (
  { visits, warnings, seen }: All,
  { today }: ChildFacts,
): Omit<z.input<typeof apiVisits>, "child"> => ({
  lastSeenOn: seen.seenOn,
  lastSeenAloneOn: seen.aloneOn,
  warnings: standingWarnings(warnings).map(({ kind, sinceOn, reviewBy }) => ({
    kind,
    since: sinceOn,
    reviewBy,
    isOverdue: reviewBy < today,
  })),
  visits: standing(visits).map((one) => ({
    visit: one.visitId,
    on: londonDate(one.visitedAt),
    outcome: one.outcome,
    purpose: one.purpose,
    setting: one.setting,
    isToBeTypedUp: one.typeUpBy !== null,
  })),
});
