import {
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  severalFrom,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import type { LeadScheme } from "../agency-leads/index.ts";
import { optionsOf, type TrainingScheme } from "./training-scheme.ts";

type Scheme = { readonly scheme: TrainingScheme; readonly leads: LeadScheme };

const levels = ({ scheme }: Scheme): readonly Option[] =>
  scheme.levels.map(({ key, name, group }) => ({ value: key, text: `${group}, ${name}` }));

/** A course: what it is, who it is for, what is learned and when it expires. */
export const courseForm = defineForm<Scheme, Scheme>()(
  {
    name: text({
      label: "Name of the course",
      called: "Name of the course",
      most: 200,
      missing: "Enter the name of the course",
    }),
    aliases: optionalText({
      label: "Other names of the same course (optional)",
      hint: "One on each line, as agencies and their learning systems write it",
      rows: 3,
      called: "Other names",
      most: 2000,
    }),
    level: choiceFrom({
      label: "Level",
      options: levels,
      unchosen: "Choose a level",
      missing: "Choose the level",
    }),
    length: choiceFrom({
      label: "Length",
      options: ({ scheme }) => optionsOf(scheme.lengths),
      unchosen: "Choose a length",
      missing: "Choose the length",
    }),
    audiences: severalFrom({
      label: "Audiences",
      hint: "It counts for the coverage of each of them",
      options: ({ scheme }) => optionsOf(scheme.audiences),
    }),
    validMonths: optionalText({
      label: "Expires after how many months (optional)",
      hint: "Empty where it does not expire",
      classes: "govuk-input--width-4",
      called: "Months",
      most: 3,
    }),
    leadTraining: optionalChoiceFrom({
      label: "Counts as this training of exploitation leads (optional)",
      hint: "Attendance by a lead then renews what the list of leads says",
      options: ({ leads }) => optionsOf(leads.trainings),
      unchosen: "It does not",
      unknown: "Choose a training of leads",
    }),
    outcomes: text({
      label: "Learning outcomes",
      hint: "One on each line",
      rows: 5,
      called: "Learning outcomes",
      most: 4000,
      missing: "Enter the learning outcomes",
    }),
    impact: text({
      label: "Understanding the impact on a child",
      hint: "What someone who was there understands of what exploitation does to a child",
      rows: 3,
      called: "Understanding the impact on a child",
      most: 2000,
      missing: "Enter what is learned about the impact on a child",
    }),
  },
  {
    audiences: ({ audiences }) => audiences?.length === 0 && "Choose at least one audience",
    validMonths: ({ validMonths }) =>
      validMonths != null &&
      !isWhole(validMonths, 1, 120) &&
      "Months must be a whole number from 1 to 120",
  },
);

/** Whether a text is a whole number within bounds: "-3" and "1.5" are none. */
export const isWhole = (typed: string, least: number, most: number): boolean =>
  /^\d{1,6}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;

/** Who may teach a course and with what, from when: an edition is added and never changed. */
export const editionForm = defineForm<{ readonly now: Date }>()({
  trainers: text({
    label: "Who may teach it",
    hint: "Names, agencies or the qualification that is needed",
    rows: 2,
    called: "Who may teach it",
    most: 1000,
    missing: "Enter who may teach it",
  }),
  materials: text({
    label: "Materials",
    hint: "Slides, films, handouts, and where they are kept",
    rows: 4,
    called: "Materials",
    most: 4000,
    missing: "Enter the materials",
  }),
  changed: text({
    label: "What is new in this edition",
    rows: 2,
    called: "What is new",
    most: 1000,
    missing: "Enter what is new in this edition",
  }),
  inUseFrom: date({ label: "In use from", called: "In use from" }),
});
