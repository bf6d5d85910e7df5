import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import type { AgreedLevelForm } from "../decide.ts";

export const sharingForm = z.object({
  agency: field(),
  holds: field(),
  shared: field(),
  basis: field(),
  basisReason: field(),
});

export const wordsForm = z.object({ words: field(), heardBy: field() });

export const closingForm = z.object({
  state: field(),
  outcome: field(),
  version: field(),
  back: field(),
});

export const promiseForm = z.object({
  wording: field(),
  owner: field(),
  outcome: field(),
  "due-day": field(),
  "due-month": field(),
  "due-year": field(),
  forFamily: field(),
  reach: field(),
  reachBasis: field(),
  reachReason: field(),
});

export const levelForm = z.object({
  evidence: field(),
  evidenceSource: field(),
  childView: field(),
  level: field(),
  levelReason: field(),
  levelDissent: field(),
  "review-day": field(),
  "review-month": field(),
  "review-year": field(),
  version: field(),
});

export const decisionForm = z.object({
  decision: field(),
  decisionReason: field(),
  decisionDissent: field(),
  decisionLead: field(),
});

/** As the fields of the form are named, for the rule that reads them. */
export const levelOf = (typed: z.output<typeof levelForm>): AgreedLevelForm => ({
  level: typed.level,
  reason: typed.levelReason,
  dissent: typed.levelDissent,
  evidence: typed.evidence,
  evidenceSource: typed.evidenceSource,
  childView: typed.childView,
  version: typed.version,
  reviewBy: {
    day: typed["review-day"],
    month: typed["review-month"],
    year: typed["review-year"],
  },
});

/** Where the summary of what is wrong points. */
export const levelIds = {
  reason: "levelReason",
  dissent: "levelDissent",
  reviewBy: "review-day",
};
