import type { assessmentFactorsKind, assessmentKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";
import { shippedFactors } from "./shipped-factors.ts";

const inForceFrom = "2014-01-01";
const begunInError = { key: "error", name: "Begun in error", isVoid: true };

/** Assessments and enquiries with their clocks. Each partnership confirms its own days and outcomes. */
export const shippedAssessments: readonly Shipped<
  typeof assessmentKind | typeof assessmentFactorsKind
>[] = [
  {
    kind: "assessment-kind",
    key: "child-and-family",
    inForceFrom,
    body: {
      name: "Child and family assessment",
      meaning: "Finds out what the child and the family need, and whether the child is safe",
      within: { unit: "working-days", amount: 45 },
      runsFrom: "opened",
      source: "Working Together to Safeguard Children: 45 working days from the referral",
      mayPause: true,
      asksFactors: true,
      outcomes: [
        { key: "child-in-need", name: "Child in need plan (section 17)" },
        { key: "strategy", name: "Strategy discussion" },
        { key: "early-help", name: "Early help" },
        { key: "no-further-action", name: "No further action by social care" },
        begunInError,
      ],
    },
  },
  {
    kind: "assessment-kind",
    key: "strategy-discussion",
    inForceFrom,
    body: {
      name: "Strategy discussion",
      meaning: "Social care, police and health decide whether a section 47 enquiry begins",
      within: { unit: "working-days", amount: 3 },
      runsFrom: "start",
      source: "Working Together: as soon as possible; three working days are a starting point",
      mayPause: false,
      asksFactors: false,
      outcomes: [
        { key: "section-47-joint", name: "Section 47 enquiry, joint", beginsEnquiry: true },
        {
          key: "section-47-single",
          name: "Section 47 enquiry by social care alone",
          beginsEnquiry: true,
        },
        { key: "assessment", name: "Child and family assessment continues" },
        { key: "no-further-action", name: "No further action" },
        begunInError,
      ],
    },
  },
  {
    kind: "assessment-kind",
    key: "section-47",
    inForceFrom,
    body: {
      name: "Section 47 enquiry",
      meaning: "Finds out whether the child is suffering, or likely to suffer, significant harm",
      within: { unit: "working-days", amount: 15 },
      runsFrom: "strategy-discussion",
      source: "Working Together: in time for a conference 15 working days after the discussion",
      mayPause: false,
      asksFactors: false,
      outcomes: [
        { key: "conference", name: "Initial child protection conference" },
        { key: "monitor", name: "An agency keeps watch" },
        { key: "assessment", name: "Assessment continues" },
        { key: "legal-action", name: "Legal action" },
        { key: "child-in-need", name: "Child in need plan (section 17)" },
        { key: "no-further-action", name: "No further action" },
        { key: "other", name: "Other" },
        begunInError,
      ],
    },
  },
  {
    kind: "assessment-kind",
    key: "initial-conference",
    inForceFrom,
    body: {
      name: "Initial child protection conference",
      meaning: "Family and agencies decide whether the child needs a child protection plan",
      within: { unit: "working-days", amount: 15 },
      runsFrom: "strategy-discussion",
      source:
        "Working Together: 15 working days from the strategy discussion at which the section 47 enquiry was begun, the last one if there were several",
      mayPause: false,
      asksFactors: false,
      outcomes: [
        { key: "protection-plan", name: "Child protection plan" },
        { key: "child-in-need", name: "Child in need plan (section 17)" },
        { key: "no-plan", name: "No plan" },
        { key: "not-needed", name: "Not needed after all", isVoid: true },
        begunInError,
      ],
    },
  },
  ...shippedFactors,
];
