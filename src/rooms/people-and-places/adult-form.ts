import { addDays } from "../../kernel/dates.ts";
import { choice, date, defineForm, text } from "../../kernel/forms/index.ts";

/** What the newest fact says of somebody's age. */
export const ages = {
  adult: "An adult: 18 or over",
  "may-be-child": {
    text: "A child, or may be one",
    hint: "What runs on them stops, and they are on no board",
  },
} as const;

export const exploitedWords = {
  no: "No",
  yes: "Yes",
  "may-be": "Perhaps: it is not known",
} as const;
/** As it was answered; a new record is not asked yet. */
export type Asked = keyof typeof exploitedWords | "not-asked";

type Reading = { readonly now: Date; readonly isUnder18: boolean };

/** How old a person of concern is, by whom, and whether they were exploited as a child. */
export const adultForm = defineForm<Reading>()(
  {
    age: choice({
      label: "Is this person an adult?",
      options: ages,
      missing: "Choose whether this person is an adult",
    }),
    source: text({
      label: "Who or what says so",
      hint: "For example, a driving licence seen by an officer. How old a person looks is not a source",
      called: "Who or what says so",
      most: 400,
      missing: "Enter who or what says so",
    }),
    knownOn: date({ label: "When it was seen or said", called: "When it was seen", isPast: true }),
    exploited: choice({
      label: "Were they exploited as a child?",
      options: exploitedWords,
      missing: "Choose whether they were exploited as a child",
    }),
    exploitedBasis: text({
      label: "Who was asked, and what they said",
      hint: "Ask the MASH: it sees records that you do not",
      rows: 3,
      called: "Who was asked",
      most: 2000,
      missing: "Enter who was asked, and what they said",
    }),
  },
  {
    age: ({ age }, { isUnder18 }) =>
      age === "adult" && isUnder18 && "By the date of birth they are under 18: correct that first",
  },
);

const linesOf = (typed: string): readonly string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Who took part, one a line. */
export const partsIn = linesOf;

const words = { rows: 3, most: 4000 };

/** A multi-agency decision about somebody who was exploited as a child, or may have been. */
export const harmForm = defineForm<{ readonly now: Date }>()(
  {
    decidedOn: date({ label: "When it was decided", called: "When it was decided", isPast: true }),
    tookPart: text({
      label: "Who took part: agencies and roles, one a line",
      hint: "At least two agencies",
      called: "Who took part",
      ...words,
      missing: "Enter who took part",
    }),
    argumentsFor: text({
      label: "What speaks for acting",
      called: "What speaks for acting",
      ...words,
      missing: "Enter what speaks for acting",
    }),
    argumentsAgainst: text({
      label: "What speaks against it",
      called: "What speaks against it",
      ...words,
      missing: "Enter what speaks against it",
    }),
    safetyPlan: text({
      label: "The plan for their own safety",
      called: "The plan for their own safety",
      ...words,
      missing: "Enter the plan for their own safety",
    }),
    nrm: text({
      label: "How the National Referral Mechanism was considered",
      called: "How the National Referral Mechanism was considered",
      rows: 2,
      most: 2000,
      missing: "Enter how the National Referral Mechanism was considered",
    }),
    section45: text({
      label: "How section 45 of the Modern Slavery Act 2015 was considered",
      called: "How section 45 was considered",
      rows: 2,
      most: 2000,
      missing: "Enter how section 45 was considered",
    }),
    mayAct: choice({
      label: "What was decided?",
      options: {
        no: "No measure is considered on them",
        yes: "Measures can be considered, each decided on its own",
      },
      missing: "Choose what was decided",
    }),
    reviewBy: date({
      label: "Review by",
      hint: "Within a year. After that day the decision is not in force",
      called: "Review by",
    }),
  },
  {
    tookPart: ({ tookPart }) =>
      tookPart !== undefined &&
      (linesOf(tookPart).length < 2 || linesOf(tookPart).length > 40) &&
      "Enter at least two agencies, one a line",
    reviewBy: ({ decidedOn, reviewBy }) =>
      decidedOn !== undefined &&
      reviewBy !== undefined &&
      (reviewBy <= decidedOn || reviewBy > addDays(decidedOn, 366)) &&
      "It must be after the decision, and within a year of it",
  },
);
