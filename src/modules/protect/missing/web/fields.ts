import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";
import { formText } from "../../../../platform/http/text.ts";
import { momentFieldsOf, type MomentFields } from "../moment.ts";

/** The four boxes of a moment under one name. */
export const momentInput = <N extends string>(name: N) =>
  ({
    [`${name}-day`]: field(),
    [`${name}-month`]: field(),
    [`${name}-year`]: field(),
    [`${name}-time`]: field(),
  }) as Record<`${N}-${"day" | "month" | "year" | "time"}`, ReturnType<typeof field>>;

export type MomentTyped<N extends string> = Readonly<
  Record<`${N}-${"day" | "month" | "year" | "time"}`, string>
>;

export const momentOf = <N extends string>(typed: MomentTyped<N>, name: N): MomentFields => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
  time: typed[`${name}-time`],
});

export function momentTyped<N extends string>(name: N, at: Date): MomentTyped<N> {
  const { day, month, year, time } = momentFieldsOf(at);
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
    [`${name}-time`]: time,
  } as MomentTyped<N>;
}

/** Boxes that can be ticked together: none, one or several. */
export const several = z
  .union([field(), z.array(formText())])
  .default([])
  .transform((keys) => (typeof keys === "string" ? [keys].filter((one) => one !== "") : keys));

export const reportInput = z.object({
  ...momentInput("since"),
  ...momentInput("reported"),
  reportedBy: field(),
  policeReference: field(),
  grade: field(),
  fromKind: field(),
  circumstances: field(),
});
export type ReportTyped = z.output<typeof reportInput>;

export const updateInput = z.object({
  ...{ wording: field(), grade: field(), policeReference: field(), version: field() },
});
export type UpdateTyped = z.output<typeof updateInput>;

export const returnInput = z.object({
  ...momentInput("returned"),
  ...{ foundBy: field(), foundHow: field(), version: field() },
});
export type ReturnTyped = z.output<typeof returnInput>;

export const preventionInput = z.object({
  ...momentInput("held"),
  ...{ outcome: field(), heldBy: field(), said: field(), concerns: field() },
});
export type PreventionTyped = z.output<typeof preventionInput>;

export const attemptInput = z.object({
  ...momentInput("happened"),
  ...{ outcome: field(), offeredTo: field(), interviewer: field(), independent: field() },
  ...{ doneFor: field(), instead: field(), childAccount: field(), parentAccount: field() },
  reasons: several,
  ...{ changes: field(), "promise-wording": field(), "promise-owner": field() },
  "promise-reach": field(),
  "promise-reachBasis": field(),
  "promise-reachReason": field(),
  ...{ "promise-due-day": field(), "promise-due-month": field(), "promise-due-year": field() },
  version: field(),
});
export type AttemptTyped = z.output<typeof attemptInput>;

export const reasonInput = z.object({ reason: field(), version: field() });
export type ReasonTyped = z.output<typeof reasonInput>;

export const passOnInput = z.object({ kind: field(), suggestion: field(), told: field() });
export type SuggestionTyped = z.output<typeof passOnInput>;

export const settleInput = z.object({ outcome: field(), reason: field(), version: field() });

export const planInput = z.object({
  ...{ description: field(), likelyPlaces: field(), likelyPeople: field() },
  ...{ firstSteps: field(), whomToRing: field(), talking: field(), version: field() },
});
export type PlanTyped = z.output<typeof planInput>;
