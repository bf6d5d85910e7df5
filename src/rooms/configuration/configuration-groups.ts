import type { ConfigurationKind } from "./configuration-kinds.ts";

export type ConfigurationGroup = {
  readonly id: string;
  readonly heading: string;
  readonly kinds: readonly ConfigurationKind[];
};

/** What a partnership works by, under what it is for, in the order of its page. A kind without a group fails a test. */
export const configurationGroups: readonly ConfigurationGroup[] = [
  {
    id: "worried",
    heading: "How worried we are",
    kinds: [
      ...(["level-scheme", "step-down", "level-floors", "harm-status", "flag-type"] as const),
      ...(["exploitation-definition", "exploitation-facts"] as const),
    ],
  },
  {
    id: "concerns",
    heading: "Concerns and the MASH",
    kinds: [
      ...(["mash-rating", "threshold", "next-step", "mash-day", "mash-pause"] as const),
      ...(["partner-check", "professional-links", "sharing-agreement", "sharing-duty"] as const),
      "contact",
    ],
  },
  {
    id: "public",
    heading: "For the public",
    kinds: ["public-signs", "public-help", "public-form", "public-areas", "public-check"],
  },
  {
    id: "case",
    heading: "Clocks, and a case from beginning to end",
    kinds: [
      ...(["clock", "pathway", "assessment-kind", "assessment-factors"] as const),
      ...(["closure", "closure-stops", "transition"] as const),
      ...(["transfer-kinds", "neighbouring-area"] as const),
    ],
  },
  {
    id: "work",
    heading: "Work with a child and a family",
    kinds: [
      ...(["screening-tool", "instrument", "safety-plan", "recovery", "services"] as const),
      ...(["education", "cohorts", "visits", "moments", "documents"] as const),
      ...(["family-links", "family-questions"] as const),
    ],
  },
  {
    id: "missing",
    heading: "Missing",
    kinds: ["missing-grade", "missing-reason", "missing-threshold"],
  },
  {
    id: "together",
    heading: "Meetings and other agencies",
    kinds: [
      ...(["panel-type", "panel", "escalation-stages", "leads", "forum"] as const),
      ...(["nrm-form", "nrm-clocks"] as const),
    ],
  },
  {
    id: "subjects",
    heading: "Persons, places and records that belong together",
    kinds: ["subject-links", "subject-flags", "record-matching", "standing-query"],
  },
  {
    id: "access",
    heading: "Access, signing in and use",
    kinds: [
      ...(["find-without-seeing", "emergency-access", "second-factor", "hide-now"] as const),
      ...(["export-release", "unusual-use", "public-role", "notice-budget"] as const),
    ],
  },
];
