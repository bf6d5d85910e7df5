import {
  choice,
  choiceFrom,
  defineForm,
  readIf,
  text,
  type Option,
} from "../../../kernel/forms/index.ts";
import { bodyOptions, type Body } from "../bodies.ts";
import type { Course } from "../course-reads.ts";
import { columnRoles } from "../import/index.ts";
import { optionsOf, type TrainingScheme } from "../training-scheme.ts";
import { roleWords } from "./role-words.ts";

type Courses = { readonly courses: readonly Course[] };

/** Which course of the register a name is. It is one of its other names from then on. */
export const courseQuestion = defineForm<Courses, Courses>()({
  doWith: choice({
    label: "Which course is it?",
    options: { known: "One of the register", leave: "None: leave these rows out" },
    missing: "Choose what it is",
    reveals: { known: ["course"] },
  }),
  course: readIf(
    ({ doWith }) => doWith === "known",
    choiceFrom<Courses, Courses>({
      label: "Course",
      options: ({ courses }) =>
        courses.map(({ courseId, name }) => ({ value: courseId, text: name })),
      unchosen: "Choose a course",
      missing: "Choose the course",
    }),
  ),
});

/** Whose the rows are that are of nobody for certain. */
export const personQuestion = defineForm()({
  doWith: choice({
    label: "Whose rows are these?",
    options: { known: "Someone’s in the register", leave: "Nobody’s: leave these rows out" },
    missing: "Choose whose they are",
    reveals: { known: ["who"] },
  }),
  who: readIf(
    ({ doWith }) => doWith === "known",
    text({
      label: "Their work e-mail or staff number",
      called: "Their work e-mail or staff number",
      most: 254,
      missing: "Enter a work e-mail or staff number",
    }),
  ),
});

export type Workplaces = { readonly scheme: TrainingScheme; readonly bodies: readonly Body[] };

/** Where people work who are not in the register yet. */
export const newcomersQuestion = defineForm<Workplaces, Workplaces>()({
  doWith: choice({
    label: "What is done with these people?",
    options: { known: "Add them to the register", leave: "Leave their rows out" },
    missing: "Choose what is done with them",
    reveals: { known: ["body", "audience", "role"] },
  }),
  body: readIf(
    ({ doWith }) => doWith === "known",
    choiceFrom<Workplaces, Workplaces>({
      label: "Agency or school",
      options: ({ bodies }) => bodyOptions(bodies),
      unchosen: "Choose an agency or a school",
      missing: "Choose the agency or school",
    }),
  ),
  audience: readIf(
    ({ doWith }) => doWith === "known",
    choiceFrom<Workplaces, Workplaces>({
      label: "Audience",
      options: ({ scheme }) => optionsOf(scheme.audiences),
      unchosen: "Choose an audience",
      missing: "Choose the audience",
    }),
  ),
  role: readIf(
    ({ doWith }) => doWith === "known",
    choiceFrom<Workplaces, Workplaces>({
      label: "Role",
      options: ({ scheme }) => optionsOf(scheme.roles),
      unchosen: "Choose a role",
      missing: "Choose the role",
    }),
  ),
});

export const notRead = "not-read";

const roleOptions: readonly Option[] = [
  ...columnRoles.map((role) => ({ value: role, text: roleWords[role] })),
  { value: notRead, text: "Not read" },
];

/** What a column is: remembered for the next file with the same headings. */
export const columnForm = defineForm()({
  role: choiceFrom({
    label: "What stands in this column?",
    options: () => roleOptions,
    missing: "Choose what stands in it",
  }),
});
