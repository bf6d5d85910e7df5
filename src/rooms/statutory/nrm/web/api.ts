import { z } from "zod";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { Referral } from "../nrm-reads.ts";
import type { View45 } from "../section45.ts";
import { referralWords } from "./parts.tsx";

const day = z.iso.date();

const line = z.object({
  id: z.uuid(),
  stage: z.string(),
  consideredOn: day,
  submittedOn: day.nullable(),
  reference: z.string().nullable(),
  sentBy: z.string().nullable(),
  decider: z.string().nullable(),
  dueOn: day.nullable(),
  notBefore: day.nullable(),
  pausedOn: day.nullable(),
  isLate: z.boolean(),
  standing: z.string().describe("Its status and its clock, in words"),
  decisions: z.array(z.object({ on: day, decision: z.string(), outcome: z.string() })),
});
const child = z.object({ id: z.uuid(), reference: z.string() });

export const apiNrm = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  referrals: z.array(line.extend({ child })),
});

export const apiChildNrm = z.object({
  child,
  referrals: z.array(line),
  section45: z
    .object({ verdict: z.string(), consideredOn: day, legalAdvice: z.string() })
    .nullable(),
});

type When = { readonly today: string; readonly calendar: WorkingCalendar };

/** A referral without what was prepared for the form and without the reasons of a decision. */
export function lineOf(one: Referral, when: When): z.output<typeof line> {
  const { text, isLate } = referralWords(one, when);
  return {
    id: one.referralId,
    stage: one.stage,
    consideredOn: one.consideredOn,
    submittedOn: one.submittedOn,
    reference: one.reference,
    sentBy: one.responder,
    decider: one.clocks?.name ?? null,
    dueOn: one.dueOn,
    notBefore: one.notBefore,
    pausedOn: one.pausedOn,
    isLate,
    standing: text,
    decisions: one.steps.flatMap(({ step, outcome, happenedOn }) =>
      step.endsWith("-grounds") && outcome !== null
        ? [{ on: happenedOn, decision: step, outcome }]
        : [],
    ),
  };
}

export const viewOf45 = ({ verdict, consideredOn, advice }: View45) => ({
  verdict,
  consideredOn,
  legalAdvice: advice,
});
