import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { momentInput, several } from "../../../platform/http/moment-input.ts";

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
  wording: field(),
  grade: field(),
  policeReference: field(),
  version: field(),
});
export type UpdateTyped = z.output<typeof updateInput>;

export const returnInput = z.object({
  ...momentInput("returned"),
  foundBy: field(),
  foundHow: field(),
  version: field(),
});
export type ReturnTyped = z.output<typeof returnInput>;

export const preventionInput = z.object({
  ...momentInput("held"),
  outcome: field(),
  heldBy: field(),
  said: field(),
  concerns: field(),
});
export type PreventionTyped = z.output<typeof preventionInput>;

export const attemptInput = z.object({
  ...momentInput("happened"),
  outcome: field(),
  offeredTo: field(),
  interviewer: field(),
  independent: field(),
  doneFor: field(),
  instead: field(),
  childAccount: field(),
  parentAccount: field(),
  reasons: several,
  changes: field(),
  "promise-wording": field(),
  "promise-owner": field(),
  "promise-reach": field(),
  "promise-reachBasis": field(),
  "promise-reachReason": field(),
  "promise-due-day": field(),
  "promise-due-month": field(),
  "promise-due-year": field(),
  version: field(),
});
export type AttemptTyped = z.output<typeof attemptInput>;

export const reasonInput = z.object({ reason: field(), version: field() });
export type ReasonTyped = z.output<typeof reasonInput>;

export const passOnInput = z.object({ kind: field(), suggestion: field(), told: field() });
export type SuggestionTyped = z.output<typeof passOnInput>;

export const settleInput = z.object({ outcome: field(), reason: field(), version: field() });

export const planInput = z.object({
  description: field(),
  likelyPlaces: field(),
  likelyPeople: field(),
  firstSteps: field(),
  whomToRing: field(),
  talking: field(),
  version: field(),
});
export type PlanTyped = z.output<typeof planInput>;
