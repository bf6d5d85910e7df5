import { londonDate } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { earliest } from "./acting.ts";
import type { Cohort } from "./cohort-reads.ts";
import type { CohortScheme } from "./cohort-scheme.ts";
import type { Approach, Membership, NextStep } from "./member-reads.ts";

type Now = { readonly now: Date };
type BySchemes = { readonly scheme: CohortScheme };

type Keyed = { readonly key: string; readonly name: string };
const optionsOf = (list: readonly Keyed[]): readonly Option[] =>
  list.map(({ key, name }) => ({ value: key, text: name }));

const small = "govuk-radios--small";

const worker = { called: "Worker", most: 200 };
const agency = text({
  label: "Their agency",
  called: "Agency",
  most: 200,
  missing: "Enter their agency",
});

type Cohorts = { readonly cohorts: readonly Cohort[] };
type Joined = Cohorts & { readonly workers: readonly string[] };

/** Open cohorts that the acting person knows of. */
const openOf = ({ cohorts }: Cohorts): readonly Cohort[] =>
  cohorts.filter(({ closedOn }) => closedOn === null);

/** Decides that a child is in a cohort. */
export const joinForm = defineForm<Now & Cohorts, Joined>()({
  cohort: choiceFrom({
    label: "Which cohort?",
    unchosen: "Choose one",
    options: (context) =>
      openOf(context).map(({ cohortId, name, criteria }) => ({
        value: cohortId,
        text: `${name}: ${criteria}`.slice(0, 120),
      })),
    missing: "Choose a cohort that is open",
  }),
  from: date({
    label: "Since when?",
    called: "Date",
    earliest: ({ cohort }, context) =>
      openOf(context).find(({ cohortId }) => cohortId === cohort)?.openedOn ?? earliest,
    isPast: true,
  }),
  criterion: text({
    label: "Which of its criteria does the child meet?",
    hint: "Nothing adds a child automatically: you decide it",
    rows: 3,
    called: "Criterion",
    most: 1000,
    missing: "Enter which criterion the child meets",
  }),
  evidence: text({
    label: "What shows it, and who says so?",
    why: "Give evidence, not a feeling. It is read at each review, and by the child if they ask.",
    rows: 3,
    called: "Evidence",
    most: 2000,
    missing: "Enter what shows it",
  }),
  worker: text({
    ...worker,
    label: "Who works with the child in it?",
    hint: ({ workers }: Joined) =>
      workers.length > 0 ? `Around the child: ${workers.join("; ")}` : "",
    missing: "Enter who works with the child",
  }),
  agency,
  isTold: choice({
    label: "Was the child or a parent told?",
    why: "A child and a parent have the right to know, unless telling them would put a person in danger. Being in a cohort does not change the child’s services or who can open their record.",
    classes: small,
    options: { yes: "Yes", no: "No" },
    missing: "Choose whether the child or a parent was told",
  }),
  told: text({
    label: "How, or why not?",
    rows: 3,
    called: "How they were told",
    most: 1000,
    missing: "Enter how they were told, or why not",
  }),
  reviewBy: date({
    label: "Reviewed by",
    called: "Review date",
    earliest: (_typed, { now }) => londonDate(now),
  }),
});

type OfMember = Now & BySchemes & { readonly membership: Membership };

/** What is tried with a child in a cohort. */
export const tryForm = defineForm<OfMember, BySchemes>()({
  approach: choiceFrom({
    label: "What is tried?",
    unchosen: "Choose one",
    options: ({ scheme }) => optionsOf(scheme.practices),
    missing: "Choose what is tried",
  }),
  worker: text({ ...worker, label: "Who by?", missing: "Enter who does it" }),
  agency,
  intensity: choiceFrom({
    label: "How often?",
    why: "The same help once a month and twice a week is not the same help: without it nobody can say whether it worked.",
    classes: small,
    options: ({ scheme }) => optionsOf(scheme.intensities),
    missing: "Choose how often",
  }),
  from: date({
    label: "Since when?",
    called: "Date",
    earliest: (_typed, { membership }) => membership.from,
    isPast: true,
  }),
});

export const nextSteps: Readonly<Record<NextStep, string>> = {
  continue: "Continue as it is",
  adapt: "Continue, with changes",
  stop: "Stop it",
};

/** The child did not say, or was not asked. */
export const didNotSay = "did-not-say";

/** Whether what was tried worked, in words. */
export const reviewForm = defineForm<
  Now & BySchemes & { readonly approach: Approach },
  BySchemes
>()({
  child: choiceFrom({
    label: "Did it help? What does the child say?",
    why: "What is tried is kept, changed or stopped by what comes of it. The child’s answer is shown next to yours and is never averaged with it.",
    classes: small,
    options: ({ scheme }) => [
      ...optionsOf(scheme.scale),
      { value: didNotSay, text: "The child did not say" },
    ],
    missing: "Choose what the child says, or that they did not say",
  }),
  professional: choiceFrom({
    label: "And how do you see it?",
    classes: small,
    options: ({ scheme }) => optionsOf(scheme.scale),
    missing: "Choose whether it worked, as you see it",
  }),
  changed: text({
    label: "What changed?",
    rows: 3,
    called: "What changed",
    most: 2000,
    missing: "Enter what changed",
  }),
  source: text({
    label: "Who saw or said it?",
    called: "Source",
    most: 200,
    missing: "Enter who saw or said it",
  }),
  nextStep: choice({
    label: "What is next?",
    classes: small,
    options: nextSteps,
    missing: "Choose what is next",
  }),
  reviewedOn: date({
    label: "On which day?",
    called: "Date",
    earliest: (_typed, { approach }) => approach.from,
    isPast: true,
  }),
});

/** Decides that a child leaves a cohort. */
export const leaveForm = defineForm<OfMember, BySchemes>()({
  leftOn: date({
    label: "When does the child leave?",
    called: "Date",
    earliest: (_typed, { membership }) => membership.from,
    isPast: true,
  }),
  outcome: choiceFrom({
    label: "Outcome",
    why: "So that the partnership learns what helps. It is counted across the cohort without names, small numbers are withheld, and nobody’s work is scored by it.",
    classes: small,
    options: ({ scheme }) => optionsOf(scheme.outcomes),
    missing: "Choose the outcome",
  }),
  leaving: text({
    label: "Why, and what continues without it?",
    rows: 3,
    called: "Why",
    most: 2000,
    missing: "Enter why the child leaves",
  }),
});
