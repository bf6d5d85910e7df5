import { addDays } from "../../kernel/dates.ts";
import type { DateParts } from "../../kernel/fields.ts";
import { choice, date, defineForm, optionalText, readIf, text } from "../../kernel/forms/index.ts";
import { tieCertainties, tieConfidences, tieHandlings, tieRelations } from "./tie-words.ts";

type Reading = { readonly now: Date };

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part) => part.trim() !== "");

const relationNames = Object.fromEntries(
  Object.entries(tieRelations).map(([key, { name }]) => [key, name]),
);

/** What is asked of a link whose two ends are known. */
const tieQuestions = {
  relation: choice({
    label: "How is this one linked with it?",
    options: relationNames,
    missing: "Choose how they are linked",
  }),
  certainty: choice({
    label: "Is it alleged or confirmed?",
    options: tieCertainties,
    missing: "Choose alleged or confirmed",
  }),
  confidence: choice({
    label: "How confident are you in it?",
    options: tieConfidences,
    missing: "Choose how confident you are",
  }),
  wording: text({
    label: "What was said or seen",
    hint: "Name no child",
    rows: 3,
    called: "What was said or seen",
    most: 2000,
    missing: "Enter what was said or seen",
  }),
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
  reviewBy: date({ label: "Review by", hint: "Within a year", called: "Review date" }),
};

type Span = {
  readonly beganOn?: string | null | undefined;
  readonly untilOn?: string | null | undefined;
};
type Reviewed = { readonly learnedOn?: string; readonly reviewBy?: string };

const tieChecks = {
  untilOn: ({ beganOn, untilOn }: Span) =>
    typeof beganOn === "string" &&
    typeof untilOn === "string" &&
    untilOn < beganOn &&
    "It must not end before it begins",
  reviewBy: ({ learnedOn, reviewBy }: Reviewed) =>
    learnedOn !== undefined &&
    reviewBy !== undefined &&
    (reviewBy <= learnedOn || reviewBy > addDays(learnedOn, 366)) &&
    "It must be after the day of the source, and within a year of it",
};

/** A link between two subjects that are no children. */
export const tieForm = defineForm<Reading>()(
  {
    other: text({
      label: "The other person, place or subject",
      hint: "Its name, registration, number or postcode. Never a child",
      called: "The other subject",
      most: 200,
      missing: "Enter the other subject",
    }),
    ...tieQuestions,
  },
  tieChecks,
);

/** The same where Lantern suggested the other end, and a person takes it. */
export const takenTieForm = defineForm<Reading>()(tieQuestions, tieChecks);

/** Why a link is ended; the entry stays. */
export const endTieForm = defineForm()({
  reason: text({
    label: "Why it is ended, and how that is known",
    rows: 3,
    called: "Why it is ended",
    most: 1000,
    missing: "Enter why it is ended",
  }),
});
