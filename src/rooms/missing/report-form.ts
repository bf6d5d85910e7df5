import {
  choice,
  choiceFrom,
  defineForm,
  moment,
  optionalText,
  text,
} from "../../kernel/forms/index.ts";
import { fromKinds, type GradeScheme } from "./missing-scheme.ts";

/** Grades as they are offered; what each means is its hint. */
export const gradeOptions = ({ scheme }: { readonly scheme: GradeScheme }) =>
  scheme.grades.map(({ key, name, meaning }) => ({ value: key, text: name, hint: meaning }));

type Drawing = { readonly scheme: GradeScheme };

/** That a child is missing: in the order in which it is told over the telephone. */
export const reportForm = defineForm<Drawing & { readonly now: Date }, Drawing>()({
  since: moment({ label: "Missing since", called: "When they went missing" }),
  fromKind: choice({
    label: "Missing from",
    hint: "Type of place only. Record the address under “Home, school and contacts”",
    classes: "govuk-radios--small",
    options: fromKinds,
    missing: "Choose where they are missing from",
  }),
  grade: choiceFrom({
    label: "Grade that the police gave",
    options: gradeOptions,
    missing: "Choose the grade",
  }),
  policeReference: optionalText({
    label: "Police reference (optional)",
    hint: "Can be added later as an update",
    classes: "govuk-input--width-20",
    called: "Police reference",
    most: 60,
  }),
  circumstances: text({
    label: "What is known",
    hint: "Last seen, clothing, telephone, who with, what is different this time",
    rows: 5,
    called: "What is known",
    most: 5000,
    missing: "Enter what is known so far",
  }),
  reportedBy: text({
    label: "Who reported it",
    hint: "“Her foster carer”, “the duty officer at the home”",
    called: "Who reported it",
    most: 200,
    missing: "Enter who reported it",
  }),
  reported: moment({ label: "When it was reported", called: "When it was said" }),
});
