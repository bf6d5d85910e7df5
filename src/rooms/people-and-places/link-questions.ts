import { addDays, londonDate } from "../../kernel/dates.ts";
import { datePartsOf, type DateParts } from "../../kernel/fields.ts";
import { choice, date, optionalText, readIf, text } from "../../kernel/forms/index.ts";
import { tieCertainties, tieConfidences, tieHandlings } from "./tie-words.ts";

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part) => part.trim() !== "");

export const certaintyQuestion = choice({
  label: "Is it alleged or confirmed?",
  options: tieCertainties,
  missing: "Choose alleged or confirmed",
});

/** How sure it is. */
export const sureQuestions = {
  certainty: certaintyQuestion,
  confidence: choice({
    label: "How confident are you in it?",
    options: tieConfidences,
    missing: "Choose how confident you are",
  }),
};

export const reviewByQuestion = date({
  label: "Review by",
  hint: "Within a year",
  called: "Review date",
});

/** Whose words they are, since when it is so, who may read it, and by when it is looked at again. */
export const sourceQuestions = {
  source: text({ label: "Source", called: "Source", most: 400, missing: "Enter the source" }),
  learnedOn: date({
    label: "When it was said or seen",
    called: "When it was said or seen",
    isPast: true,
  }),
  grading: optionalText({
    label: "Grading by police (optional)",
    hint: "Only where police gave one",
    called: "Grading",
    most: 40,
  }),
  handling: choice({
    label: "Who may read this link?",
    options: tieHandlings,
    missing: "Choose who may read it",
  }),
  beganOn: readIf(
    ({ beganOn }) => isFilled(beganOn),
    date({ label: "Linked since (optional)", called: "Linked since", isPast: true }),
  ),
  untilOn: readIf(
    ({ untilOn }) => isFilled(untilOn),
    date({ label: "Linked until (optional)", called: "Linked until" }),
  ),
  reviewBy: reviewByQuestion,
};

type Span = {
  readonly beganOn?: string | null | undefined;
  readonly untilOn?: string | null | undefined;
};
type Reviewed = { readonly reviewBy?: string };
type Reading = { readonly now: Date };

export const reviewCheck = ({ reviewBy }: Reviewed, { now }: Reading): string | false => {
  const today = londonDate(now);
  return (
    reviewBy !== undefined &&
    (reviewBy <= today || reviewBy > addDays(today, 366)) &&
    "It must be after today, and within a year"
  );
};

export const linkChecks = {
  untilOn: ({ beganOn, untilOn }: Span) =>
    typeof beganOn === "string" &&
    typeof untilOn === "string" &&
    untilOn < beganOn &&
    "It must not end before it begins",
  reviewBy: reviewCheck,
};

const usualDays = 180;

/** The day in half a year, by which a link is looked at again unless somebody says otherwise. */
export const usualReview = (today: string): string => addDays(today, usualDays);

/** What stands in a form before anything is typed. */
export const begunLink = (today: string) => ({
  learnedOn: datePartsOf(today),
  reviewBy: datePartsOf(usualReview(today)),
});
