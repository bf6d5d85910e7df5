import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { notUsedReasons } from "./entry-states.ts";
import { ways, waysOn, type IntelligenceScheme } from "./intelligence-scheme.ts";

type Drawing = { readonly scheme: IntelligenceScheme };
type Reading = Drawing & {
  readonly now: Date;
  readonly today: string;
  /** Whether a child could be recognised as the source. */
  readonly isRecognisable: boolean;
};

export const notGraded = "none";

const gradings = ({ scheme }: Drawing): readonly Option[] => [
  { value: notGraded, text: "Not graded" },
  ...scheme.gradings
    .filter(({ inUse }) => inUse)
    .map(({ key, name }) => ({ value: key, text: name })),
];
const gradesOf =
  (part: "sources" | "assessments") =>
  ({ scheme }: Drawing): readonly Option[] =>
    scheme.gradings
      .filter(({ inUse }) => inUse)
      .flatMap(({ key, name, [part]: list }) =>
        list.map((one) => ({
          value: `${key}:${one.code}`,
          text: `${name} – ${one.code}: ${one.name}`,
        })),
      );

const needs = ({ scheme }: Drawing, handling: string | undefined): boolean =>
  scheme.handling.some(({ code, needsConditions }) => code === handling && needsConditions);

const belongs = (grading: string | undefined, value: string | null | undefined): boolean =>
  value != null && value.startsWith(`${grading ?? ""}:`);

const gradedAs =
  (what: string) =>
  (grading: string | undefined, value: string | null | undefined): string | false => {
    if (grading === undefined) return false;
    if (grading === notGraded)
      return value != null && `Leave the ${what} empty where it is not graded`;
    return !belongs(grading, value) && `Choose the ${what} in ${grading}`;
  };

/** The text that may leave, with its handling, and its grading where police graded it. */
export const sanitiseForm = defineForm<Reading, Drawing>()(
  {
    wording: text({
      label: "Sanitised text",
      hint: "What is known, without who said it and without the name of a child",
      rows: 8,
      called: "Sanitised text",
      most: 10_000,
      missing: "Enter the sanitised text",
    }),
    handling: choiceFrom({
      label: "Handling code",
      options: ({ scheme }) =>
        scheme.handling.map(({ code, name, meaning }) => ({
          value: code,
          text: name,
          hint: meaning,
        })),
      missing: "Choose the handling code: without one nothing is handed over or shared",
    }),
    conditions: optionalText({
      label: "Conditions",
      hint: "Who may have it, for what, and what must not be done with it",
      rows: 2,
      called: "Conditions",
      most: 2000,
    }),
    grading: choiceFrom({
      label: "Grading by police",
      hint: "Most of what agencies send is not graded",
      options: gradings,
      missing: "Choose how it is graded, or that it is not",
    }),
    source: optionalChoiceFrom({
      label: "Evaluation of the source",
      options: gradesOf("sources"),
      unchosen: "Not graded",
      unknown: "Choose an evaluation from the list",
    }),
    assessment: optionalChoiceFrom({
      label: "Assessment of the intelligence",
      options: gradesOf("assessments"),
      unchosen: "Not graded",
      unknown: "Choose an assessment from the list",
    }),
    seenOn: date({ label: "Known since", called: "Known since", isPast: true }),
    reviewBy: date({
      label: "Review by",
      hint: "After this day nobody outside the police reads it, unless it was renewed",
      called: "Review date",
    }),
  },
  {
    conditions: ({ conditions, handling }, reading) =>
      needs(reading, handling) &&
      conditions === null &&
      "Enter the conditions of this handling code",
    handling: ({ handling }, reading) =>
      reading.isRecognisable &&
      handling !== undefined &&
      !needs(reading, handling) &&
      "A child could be recognised as the source: choose a handling code with conditions",
    source: ({ grading, source }) => gradedAs("evaluation")(grading, source),
    assessment: ({ grading, assessment }) => gradedAs("assessment")(grading, assessment),
    reviewBy: ({ reviewBy }, { today }) => {
      if (reviewBy === undefined) return false;
      if (reviewBy <= today) return "Review date must be in the future";
      return reviewBy > addDays(today, 1826) && "Review date must be within five years";
    },
  },
);

/** That it goes to the force's own system, by one of the ways that are turned on. */
export const handOverForm = defineForm<Drawing, Drawing>()({
  way: choiceFrom({
    label: "How it is handed over",
    options: ({ scheme }) => waysOn(scheme).map((way) => ({ value: way, text: ways[way] })),
    missing: "Choose how it is handed over",
  }),
});

/** The receipt and the reference of the force's own system, and what came of it when that is known. */
export const answerForm = defineForm<Drawing & { readonly now: Date }, Drawing>()({
  reference: text({
    label: "Reference in the force’s system",
    called: "Reference",
    most: 60,
    missing: "Enter the reference that the force’s system gave",
  }),
  receivedOn: date({ label: "Received on", called: "Received on", isPast: true }),
  outcome: optionalChoiceFrom({
    label: "What came of it (optional)",
    hint: "The sender hears the general words of the answer and nothing else",
    options: ({ scheme }) =>
      scheme.outcomes.map(({ key, name, heard }) => ({
        value: key,
        text: name,
        hint: `Sender hears: ${heard}`,
      })),
    unknown: "Choose an answer from the list",
  }),
  note: optionalText({
    label: "Note for the police’s own use (optional)",
    rows: 3,
    called: "Note",
    most: 2000,
  }),
});

/** Nothing is handed over, and why, in words that its sender hears. */
export const notUsedForm = defineForm()({
  reason: choice({
    label: "Why is it not used?",
    missing: "Choose why it is not used",
    options: {
      known: {
        text: notUsedReasons.known.text,
        hint: `Sender hears: ${notUsedReasons.known.heard}`,
      },
      "little-detail": {
        text: notUsedReasons["little-detail"].text,
        hint: `Sender hears: ${notUsedReasons["little-detail"].heard}`,
      },
      elsewhere: {
        text: notUsedReasons.elsewhere.text,
        hint: `Sender hears: ${notUsedReasons.elsewhere.heard}`,
      },
    },
  }),
});

/** Which agency may read the sanitised text, and for what. */
export const shareForm = defineForm<
  { readonly agencies: readonly Option[] },
  { readonly agencies: readonly Option[] }
>()({
  agency: choiceFrom({
    label: "Agency",
    hint: "Its staff who read people, places and networks read the text on a subject’s page",
    options: ({ agencies }) => agencies,
    unchosen: "Choose an agency",
    missing: "Choose the agency",
  }),
  purpose: text({
    label: "Purpose",
    rows: 2,
    called: "Purpose",
    most: 1000,
    missing: "Enter what it is shared for",
  }),
});

/** Which person of concern, place, vehicle or other subject it is about. */
export const aboutForm = defineForm()({
  sought: text({
    label: "Registration, number, postcode or name",
    hint: "As it is recorded under People, places and networks",
    classes: "govuk-input--width-20",
    called: "Registration, number or name",
    most: 100,
    missing: "Enter a registration, number, postcode or name",
  }),
});
