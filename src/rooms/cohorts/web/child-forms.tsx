import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { didNotSay, nextSteps } from "../approach.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { CohortScheme } from "../cohort-scheme.ts";
import { ListedNote } from "./child-page.tsx";
import { choices, FieldsForm, summaryOf, type Field } from "../../../ui/forms/fields-form.tsx";

type Typed = Readonly<Record<string, string>>;

export type ChildForm = {
  readonly facts: ChildFacts;
  readonly heading: string;
  readonly action: string;
  /** Where what stands now is read. */
  readonly now: string;
  readonly fields: readonly Field[];
  readonly button: string;
  readonly csrfToken: string;
  readonly typed: Typed;
  readonly isListed?: boolean;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** A form about one child in a cohort. */
export function childFormPage(page: ChildForm): View {
  const { facts, heading, isListed = false } = page;
  return childPage({
    facts,
    tab: "recovery",
    heading,
    summary: summaryOf(page),
    children: (
      <>
        {isListed && <ListedNote />}
        <FieldsForm {...page} />
      </>
    ),
  });
}

export const joinFields = (
  cohorts: readonly Cohort[],
  workers: readonly string[],
): readonly Field[] => [
  {
    name: "cohort",
    label: "Which cohort?",
    as: "select",
    items: cohorts.map(({ cohortId, name, criteria }) => ({
      value: cohortId,
      text: `${name}: ${criteria}`.slice(0, 120),
    })),
  },
  { name: "from", label: "Since when?", as: "date" },
  {
    name: "criterion",
    label: "Which of its criteria does the child meet?",
    as: "area",
    hint: "Nothing adds a child automatically: you decide it",
  },
  {
    name: "evidence",
    label: "What shows it, and who says so?",
    as: "area",
    why: "Give evidence, not a feeling. It is read at each review, and by the child if they ask.",
  },
  {
    name: "worker",
    label: "Who works with the child in it?",
    as: "text",
    ...(workers.length > 0 ? { hint: `Around the child: ${workers.join("; ")}` } : {}),
  },
  { name: "agency", label: "Their agency", as: "text" },
  {
    name: "isTold",
    label: "Was the child or a parent told?",
    as: "radios",
    items: [
      { value: "yes", text: "Yes" },
      { value: "no", text: "No" },
    ],
    why: "A child and a parent have the right to know, unless telling them would put a person in danger. Being in a cohort does not change the child’s services or who can open their record.",
  },
  { name: "told", label: "How, or why not?", as: "area" },
  { name: "reviewBy", label: "Reviewed by", as: "date" },
];

export const tryFields = (scheme: CohortScheme): readonly Field[] => [
  {
    name: "approach",
    label: "What is tried?",
    as: "select",
    items: choices(scheme.practices),
  },
  { name: "worker", label: "Who by?", as: "text" },
  { name: "agency", label: "Their agency", as: "text" },
  {
    name: "intensity",
    label: "How often?",
    as: "radios",
    items: choices(scheme.intensities),
    why: "The same help once a month and twice a week is not the same help: without it nobody can say whether it worked.",
  },
  { name: "from", label: "Since when?", as: "date" },
];

export const reviewFields = (scheme: CohortScheme): readonly Field[] => [
  {
    name: "child",
    label: "Did it help? What does the child say?",
    as: "radios",
    items: [...choices(scheme.scale), { value: didNotSay, text: "The child did not say" }],
    why: "What is tried is kept, changed or stopped by what comes of it. The child’s answer is shown next to yours and is never averaged with it.",
  },
  {
    name: "professional",
    label: "And how do you see it?",
    as: "radios",
    items: choices(scheme.scale),
  },
  { name: "changed", label: "What changed?", as: "area" },
  { name: "source", label: "Who saw or said it?", as: "text" },
  {
    name: "nextStep",
    label: "What is next?",
    as: "radios",
    items: Object.entries(nextSteps).map(([value, text]) => ({ value, text })),
  },
  { name: "reviewedOn", label: "On which day?", as: "date" },
];

export const leaveFields = (scheme: CohortScheme): readonly Field[] => [
  { name: "leftOn", label: "When does the child leave?", as: "date" },
  {
    name: "outcome",
    label: "Outcome",
    as: "radios",
    items: choices(scheme.outcomes),
    why: "So that the partnership learns what helps. It is counted across the cohort without names, small numbers are withheld, and nobody’s work is scored by it.",
  },
  { name: "leaving", label: "Why, and what continues without it?", as: "area" },
];
