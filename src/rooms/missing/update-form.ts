import { defineForm, optionalChoiceFrom, optionalText, text } from "../../kernel/forms/index.ts";
import type { Episode } from "./episode-reads.ts";
import type { GradeScheme } from "./missing-scheme.ts";

type Reading = { readonly scheme: GradeScheme };
type Drawing = Reading & { readonly episode: Episode };

/** What was learnt while a child is missing; where the grade changes, the words say why. */
export const updateForm = defineForm<Reading, Drawing>()({
  wording: text({
    label: "What is new?",
    hint: "What was learnt or done, who by. If the grade changes, why",
    rows: 4,
    called: "What is new",
    most: 5000,
    missing: ({ grade }) => (grade === "" ? "Enter what is new" : "Enter why the grade changes"),
  }),
  grade: optionalChoiceFrom({
    label: "Grade",
    unchosen: ({ episode }) => `Stays ${episode.gradeName}`,
    options: ({ scheme }) =>
      scheme.grades.map(({ key, name }) => ({ value: key, text: `Now ${name}` })),
    offered: ({ scheme, episode }) =>
      scheme.grades
        .filter(({ key }) => key !== episode.grade)
        .map(({ key, name }) => ({ value: key, text: `Now ${name}` })),
    unknown: "Choose the grade",
  }),
  /** As it stands, or a new one. */
  policeReference: optionalText({
    label: "Police reference",
    classes: "govuk-input--width-20",
    called: "Police reference",
    most: 60,
  }),
});
