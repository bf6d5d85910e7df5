import { choice, date, defineForm, text } from "../../kernel/forms/index.ts";
import { namingNoChild } from "../subjects/index.ts";
import { decisionQuestions as asked, decisionRules, reasonsFor } from "./decision-questions.ts";

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
      namesNoChild: true,
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
      namesNoChild: true,
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

/** A multi-agency decision about somebody who was exploited as a child, or may have been. */
export const harmForm = defineForm<{ readonly now: Date }>()(
  {
    decidedOn: asked.decidedOn,
    tookPart: namingNoChild(asked.tookPart),
    argumentsFor: namingNoChild(reasonsFor("acting")),
    argumentsAgainst: namingNoChild(asked.argumentsAgainst),
    safetyPlan: namingNoChild(asked.safetyPlan),
    nrm: namingNoChild(asked.nrm),
    section45: namingNoChild(asked.section45),
    mayAct: choice({
      label: "What was decided?",
      options: {
        no: "No measure is considered on them",
        yes: "Measures can be considered, each decided on its own",
      },
      missing: "Choose what was decided",
    }),
    reviewBy: asked.reviewBy,
  },
  decisionRules,
);
