import { addDays } from "../../kernel/dates.ts";
import { date, text } from "../../kernel/forms/index.ts";

/** Who took part, one a line. */
export const partsIn = (typed: string): readonly string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const long = { rows: 3, most: 4000 };
const considered = { rows: 2, most: 2000 };

/** What every decision of several agencies is asked, on a child’s own record and on somebody who was exploited as one. */
export const decisionQuestions = {
  decidedOn: date({ label: "When it was decided", called: "When it was decided", isPast: true }),
  tookPart: text({
    label: "Who took part: agencies and roles, one a line",
    hint: "At least two agencies",
    called: "Who took part",
    ...long,
    missing: "Enter who took part",
  }),
  argumentsAgainst: text({
    label: "Reasons against it",
    called: "Reasons against it",
    ...long,
    missing: "Enter the reasons against it",
  }),
  safetyPlan: text({
    label: "The plan for their own safety",
    called: "The plan for their own safety",
    ...long,
    missing: "Enter the plan for their own safety",
  }),
  nrm: text({
    label: "How the National Referral Mechanism was considered",
    called: "How the National Referral Mechanism was considered",
    ...considered,
    missing: "Enter how the National Referral Mechanism was considered",
  }),
  section45: text({
    label: "How section 45 of the Modern Slavery Act 2015 was considered",
    called: "How section 45 was considered",
    ...considered,
    missing: "Enter how section 45 was considered",
  }),
  reviewBy: date({
    label: "Review by",
    hint: "Within a year. After that day the decision is not in force",
    called: "Review date",
  }),
};

/** The reasons for it, in the words of what is decided. */
export const reasonsFor = (what: string) =>
  text({
    label: `Reasons for ${what}`,
    called: `Reasons for ${what}`,
    ...long,
    missing: `Enter the reasons for ${what}`,
  });

type Answers = {
  readonly tookPart?: string | undefined;
  readonly decidedOn?: string | undefined;
  readonly reviewBy?: string | undefined;
};

export const decisionRules = {
  tookPart: ({ tookPart }: Answers) =>
    tookPart !== undefined &&
    (partsIn(tookPart).length < 2 || partsIn(tookPart).length > 40) &&
    "Enter at least two agencies, one a line",
  reviewBy: ({ decidedOn, reviewBy }: Answers) =>
    decidedOn !== undefined &&
    reviewBy !== undefined &&
    (reviewBy <= decidedOn || reviewBy > addDays(decidedOn, 366)) &&
    "It must be after the decision, and within a year of it",
};
